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
    /// <exception cref="InvalidOperationException">The common denominator is too large; see <see cref="Fit"/>.</exception>
    public static ImmutableArray<BigInteger> Effective(Scorecard scorecard) =>
        TryEffective(scorecard) ?? throw new InvalidOperationException($"The weights of scorecard \"{scorecard.Name}\" have no common denominator within bounds.");

    private static ImmutableArray<BigInteger>? TryEffective(Scorecard scorecard)
    {
        // e_i = W_p * w_i / S_p, where the w_i of a perspective have nothing in common. Each W_p / S_p is brought to lowest terms; then no
        // factor of the least common denominator can be taken out again at the end, and the work may stop as soon as it grows too large.
        var perspectives = scorecard.Perspectives.Where(p => !p.Characteristics.IsEmpty).ToArray();
        var scale = PowerOfTen(perspectives.Select(p => p.Weight));
        var shares = new List<(ImmutableArray<BigInteger> Within, BigInteger Numerator, BigInteger Denominator)>(perspectives.Length);
        var common = BigInteger.One;
        foreach (var perspective in perspectives)
        {
            var within = Within(perspective);
            var (weight, sum) = (Whole(perspective.Weight, scale), within.Aggregate(BigInteger.Add));
            var shared = BigInteger.GreatestCommonDivisor(weight, sum);
            shares.Add((within, weight / shared, sum / shared));
            common = common / BigInteger.GreatestCommonDivisor(common, sum / shared) * (sum / shared);
            if (common > Limit) return null;
        }

        return Reduced([.. shares.SelectMany(s => s.Within.Select(w => w * s.Numerator * (common / s.Denominator)))]);
    }

    /// <summary>The weights of one perspective's characteristics among themselves.</summary>
    public static ImmutableArray<BigInteger> Within(Perspective perspective)
    {
        var scale = PowerOfTen(perspective.Characteristics.Select(c => c.Weight));
        return Reduced([.. perspective.Characteristics.Select(c => Whole(c.Weight, scale))]);
    }

    /// <summary>Points as a whole number of 1/<see cref="PointScale"/>; <see langword="null"/> when they have more decimals than that.</summary>
    public static long? Points(decimal points) => points * PointScale is var scaled && decimal.Truncate(scaled) == scaled ? (long)scaled : null;

    /// <summary>Whether the scorecard's sums fit 64 bits. The sums of its perspectives are never larger.</summary>
    public static bool Fit(Scorecard scorecard)
    {
        return TryEffective(scorecard) is { } weights && weights.Aggregate(BigInteger.Zero, BigInteger.Add) * 100 * PointScale < Limit;
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
        Digits(number) * (scale / BigInteger.Pow(10, number.Scale));

    /// <summary>The number without its decimal point.</summary>
    private static BigInteger Digits(decimal number)
    {
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(number, bits);
        return new BigInteger(new decimal(bits[0], bits[1], bits[2], number < 0, 0));
    }
}
