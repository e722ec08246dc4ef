using System.Collections.Immutable;
using KeyAccount.Rules.Analysis;
using KeyAccount.Rules.Expressions;

namespace KeyAccount.Rules.Planning;

/// <summary>A scorecard in whole numbers: weights over a common denominator, points in multiples of 1/10,000.</summary>
internal sealed record ScorePlan(Scorecard Scorecard, ImmutableArray<CharacteristicPlan> Characteristics, ImmutableArray<AdjustmentPlan> Adjustments)
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
                    ExactWeights.Points(characteristic.MissingPoints)!.Value,
                    [.. characteristic.Bins.Select(b => b.Test is null ? null : new BoundLet(characteristic.Tested, characteristic.Input, b.Test))]));
            }
        }

        var unit = PowersOfTen[scorecard.Decimals];
        return new ScorePlan(scorecard, plans.ToImmutable(), [.. scorecard.Adjustments.Select(a => AdjustmentPlan.Create(a, unit))]);
    }

    public static ReadOnlySpan<long> PowersOfTen => [1, 10, 100, 1_000, 10_000];
}

/// <param name="Perspective">Index of its perspective.</param>
/// <param name="Effective">Weight in the scorecard.</param>
/// <param name="Within">Weight in its perspective.</param>
/// <param name="Points">Points of each bin.</param>
/// <param name="Tests">The test of each bin as a condition on the row; <see langword="null"/> for everything else.</param>
internal sealed record CharacteristicPlan(
    Characteristic Characteristic, int Perspective, long Effective, long Within, ImmutableArray<long> Points, long MissingPoints, ImmutableArray<BoundExpression?> Tests);
