using KeyAccount.Oracle.Model;

namespace KeyAccount.Oracle.Meaning;

/// <summary>Where an account stands in a playbook: what is claimed, and what the nodes support. Steps count from 1.</summary>
internal sealed record PlaybookResult(Playbook Playbook, int? ClaimedStep, int SupportedStep, int SupportedBestStep, KeyNode? Node)
{
    public Stage? Claimed => ClaimedStep is { } step ? Playbook.Stages[step - 1] : null;

    public Stage Supported => Playbook.Stages[SupportedStep - 1];

    public Stage SupportedBest => Playbook.Stages[SupportedBestStep - 1];

    public int? Gap => ClaimedStep - SupportedStep;
}

/// <summary>Section 8 of the semantics page.</summary>
internal static class PlaybookMeaning
{
    public static PlaybookResult Evaluate(Playbook playbook, Scope scope)
    {
        var truths = playbook.Stages.Select(stage => stage.Nodes.Select(node => ExpressionMeaning.Condition(node.When, scope)).ToList()).ToList();
        var supported = FirstNotPassed(truths, truth => truth == true);
        var supportedBest = FirstNotPassed(truths, truth => truth != false);
        var missing = truths[supported].FindIndex(truth => truth != true);
        var claimed = (string?)ExpressionMeaning.Evaluate(playbook.Claimed, scope);
        var claimedIndex = playbook.Stages.Select(stage => stage.Id).ToList().IndexOf(claimed ?? "");
        return new PlaybookResult(
            playbook,
            claimedIndex < 0 ? null : claimedIndex + 1,
            supported + 1,
            supportedBest + 1,
            missing < 0 ? null : playbook.Stages[supported].Nodes[missing]);
    }

    private static int FirstNotPassed(List<List<bool?>> truths, Func<bool?, bool> passes)
    {
        var first = truths.FindIndex(nodes => !nodes.All(passes));
        return first < 0 ? truths.Count - 1 : first;
    }
}
