using System.Collections.Immutable;
using KeyAccount.Rules.Analysis;

namespace KeyAccount.Rules.Planning;

/// <summary>A scorecard in whole numbers: weights over a common denominator, points in multiples of 1/10,000.</summary>
internal sealed record ScorePlan(Scorecard Scorecard, ImmutableArray<CharacteristicPlan> Characteristics)
{
    public static ScorePlan Create(Scorecard scorecard)
    {
        var effective = ExactWeights.Effective(scorecard);
        var plans = ImmutableArray.CreateBuilder<CharacteristicPlan>();
        for (var perspective = 0; perspective < scorecard.Perspectives.Length; perspective++)
        {
            var within = ExactWeights.Within(scorecard.Perspectives[perspective]);
            for (var i = 0; i < within.Length; i++)
            {
                var characteristic = scorecard.Perspectives[perspective].Characteristics[i];
                plans.Add(new CharacteristicPlan(
                    characteristic,
                    perspective,
                    (long)effective[plans.Count],
                    (long)within[i],
                    [.. characteristic.Bins.Select(b => ExactWeights.Points(b.Points)!.Value)],
                    ExactWeights.Points(characteristic.MissingPoints)!.Value));
            }
        }

        return new ScorePlan(scorecard, plans.ToImmutable());
    }

    /// <summary>
    /// points / (weight × <see cref="ExactWeights.PointScale"/>) in units of 10^-decimals, rounded half up; all numbers are at least 0.
    /// </summary>
    public static long Round(long points, long weight, int decimals)
    {
        var scale = PowersOfTen[decimals];
        var divisor = (UInt128)(ulong)weight * (ulong)ExactWeights.PointScale;
        var dividend = (UInt128)(ulong)points * (ulong)scale;
        if (dividend <= long.MaxValue / 2 && divisor <= long.MaxValue / 4)
            return (long)(((2 * (ulong)dividend) + (ulong)divisor) / (2 * (ulong)divisor));
        return (long)(((2 * dividend) + divisor) / (2 * divisor));
    }

    public static ReadOnlySpan<long> PowersOfTen => [1, 10, 100, 1_000, 10_000];
}

/// <param name="Perspective">Index of its perspective.</param>
/// <param name="Effective">Weight in the scorecard.</param>
/// <param name="Within">Weight in its perspective.</param>
/// <param name="Points">Points of each bin.</param>
internal sealed record CharacteristicPlan(
    Characteristic Characteristic, int Perspective, long Effective, long Within, ImmutableArray<long> Points, long MissingPoints);
