using System.Collections.Immutable;
using System.Numerics;

namespace KeyAccount.Rules.Analysis;

/// <summary>
/// The weights and points of a scorecard as whole numbers, so that scores are added without rounding (semantics, section 5).
/// </summary>
internal static class ExactWeights
{
    /// <summary>Points are stored as multiples of 1/10,000.</summary>
    public const long PointScale = 10_000;

    /// <summary>Sums of weight × points stay below this, so that they fit 64 bits with room for rounding.</summary>
    private static readonly BigInteger Limit = BigInteger.One << 61;

    /// <summary>The effective weight of every characteristic, in order, over a common denominator.</summary>
    public static ImmutableArray<BigInteger> Effective(Scorecard scorecard)
    {
        // e_i = W_p * w_i / S_p; everything times the product of all S_p, then divided by what all have in common.
        var perspectives = scorecard.Perspectives.Where(p => !p.Characteristics.IsEmpty).ToArray();
        var scale = PowerOfTen(perspectives.SelectMany(p => p.Characteristics.Select(c => c.Weight).Append(p.Weight)));
        var sums = perspectives.Select(p => p.Characteristics.Aggregate(BigInteger.Zero, (sum, c) => sum + Whole(c.Weight, scale))).ToArray();
        var product = sums.Aggregate(BigInteger.One, (a, b) => a * b);
        var weights = perspectives.SelectMany((p, at) => p.Characteristics.Select(c => Whole(p.Weight, scale) * Whole(c.Weight, scale) * product / sums[at]));
        return Reduced([.. weights]);
    }

    /// <summary>The weights of one perspective's characteristics among themselves.</summary>
    public static ImmutableArray<BigInteger> Within(Perspective perspective)
    {
        var scale = PowerOfTen(perspective.Characteristics.Select(c => c.Weight));
        return Reduced([.. perspective.Characteristics.Select(c => Whole(c.Weight, scale))]);
    }

    /// <summary>Points as a whole number of 1/<see cref="PointScale"/>; <see langword="null"/> when they have more decimals than that.</summary>
    public static long? Points(decimal points) => points * PointScale is var scaled && decimal.Truncate(scaled) == scaled ? (long)scaled : null;

    /// <summary>Whether the scorecard's sums fit.</summary>
    public static bool Fit(Scorecard scorecard)
    {
        var total = Effective(scorecard).Aggregate(BigInteger.Zero, (a, b) => a + b);
        return total * 100 * PointScale < Limit && scorecard.Characteristics.All(c => Points(c.MissingPoints) is not null && c.Bins.All(b => Points(b.Points) is not null));
    }

    private static ImmutableArray<BigInteger> Reduced(ImmutableArray<BigInteger> weights)
    {
        var common = weights.Aggregate(BigInteger.Zero, BigInteger.GreatestCommonDivisor);
        return common <= 1 ? weights : [.. weights.Select(w => w / common)];
    }

    /// <summary>The power of ten that makes all numbers whole.</summary>
    private static BigInteger PowerOfTen(IEnumerable<decimal> numbers) =>
        BigInteger.Pow(10, numbers.Select(n => (int)n.Scale).DefaultIfEmpty(0).Max());

    private static BigInteger Whole(decimal number, BigInteger scale) =>
        new BigInteger(number * (decimal)Math.Pow(10, number.Scale)) * (scale / BigInteger.Pow(10, number.Scale));
}
