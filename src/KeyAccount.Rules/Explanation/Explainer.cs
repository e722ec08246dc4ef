using KeyAccount.Rules.Planning;

namespace KeyAccount.Rules;

/// <summary>Explains one row by running the plan over it once more, and the parts of its expressions one by one.</summary>
internal sealed class Explainer
{
    private readonly DecisionBatch _decisions;
    private readonly string _language;
    private readonly EvidenceCollector _evidence;
    private readonly PlaybookExplainer _playbooks;

    private Explainer(DecisionBatch decisions, string language)
    {
        _language = language;
        _decisions = decisions;
        _evidence = new EvidenceCollector(_decisions, language);
        _playbooks = new PlaybookExplainer(_decisions, _evidence, language);
    }

    /// <param name="decisions">Everything about the row, in a batch of one.</param>
    public static Explanation Explain(EvaluationPlan plan, DecisionBatch decisions, string language)
    {
        var explainer = new Explainer(decisions, language);
        return new Explanation
        {
            Scorecards = [.. plan.Model.Scorecards.Select(s => new ScoreExplainer(decisions, explainer._evidence, language).Explain(plan.Scores[s]))],
            Tables = [.. plan.Model.Tables.Select(new TableExplainer(decisions, explainer._evidence, language).Explain)],
            Bands = [.. plan.Model.Bands.Select(explainer.Band)],
            Flags = [.. plan.Model.Flags.Select(explainer.Flag)],
            Playbooks = [.. plan.Model.Playbooks.Select(explainer._playbooks.Explain)],
            Actions = [.. explainer._decisions.Actions(0).Select(explainer.Action)],
        };
    }

    private BandExplanation Band(Band band)
    {
        var columns = _decisions.Band(band);
        var at = columns.Label.Codes.Span[0];
        var cut = at < 0 ? null : band.Cuts[at];
        var deciding = band.Of is not null ? [band.Of] : band.Cuts.Take(at + 1).Select(c => c.Condition).OfType<Expressions.BoundExpression>();
        return new BandExplanation
        {
            Name = band.Name,
            Title = Text(band.Title, band.Name),
            Label = columns.Label.Text(0),
            LabelTitle = TitleOf(band, at),
            Advice = cut?.Advice is { } advice ? Text(advice, "") : null,
            Best = columns.Best.Text(0),
            BestTitle = TitleOf(band, columns.Best.Codes.Span[0]),
            Worst = columns.Worst.Text(0),
            WorstTitle = TitleOf(band, columns.Worst.Codes.Span[0]),
            IsCertain = columns.Certain.Truth(0) == true,
            Cut = cut is { AtCut: { } relative } ? FormattableString.Invariant($">= {relative.Name} ({relative.Number})")
                : cut?.At is { } number ? FormattableString.Invariant($">= {number}") : cut?.When,
            Evidence = [.. deciding.SelectMany(d => _evidence.Collect(d, onlyUnknown: false)).DistinctBy(e => e.Name)],
        };
    }

    private string? TitleOf(Band band, int cut) => cut < 0 ? null : Text(band.Cuts[cut].Title, band.Cuts[cut].Label);

    private FlagExplanation Flag(Flag flag)
    {
        var state = _decisions.FlagState(flag, 0);
        return new FlagExplanation
        {
            Id = flag.Id,
            Title = Text(flag.Title, flag.Id),
            State = state,
            Severity = _decisions.SeverityOf(flag, 0),
            Message = state == FlagState.Raised && flag.Message is not null ? Text(flag.Message, "") : null,
            When = flag.When,
            Evidence = _evidence.Collect(flag.Condition, onlyUnknown: state == FlagState.Undetermined),
            Action = flag.Action,
        };
    }

    private ActionExplanation Action(PolicyAction action) => new()
    {
        Id = action.Id,
        Title = Text(action.Title, action.Id),
        Priority = action.Priority,
        IsExclusive = action.IsExclusive,
        Audience = action.Audience is null ? null : Text(action.Audience, ""),
        Activity = _playbooks.Explain(action.Activity),
        Stage = action.Stage,
        Obsolete = action.Obsolete is null ? null : Text(action.Obsolete, ""),
        Reasons = [.. _decisions.Triggers(action, 0).Select(t => Reason(action, t))],
    };

    private ActionReason Reason(PolicyAction action, ActionTrigger trigger)
    {
        var (rule, kind, condition) = trigger switch
        {
            { Flag: { } flag } => (flag.Id, ActionReasonKind.Flag, flag.Condition),
            { Node: { } node } => (node.Id, ActionReasonKind.Node, node.Condition),
            _ => ("condition", ActionReasonKind.Condition, action.Condition!),
        };
        return new ActionReason(rule, kind, trigger.Reason is null ? "" : Text(trigger.Reason, ""), _evidence.Collect(condition, onlyUnknown: false));
    }

    private string Text(LocalizedText? text, string otherwise) => text is null ? otherwise : _decisions.Render(text, 0, _language);
}
