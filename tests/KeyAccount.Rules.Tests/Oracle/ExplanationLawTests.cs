using KeyAccount.Oracle.Text;
using KeyAccount.Rules;

namespace KeyAccount.Oracle;

/// <summary>An explanation says of a row what the decisions say of it, for any policy.</summary>
public sealed class ExplanationLawTests
{
    private const int Trials = 120;

    [Fact]
    public void An_explanation_agrees_with_the_decisions_it_explains() => Laws.Hold(Trials, trial =>
    {
        var policy = CompiledPolicy.Load(PolicyPrinter.Print(trial.Policy));
        var decisions = policy.Evaluate(ColumnFacts.Batch(policy.Model.Inputs, trial.Rows));
        return Enumerable.Range(0, decisions.Count)
            .SelectMany(row => Pairs(decisions, decisions.Explain(row, "en"), row))
            .Where(pair => !Plain.Same(pair.Decided, pair.Explained))
            .Select(pair => $"{pair.What}: decided {Plain.Text(pair.Decided)}, explained {Plain.Text(pair.Explained)}")
            .FirstOrDefault();
    });

    [Fact]
    public void Every_characteristic_is_explained_in_one_piece() => Laws.Hold(Trials, trial =>
    {
        var policy = CompiledPolicy.Load(PolicyPrinter.Print(trial.Policy));
        var decisions = policy.Evaluate(ColumnFacts.Batch(policy.Model.Inputs, trial.Rows));
        return Enumerable.Range(0, decisions.Count)
            .SelectMany(row => decisions.Explain(row, "en").Scorecards)
            .SelectMany(card => card.Characteristics.Where(one => !IsConsistent(one)).Select(one => $"{card.Name}: {one}"))
            .FirstOrDefault();
    });

    [Fact]
    public void What_is_explained_adds_up_to_the_score() => Laws.Hold(Trials, trial =>
    {
        var policy = CompiledPolicy.Load(PolicyPrinter.Print(trial.Policy));
        var decisions = policy.Evaluate(ColumnFacts.Batch(policy.Model.Inputs, trial.Rows));
        return Enumerable.Range(0, decisions.Count)
            .SelectMany(row => decisions.Explain(row, "en").Scorecards)
            .Where(card => card.Score is { } score && score != card.Characteristics.Sum(one => one.Contribution) + card.Corrections.Sum(one => one.Points) + card.BeyondBounds)
            .Select(card => $"{card.Name}: {card}")
            .FirstOrDefault();
    });

    private static bool IsConsistent(CharacteristicExplanation one) => one.State switch
    {
        CharacteristicState.Known => one.Points == one.LowPoints && one.Points == one.HighPoints,
        CharacteristicState.Imputed => one.Points is not null && one.Bin is null && one.LowPoints <= one.HighPoints,
        _ => one is { Points: null, Bin: null, Contribution: 0 } && one.LowPoints <= one.HighPoints,
    };

    private static IEnumerable<(string What, object? Decided, object? Explained)> Pairs(DecisionBatch decisions, Explanation explanation, int row)
    {
        var policy = decisions.Policy;
        foreach (var (card, explained) in policy.Scorecards.Zip(explanation.Scorecards))
        {
            var score = decisions.Score(card);
            yield return (card.Name, card.Name, explained.Name);
            yield return ($"{card.Name}.score", score.Score[row].Number, explained.Score);
            yield return ($"{card.Name}.coverage", score.Coverage[row].Number, explained.Coverage);
            yield return ($"{card.Name}.low", score.Low[row].Number, explained.Low);
            yield return ($"{card.Name}.high", score.High[row].Number, explained.High);
            yield return ($"{card.Name}.question", decisions.Question(card).Text(row), explained.Question);
            foreach (var (perspective, part) in card.Perspectives.Zip(explained.Perspectives))
            {
                yield return ($"{card.Name}.{perspective.Name}", decisions.Score(perspective).Score[row].Number, part.Score);
            }
        }

        foreach (var (band, explained) in policy.Bands.Zip(explanation.Bands))
        {
            var columns = decisions.Band(band);
            yield return (band.Name, columns.Label.Text(row), explained.Label);
            yield return ($"{band.Name}.best", columns.Best.Text(row), explained.Best);
            yield return ($"{band.Name}.worst", columns.Worst.Text(row), explained.Worst);
            yield return ($"{band.Name}.certain", columns.Certain.Truth(row), explained.IsCertain);
        }

        foreach (var (flag, explained) in policy.Flags.Zip(explanation.Flags))
        {
            yield return (flag.Id, $"{flag.Id} {decisions.FlagState(flag, row)} {decisions.SeverityOf(flag, row)}", $"{explained.Id} {explained.State} {explained.Severity}");
        }

        foreach (var (playbook, explained) in policy.Playbooks.Zip(explanation.Playbooks))
        {
            var columns = decisions.Playbook(playbook);
            yield return ($"{playbook.Name}.claimed", columns.Claimed.Text(row), explained.Claimed?.Id);
            yield return ($"{playbook.Name}.supported", columns.Supported.Text(row), explained.Supported.Id);
            yield return ($"{playbook.Name}.gap", columns.Gap[row].Number, (double?)explained.Gap);
            yield return ($"{playbook.Name}.applies", decisions.Applies(playbook).Truth(row), explained.Applies);
            yield return ($"{playbook.Name} chosen", decisions.ChosenPlaybook(row)?.Name == playbook.Name, explained.IsChosen);
            yield return ($"{playbook.Name} passed", decisions.Playbook(playbook).SupportedStep[row].Number - (columns.Node.IsKnown(row) ? 1 : 0), (double)explained.Stages.Count(stage => stage.State == StageState.Passed));
            yield return ($"{playbook.Name}.node", columns.Node.Text(row), explained.Nodes.FirstOrDefault(node => node.Stage == explained.Supported.Id && node.IsMet != true)?.Id);
        }

        yield return ("next action", decisions.NextAction(row)?.Id, explanation.Actions.FirstOrDefault()?.Id);
        yield return ("actions", decisions.Actions(row).Select(action => action.Id).ToList(), explanation.Actions.Select(action => action.Id).ToList());
        yield return ("reasons",
            decisions.Actions(row).Select(action => decisions.Reason(action, row, "en")).ToList(),
            explanation.Actions.Select(action => action.Reasons.Select(reason => reason.Text).FirstOrDefault(text => text.Length > 0) ?? "").ToList());
    }
}
