using System.Collections.Immutable;

namespace KeyAccount.Rules.Planning;

/// <summary>An adjustment in units of the score's last decimal: what it adds at first, and more (or less) from each bound that its number reaches.</summary>
/// <param name="First">What is added where the condition holds, or below the first bound.</param>
/// <param name="Bounds">Ascending.</param>
/// <param name="Changes">What each bound adds to what is added before it.</param>
internal sealed record AdjustmentPlan(Adjustment Adjustment, long First, ImmutableArray<double> Bounds, ImmutableArray<long> Changes)
{
    /// <summary>The most steps of an adjustment.</summary>
    public const int MostSteps = 1_000;

    public static AdjustmentPlan Create(Adjustment adjustment, long unit)
    {
        if (adjustment.Steps is not { } steps || adjustment.Points == 0) return new AdjustmentPlan(adjustment, (long)(adjustment.Points * unit), [], []);
        decimal[] ends = [steps.AtLeast / adjustment.Points, steps.AtMost / adjustment.Points];
        var (first, last) = ((int)decimal.Floor(ends.Min()), (int)decimal.Ceiling(ends.Max()));
        long At(int step) => (long)(Math.Clamp(adjustment.Points * step, steps.AtLeast, steps.AtMost) * unit);
        int[] changing = [.. Enumerable.Range(first + 1, last - first).Where(step => At(step) != At(step - 1))];
        return new AdjustmentPlan(
            adjustment,
            At(first),
            [.. changing.Select(step => Planning.Bounds.Reaching(BandCut.Nearest(step * steps.Per), steps.Number.IsComputed))],
            [.. changing.Select(step => At(step) - At(step - 1))]);
    }

    /// <summary>What is added where nothing more is known than that it may be added.</summary>
    public (long Fewest, long Most) Range(long unit) => Adjustment is { Steps: { } steps, Points: not 0 }
        ? ((long)(steps.AtLeast * unit), (long)(steps.AtMost * unit))
        : (Math.Min(First, 0), Math.Max(First, 0));

    /// <summary>What a known number adds.</summary>
    public long Of(double number) => First + Bounds.Zip(Changes).Where(step => number >= step.First).Sum(step => step.Second);
}
