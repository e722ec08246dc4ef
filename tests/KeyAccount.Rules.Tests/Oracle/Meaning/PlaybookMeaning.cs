using KeyAccount.Oracle.Model;

namespace KeyAccount.Oracle.Meaning;

/// <summary>Where an account stands in a playbook: what is claimed, and what the nodes support. Steps count from 1.</summary>
internal sealed record PlaybookResult(Playbook Playbook, bool? Applies, int? ClaimedStep, int SupportedStep, int SupportedBestStep, KeyNode? Node)
{
    public Stage? Claimed => ClaimedStep is { } step ? Playbook.Stages[step - 1] : null;

    public Stage Supported => Playbook.Stages[SupportedStep - 1];

    public Stage SupportedBest => Playbook.Stages[SupportedBestStep - 1];

    public int? Gap => ClaimedStep - SupportedStep;

    /// <summary>The action that the missing node names; none where the playbook does not apply.</summary>
    public string? Action => Applies == true ? Node?.Action : null;
}

/// <summary>Section 9 of the semantics page.</summary>
internal static class PlaybookMeaning
{
    public static PlaybookResult Evaluate(Playbook playbook, Scope scope)
    {
        // What must be true to pass each stage: its own nodes, and what lets into the next one.
        var needed = playbook.Stages.Select((stage, i) => (List<KeyNode>)[.. stage.Nodes, .. playbook.Stages.Skip(i + 1).Take(1).SelectMany(next => next.Entry)]).ToList();
        var truths = needed.Select(nodes => nodes.Select(node => ExpressionMeaning.Condition(node.When, scope)).ToList()).ToList();
        var supported = FirstNotPassed(truths, truth => truth == true);
        var supportedBest = FirstNotPassed(truths, truth => truth != false);
        var missing = truths[supported].FindIndex(truth => truth != true);
        var claimed = (string?)ExpressionMeaning.Evaluate(playbook.Claimed, scope);
        var claimedIndex = playbook.Stages.Select(stage => stage.Id).ToList().IndexOf(claimed ?? "");
        return new PlaybookResult(
            playbook,
            playbook.When is null ? true : ExpressionMeaning.Condition(playbook.When, scope),
            claimedIndex < 0 ? null : claimedIndex + 1,
            supported + 1,
            supportedBest + 1,
            missing < 0 ? null : needed[supported][missing]);
    }

    /// <summary>The first playbook that applies, unless that is unknown of one before it.</summary>
    public static string? Chosen(IReadOnlyList<Playbook> playbooks, Func<Playbook, PlaybookResult> results)
    {
        var first = playbooks.FirstOrDefault(playbook => results(playbook).Applies != false);
        return first is not null && results(first).Applies == true ? first.Name : null;
    }

    private static int FirstNotPassed(List<List<bool?>> truths, Func<bool?, bool> passes)
    {
        var first = truths.FindIndex(nodes => !nodes.All(passes));
        return first < 0 ? truths.Count - 1 : first;
    }
}
