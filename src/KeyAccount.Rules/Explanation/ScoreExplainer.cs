using System.Collections.Immutable;
using KeyAccount.Rules.Analysis;
using KeyAccount.Rules.Expressions;
using KeyAccount.Rules.Planning;

namespace KeyAccount.Rules;

/// <summary>Explains the scores of one row: contributions, then adjustments, bounds, caps and knock-outs, which add up to the score.</summary>
internal sealed class ScoreExplainer(DecisionBatch decisions, EvidenceCollector evidence, string language)
{
    public ScorecardExplanation Explain(ScorePlan plan)
    {
        var card = plan.Scorecard;
        BinMatch[] matches = [.. plan.Characteristics.Select(c => BinMatch.Find(c, decisions))];
        var columns = decisions.Score(card);
        var (mean, contributions) = Contributions(plan, matches);
        var (corrections, beyond) = Corrections(plan, mean);
        var total = plan.Characteristics.Sum(c => c.Effective);
        var characteristics = plan.Characteristics.Select((c, i) => Characteristic(c, matches[i], contributions[i], total)).ToArray();
        var question = decisions.Question(card).Text(0);
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
            Corrections = corrections,
            BeyondBounds = beyond,
        };
    }

    private PerspectiveExplanation Perspective(Perspective perspective, int decimals, ImmutableArray<CharacteristicExplanation> characteristics)
    {
        var columns = decisions.Score(perspective);
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
            Value = decisions.ValueOf(characteristic.Input)[0],
            Unit = characteristic.Unit,
            Bin = bin?.When,
            Points = points is null ? null : (decimal)points / ExactWeights.PointScale,
            Weight = (decimal)plan.Effective / total,
            Contribution = contribution,
            LowPoints = (decimal)match.Fewest / ExactWeights.PointScale,
            HighPoints = (decimal)match.Most / ExactWeights.PointScale,
            ReasonCode = reason,
            Reason = ReasonText(reason),
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

    /// <summary>
    /// The weighted mean, and what each characteristic contributes to it: shares cut down to the score's decimals; what is then missing goes to the
    /// largest remainders (semantics, section 5).
    /// </summary>
    private static (decimal? Mean, decimal[] Contributions) Contributions(ScorePlan plan, BinMatch[] matches)
    {
        var contributions = new decimal[plan.Characteristics.Length];
        var points = plan.Characteristics.Select((c, i) => PointsOf(c, matches[i])).ToArray();
        if (points.All(p => p is null) || plan.Characteristics.Where((c, i) => matches[i].Bin < 0 && c.Characteristic.Missing == MissingHandling.Required).Any())
            return (null, contributions);
        Int128 unit = ScorePlan.PowersOfTen[plan.Scorecard.Decimals];
        Int128 divisor = (Int128)ExactWeights.PointScale * plan.Characteristics.Where((_, i) => points[i] is not null).Sum(c => c.Effective);
        var shares = points.Select((p, i) => p is null ? 0 : plan.Characteristics[i].Effective * (Int128)p.Value * unit).ToArray();
        var sum = shares.Aggregate(Int128.Zero, (a, b) => a + b);
        var mean = (long)(((2 * sum) + divisor) / (2 * divisor));
        var units = shares.Select(s => (long)(s / divisor)).ToArray();
        foreach (var i in Enumerable.Range(0, units.Length).OrderByDescending(i => shares[i] % divisor).Take((int)(mean - units.Sum()))) units[i]++;
        for (var i = 0; i < units.Length; i++) contributions[i] = units[i] / (decimal)(long)unit;
        return (mean / (decimal)(long)unit, contributions);
    }

    // ---- adjustments, caps, knock-outs --------------------------------------------------------------------------------------------

    /// <summary>What each changed, in the order in which they change the score; and what the bounds 0 and 100 took.</summary>
    private (ImmutableArray<ScoreCorrection> Corrections, decimal BeyondBounds) Corrections(ScorePlan plan, decimal? mean)
    {
        var card = plan.Scorecard;
        var unit = ScorePlan.PowersOfTen[card.Decimals];
        var corrections = ImmutableArray.CreateBuilder<ScoreCorrection>();
        var score = mean ?? 0;
        foreach (var adjustment in plan.Adjustments)
        {
            var (applies, units) = Added(adjustment);
            var points = mean is null ? 0 : units / (decimal)unit;
            score += points;
            corrections.Add(Correction(CorrectionKind.Adjustment, adjustment.Adjustment.Id, adjustment.Adjustment.Title, adjustment.Adjustment.Reason,
                adjustment.Adjustment.When ?? adjustment.Adjustment.Steps!.Of, adjustment.Adjustment.Condition ?? adjustment.Adjustment.Steps!.Number, applies, points));
        }

        var beyond = Math.Clamp(score, 0, 100) - score;
        score += beyond;
        foreach (var cap in card.Caps)
        {
            var applies = Truth(cap.Condition);
            var taken = applies == true ? Math.Min(score, cap.AtMost) - score : 0;
            score += taken;
            corrections.Add(Correction(CorrectionKind.Cap, cap.Id, cap.Title, cap.Reason, cap.When, cap.Condition, applies, taken));
        }

        foreach (var knockOut in card.KnockOuts)
        {
            var applies = Truth(knockOut.Condition);
            var taken = applies == true ? -score : 0;
            score += taken;
            corrections.Add(Correction(CorrectionKind.KnockOut, knockOut.Id, knockOut.Title, knockOut.Reason, knockOut.When, knockOut.Condition, applies, taken));
        }

        return (corrections.ToImmutable(), beyond);
    }

    /// <summary>Whether an adjustment is known to add anything, and how many units of the score's last decimal.</summary>
    private (bool? Applies, long Units) Added(AdjustmentPlan plan)
    {
        if (plan.Adjustment.Steps is not { } steps) return Truth(plan.Adjustment.Condition!) is var truth && truth == true ? (true, plan.First) : (truth, 0);
        return decisions.ValueOf(steps.Number)[0].Number is { } number ? (true, plan.Of(number)) : (null, 0);
    }

    private ScoreCorrection Correction(
        CorrectionKind kind, string id, LocalizedText? title, string? reason, string rule, BoundExpression condition, bool? applies, decimal points) => new()
        {
            Kind = kind,
            Id = id,
            Title = Text(title, id),
            Rule = rule,
            Applies = applies,
            Points = points,
            ReasonCode = reason,
            Reason = ReasonText(reason),
            Evidence = evidence.Collect(condition, onlyUnknown: applies is null),
        };

    private bool? Truth(BoundExpression condition) => ((TruthColumn)decisions.ValueOf(condition)).Truth(0);

    private static decimal? Exact(NumberColumn column, int decimals) =>
        column.IsKnown(0) ? Math.Round((decimal)column.Values.Span[0], decimals) : null;

    private string? ReasonText(string? code) => code is null ? null : Text(decisions.Policy.Reasons[code], code);

    private string Text(LocalizedText? text, string otherwise) => text is null ? otherwise : decisions.Render(text, 0, language);
}
