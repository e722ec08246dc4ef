namespace KeyAccount.Rules;

/// <summary>Explains the playbooks of one row (semantics, section 9).</summary>
internal sealed class PlaybookExplainer(DecisionBatch decisions, EvidenceCollector evidence, string language)
{
    public PlaybookExplanation Explain(Playbook playbook)
    {
        var columns = decisions.Playbook(playbook);
        var supported = columns.Supported.Codes.Span[0];
        var current = columns.Node.IsKnown(0) ? supported : playbook.Stages.Length;
        return new PlaybookExplanation
        {
            Name = playbook.Name,
            Title = Text(playbook.Title) ?? playbook.Name,
            Claimed = columns.Claimed.Codes.Span[0] is >= 0 and var claimed ? Stage(playbook, claimed) : null,
            Supported = Stage(playbook, supported),
            Gap = (int?)columns.Gap[0].Number,
            Stages = [.. playbook.Stages.Select((stage, at) => Progress(stage, at, current))],
            Nodes = [.. playbook.Stages.Take(supported + 1).SelectMany(s => s.Nodes.Select(n => Node(s, n)))],
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
    private StageProgress Progress(Stage stage, int at, int current) => new(
        stage.Id,
        Text(stage.Title) ?? stage.Id,
        at + 1,
        at < current ? StageState.Passed : at == current ? StageState.Current : StageState.Open,
        [.. stage.Nodes.Select(n => new NodeTruth(n.Id, Text(n.Title) ?? n.Id, IsMet(n)))]);

    private NodeExplanation Node(Stage stage, KeyNode node)
    {
        var isMet = IsMet(node);
        return new NodeExplanation(
            node.Id, Text(node.Title) ?? node.Id, stage.Id, isMet, isMet == true ? null : Text(node.Message), evidence.Collect(node.Condition, onlyUnknown: isMet is null));
    }

    private bool? IsMet(KeyNode node) => ((TruthColumn)decisions.ValueOf(node.Condition)).Truth(0);

    private string? Text(LocalizedText? text) => text is null ? null : decisions.Render(text, 0, language);
}
