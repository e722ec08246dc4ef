using System.Collections.Immutable;
using KeyAccount.Rules.Analysis;
using KeyAccount.Rules.Planning;

namespace KeyAccount.Rules;

/// <summary>Explains one row by running the plan over it once more, and the parts of its expressions one by one.</summary>
internal sealed class Explainer
{
    private readonly DecisionBatch _decisions;
    private readonly EvaluationPlan _plan;
    private readonly string _language;
    private readonly EvidenceCollector _evidence;
    private readonly PlaybookExplainer _playbooks;

    private Explainer(EvaluationPlan plan, DecisionBatch decisions, string language)
    {
        _plan = plan;
        _language = language;
        _decisions = decisions;
        _evidence = new EvidenceCollector(_decisions, language);
        _playbooks = new PlaybookExplainer(_decisions, _evidence, language);
    }

    /// <param name="decisions">Everything about the row, in a batch of one.</param>
    public static Explanation Explain(EvaluationPlan plan, DecisionBatch decisions, string language)
    {
        var explainer = new Explainer(plan, decisions, language);
        return new Explanation
        {
            Scorecards = [.. plan.Model.Scorecards.Select(s => explainer.Score(plan.Scores[s]))],
            Tables = [.. plan.Model.Tables.Select(new TableExplainer(decisions, explainer._evidence, language).Explain)],
            Bands = [.. plan.Model.Bands.Select(explainer.Band)],
            Flags = [.. plan.Model.Flags.Select(explainer.Flag)],
            Playbooks = [.. plan.Model.Playbooks.Select(explainer._playbooks.Explain)],
            Actions = [.. explainer._decisions.Actions(0).Select(explainer.Action)],
        };
    }

    // ---- scores -----------------------------------------------------------------------------------------------------------------

    private ScorecardExplanation Score(ScorePlan plan)
    {
        var card = plan.Scorecard;
        BinMatch[] matches = [.. plan.Characteristics.Select(c => BinMatch.Find(c, _decisions))];
        var columns = _decisions.Score(card);
        var contributions = Contributions(plan, matches, Exact(columns.Score, card.Decimals));
        var total = plan.Characteristics.Sum(c => c.Effective);
        var characteristics = plan.Characteristics.Select((c, i) => Characteristic(c, matches[i], contributions[i], total)).ToArray();
        var question = _decisions.Question(card).Text(0);
        return new ScorecardExplanation
        {
            Name = card.Name,
            Title = Text(card.Title, card.Name),
            Score = Exact(columns.Score, card.Decimals),
            Coverage = Exact(columns.Coverage, 4)!.Value,
            Low = Exact(columns.Low, card.Decimals)!.Value,
            High = Exact(columns.High, card.Decimals)!.Value,
            Question = question is null ? null : characteristics.First(c => c.Name == question) is var asked ? asked.Question ?? asked.Title : null,
            Perspectives = [.. card.Perspectives.Select((p, i) => Perspective(p, card.Decimals, [.. characteristics.Where((_, at) => plan.Characteristics[at].Perspective == i)]))],
        };
    }

    private PerspectiveExplanation Perspective(Perspective perspective, int decimals, ImmutableArray<CharacteristicExplanation> characteristics)
    {
        var columns = _decisions.Score(perspective);
        return new PerspectiveExplanation
        {
            Name = perspective.Name,
            Title = Text(perspective.Title, perspective.Name),
            Weight = perspective.Weight,
            Score = Exact(columns.Score, decimals),
            Coverage = Exact(columns.Coverage, 4)!.Value,
            Characteristics = characteristics,
        };
    }

    private CharacteristicExplanation Characteristic(CharacteristicPlan plan, BinMatch match, decimal contribution, long total)
    {
        var characteristic = plan.Characteristic;
        var points = PointsOf(plan, match);
        var bin = match.Bin >= 0 ? characteristic.Bins[match.Bin] : null;
        var reason = bin is null ? characteristic.MissingReason : bin.Reason;
        return new CharacteristicExplanation
        {
            Name = characteristic.Name,
            Title = Text(characteristic.Title, characteristic.Name),
            State = bin is not null ? CharacteristicState.Known
                : points is not null ? CharacteristicState.Imputed
                : characteristic.Missing == MissingHandling.Required ? CharacteristicState.Required : CharacteristicState.LeftOut,
            Value = _decisions.ValueOf(characteristic.Input)[0],
            Unit = characteristic.Unit,
            Bin = bin?.When,
            Points = points is null ? null : (decimal)points / ExactWeights.PointScale,
            Weight = (decimal)plan.Effective / total,
            Contribution = contribution,
            LowPoints = (decimal)match.Fewest / ExactWeights.PointScale,
            HighPoints = (decimal)match.Most / ExactWeights.PointScale,
            ReasonCode = reason,
            Reason = reason is null ? null : Text(_decisions.Policy.Reasons[reason], reason),
            Question = bin is null && characteristic.Question is not null ? Text(characteristic.Question, "") : null,
        };
    }

    /// <summary>The points that went into the score; <see langword="null"/> when none did.</summary>
    private static long? PointsOf(CharacteristicPlan plan, BinMatch match) => match.Bin >= 0
        ? plan.Points[match.Bin]
        : plan.Characteristic.Missing switch
        {
            MissingHandling.Worst => match.Fewest,
            MissingHandling.Points => plan.MissingPoints,
            _ => null,
        };

    /// <summary>Shares cut down to the score's decimals; what is then missing goes to the largest remainders (semantics, section 5).</summary>
    private static decimal[] Contributions(ScorePlan plan, BinMatch[] matches, decimal? score)
    {
        var contributions = new decimal[plan.Characteristics.Length];
        if (score is null) return contributions;
        Int128 unit = ScorePlan.PowersOfTen[plan.Scorecard.Decimals];
        var points = plan.Characteristics.Select((c, i) => PointsOf(c, matches[i])).ToArray();
        Int128 divisor = (Int128)ExactWeights.PointScale * plan.Characteristics.Where((_, i) => points[i] is not null).Sum(c => c.Effective);
        var shares = points.Select((p, i) => p is null ? 0 : plan.Characteristics[i].Effective * (Int128)p.Value * unit).ToArray();
        var units = shares.Select(s => (long)(s / divisor)).ToArray();
        var missing = (long)(score.Value * (long)unit) - units.Sum();
        foreach (var i in Enumerable.Range(0, units.Length).OrderByDescending(i => shares[i] % divisor).Take((int)missing)) units[i]++;
        for (var i = 0; i < units.Length; i++) contributions[i] = units[i] / (decimal)(long)unit;
        return contributions;
    }

    private static decimal? Exact(NumberColumn column, int decimals) =>
        column.IsKnown(0) ? Math.Round((decimal)column.Values.Span[0], decimals) : null;

    // ---- everything else --------------------------------------------------------------------------------------------------------

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
            Severity = flag.Severity,
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
