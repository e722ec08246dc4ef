namespace KeyAccount.Rules;

/// <summary>Explains the playbooks of one row (semantics, section 9).</summary>
internal sealed class PlaybookExplainer(DecisionBatch decisions, EvidenceCollector evidence, string language)
{
    public PlaybookExplanation Explain(Playbook playbook)
    {
        var columns = decisions.Playbook(playbook);
        var supported = columns.Supported.Codes.Span[0];
        var applies = decisions.Applies(playbook).Truth(0);
        var current = columns.Node.IsKnown(0) ? supported : playbook.Stages.Length;
        return new PlaybookExplanation
        {
            Name = playbook.Name,
            Title = Text(playbook.Title) ?? playbook.Name,
            Applies = applies,
            IsChosen = decisions.ChosenPlaybook(0) == playbook,
            When = playbook.When,
            Evidence = playbook.Condition is { } when ? evidence.Collect(when, onlyUnknown: applies is null) : [],
            Claimed = columns.Claimed.Codes.Span[0] is >= 0 and var claimed ? Stage(playbook, claimed) : null,
            Supported = Stage(playbook, supported),
            Gap = (int?)columns.Gap[0].Number,
            Stages = [.. playbook.Stages.Select((_, at) => Progress(playbook, at, current))],
            Nodes = [.. Enumerable.Range(0, supported + 1).SelectMany(at => playbook.NodesToPass(at).Select(n => Node(playbook, at, n)))],
        };
    }

    public ActivityExplanation? Explain(Activity? activity) => activity is null ? null : new ActivityExplanation(
        activity.Id, Text(activity.Title) ?? activity.Id, Text(activity.Audience), activity.Cost, activity.Reach, Text(activity.Description));

    private StageExplanation Stage(Playbook playbook, int at)
    {
        var stage = playbook.Stages[at];
        return new StageExplanation
        {
            Id = stage.Id,
            Title = Text(stage.Title) ?? stage.Id,
            Step = at + 1,
            Probability = stage.Probability,
            Description = Text(stage.Description),
            Goal = Text(stage.Goal),
            Buyer = Text(stage.Buyer),
            Participants = [.. stage.Participants.Select(Text).OfType<string>()],
            Involvement = stage.Involvement,
            Support = Text(stage.Support),
            Activities = [.. stage.Activities.Select(Explain).OfType<ActivityExplanation>()],
            Exit = Text(stage.Exit),
        };
    }

    /// <param name="current">The place of the first stage that is not passed; behind the last one when all are.</param>
    private StageProgress Progress(Playbook playbook, int at, int current) => new(
        playbook.Stages[at].Id,
        Text(playbook.Stages[at].Title) ?? playbook.Stages[at].Id,
        at + 1,
        at < current ? StageState.Passed : at == current ? StageState.Current : StageState.Open,
        [.. playbook.NodesToPass(at).Select(n => new NodeTruth(n.Id, Text(n.Title) ?? n.Id, IsMet(n), Enters(playbook, at, n)))]);

    private NodeExplanation Node(Playbook playbook, int at, KeyNode node)
    {
        var isMet = IsMet(node);
        return new NodeExplanation(
            node.Id, Text(node.Title) ?? node.Id, playbook.Stages[at].Id, Enters(playbook, at, node), isMet,
            isMet == true ? null : Text(node.Message), evidence.Collect(node.Condition, onlyUnknown: isMet is null));
    }

    private static string? Enters(Playbook playbook, int at, KeyNode node) => playbook.Stages[at].Nodes.Contains(node) ? null : playbook.Stages[at + 1].Id;

    private bool? IsMet(KeyNode node) => ((TruthColumn)decisions.ValueOf(node.Condition)).Truth(0);

    private string? Text(LocalizedText? text) => text is null ? null : decisions.Render(text, 0, language);
}
