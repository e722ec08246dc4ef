using System.Globalization;

namespace KeyAccount.Rules;

/// <summary>The kinds of relative cut.</summary>
public enum CutMeasureKind
{
    /// <summary>The least known value that a percentage of the known values do not exceed (nearest rank).</summary>
    Percentile,

    /// <summary>The middle known value; of an even number of values the mean of the two in the middle.</summary>
    Median,

    /// <summary>From the greatest value down, the one with which the sum of the positive values reaches a share of their total.</summary>
    CumulativeShare,
}

/// <summary>What a relative cut takes of the measured values.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Amount">
/// The percentage of a percentile, above 0 and below 100; the share of a cumulative share, above 0 and at most 1; 50 for a median. At most 4 decimals.
/// </param>
public readonly record struct CutMeasure(CutMeasureKind Kind, decimal Amount)
{
    /// <summary>As the policy writes it: <c>percentile 80</c>, <c>median</c>, <c>cumulative_share 0.8</c>.</summary>
    public override string ToString() => Kind switch
    {
        CutMeasureKind.Median => "median",
        CutMeasureKind.Percentile => string.Create(CultureInfo.InvariantCulture, $"percentile {Amount}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"cumulative_share {Amount}"),
    };
}
