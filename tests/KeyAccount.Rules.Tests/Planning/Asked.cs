using KeyAccount.Rules.Tests.Evaluation;

namespace KeyAccount.Rules.Tests.Planning;

/// <summary>Parts of a policy of which some are asked for, each with how to read it.</summary>
internal sealed class Asked
{
    private readonly Random _random;
    private readonly List<(bool IsAsked, string What, Func<DecisionBatch, IEnumerable<(string Name, Column Column)>> Columns)> _parts = [];

    private Asked(Random random) => _random = random;

    public DecisionOutputs Outputs { get; private set; } = DecisionOutputs.None;

    public bool AllActions { get; private set; }

    public IReadOnlyList<(bool IsAsked, string What, Func<DecisionBatch, IEnumerable<(string Name, Column Column)>> Columns)> Parts => _parts;

    public static Asked AtRandom(PolicyModel model, Random random)
    {
        var asked = new Asked(random) { AllActions = random.Next(3) == 0 };
        if (asked.AllActions) asked.Outputs = asked.Outputs.WithActions();
        asked.Add("the next action", outputs => outputs.WithNextAction(), decisions => [("next", decisions.NextActions)], asked.AllActions);
        foreach (var value in model.Values) asked.Add(value.Name, outputs => outputs.With(value), decisions => [(value.Name, decisions.Value(value)!)]);
        foreach (var card in model.Scorecards)
        {
            asked.Add(card.Name, outputs => outputs.With(card), decisions => Decided.Of(card.Name, decisions.Score(card)));
            asked.Add($"the question of {card.Name}", outputs => outputs.WithQuestion(card), decisions => [("question", decisions.Question(card))]);
            foreach (var part in card.Perspectives) asked.Add(part.Name, outputs => outputs.With(part), decisions => Decided.Of(part.Name, decisions.Score(part)));
        }

        foreach (var band in model.Bands) asked.Add(band.Name, outputs => outputs.With(band), decisions => Decided.Of(band.Name, decisions.Band(band)));

        // The flags that name an action are among its triggers.
        foreach (var flag in model.Flags)
            asked.Add(flag.Id, outputs => outputs.With(flag), decisions => [(flag.Id, decisions.Flag(flag))], asked.AllActions && flag.Action is not null);
        foreach (var playbook in model.Playbooks) asked.Add(playbook.Name, outputs => outputs.With(playbook), decisions => [.. Decided.Of(playbook.Name, decisions.Playbook(playbook)), ($"{playbook.Name}.applies", decisions.Applies(playbook))]);
        return asked;
    }

    private void Add(string what, Func<DecisionOutputs, DecisionOutputs> ask, Func<DecisionBatch, IEnumerable<(string Name, Column Column)>> columns, bool isThereAnyway = false)
    {
        var isAsked = _random.Next(3) == 0;
        if (isAsked) Outputs = ask(Outputs);
        _parts.Add((isAsked || isThereAnyway, what, columns));
    }
}
