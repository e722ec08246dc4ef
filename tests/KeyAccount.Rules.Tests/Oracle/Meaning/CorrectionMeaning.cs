using System.Globalization;
using KeyAccount.Oracle.Model;

namespace KeyAccount.Oracle.Meaning;

/// <summary>What adjustments, caps and knock-outs make of an account's weighted mean: section 5 of the semantics page.</summary>
internal sealed class CorrectionMeaning
{
    private readonly List<(Adjustment Adjustment, decimal Points, decimal Fewest, decimal Most)> _added;
    private readonly List<(Cap Cap, bool? Holds)> _caps;
    private readonly List<(KnockOut KnockOut, bool? Holds)> _knockOuts;

    public CorrectionMeaning(Scorecard card, Scope scope)
    {
        _added = [.. card.Adjustments.Select(one => Added(one, scope))];
        _caps = [.. card.Caps.Select(one => (one, ExpressionMeaning.Condition(one.When, scope)))];
        _knockOuts = [.. card.KnockOuts.Select(one => (one, ExpressionMeaning.Condition(one.When, scope)))];
    }

    /// <summary>True with one that is true, false when all are false.</summary>
    public bool? KnockedOut => _knockOuts.Any(one => one.Holds == true) ? true : _knockOuts.All(one => one.Holds == false) ? false : null;

    public Rational? Score(Rational? mean)
    {
        if (KnockedOut == true) return Rational.Zero;
        return mean is { } known ? Bounded(known + Rational.From(_added.Sum(one => one.Points)), _caps.Where(one => one.Holds == true)) : null;
    }

    public Rational Low(Rational mean) => KnockedOut != false
        ? Rational.Zero
        : Bounded(mean + Rational.From(_added.Sum(one => one.Fewest)), _caps.Where(one => one.Holds != false));

    public Rational High(Rational mean) => KnockedOut == true
        ? Rational.Zero
        : Bounded(mean + Rational.From(_added.Sum(one => one.Most)), _caps.Where(one => one.Holds == true));

    /// <summary>What each takes from the score, or adds to it, one after the other; under an empty id what the bounds take.</summary>
    public IReadOnlyDictionary<string, decimal> Changes(decimal? mean)
    {
        var changes = new Dictionary<string, decimal>(StringComparer.Ordinal);
        var score = mean ?? 0;
        foreach (var (adjustment, points, _, _) in _added) Change(adjustment.Id, mean is null ? score : score + points);
        Change("", Math.Clamp(score, 0, 100));
        foreach (var (cap, holds) in _caps) Change(cap.Id, holds == true ? Math.Min(score, cap.AtMost) : score);
        foreach (var (knockOut, holds) in _knockOuts) Change(knockOut.Id, holds == true ? 0 : score);
        return changes;

        void Change(string id, decimal to)
        {
            changes[id] = to - score;
            score = to;
        }
    }

    private static Rational Bounded(Rational score, IEnumerable<(Cap Cap, bool? Holds)> caps)
    {
        var most = caps.Select(one => Rational.From(one.Cap.AtMost)).Append(Rational.From(100m)).Min();
        if (score.Sign < 0) return Rational.Zero;
        return score.CompareTo(most) > 0 ? most : score;
    }

    private static (Adjustment, decimal Points, decimal Fewest, decimal Most) Added(Adjustment adjustment, Scope scope)
    {
        if (adjustment is StepwiseAdjustment steps) return Stepped(steps, scope);
        var points = adjustment.Points;
        return ExpressionMeaning.Condition(((PlainAdjustment)adjustment).When, scope) switch
        {
            true => (adjustment, points, points, points),
            false => (adjustment, 0, 0, 0),
            null => (adjustment, 0, Math.Min(points, 0), Math.Max(points, 0)),
        };
    }

    private static (Adjustment, decimal Points, decimal Fewest, decimal Most) Stepped(StepwiseAdjustment steps, Scope scope)
    {
        if (steps.Points == 0) return (steps, 0, 0, 0);
        var of = ExpressionMeaning.Meaning(steps.Of, scope);
        if (of.Value is null) return (steps, 0, steps.AtLeast, steps.AtMost);

        // More than a thousand steps lie beyond both bounds.
        var step = -1001;
        while (step < 1001 && Comparison.Compare(">=", of.Value, Number((step + 1) * steps.Per), of.Computed) == true) step++;
        var points = Math.Clamp(step * steps.Points, steps.AtLeast, steps.AtMost);
        return (steps, points, points, points);
    }

    /// <summary>The double that the decimal's digits give.</summary>
    private static double Number(decimal number) => double.Parse(number.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
}
