using System.Numerics;

namespace KeyAccount.Rules;

/// <summary>The number that a cut takes of values in ascending order (semantics, section 4); <see langword="null"/> where there is none.</summary>
internal static class CutNumber
{
    /// <summary>A share has at most 4 decimals.</summary>
    private const int ShareScale = 10_000;

    public static double? Of(CutMeasure take, ReadOnlySpan<double> ordered)
    {
        if (ordered.IsEmpty) return null;
        return take.Kind switch
        {
            CutMeasureKind.Percentile => ordered[(int)Math.Ceiling(take.Amount * ordered.Length / 100) - 1],
            CutMeasureKind.Median => Middle(ordered[(ordered.Length - 1) / 2], ordered[ordered.Length / 2]),
            _ => ReachingShare(take.Amount, ordered),
        };
    }

    /// <summary>The mean of two values; halved first, so that it is never too large.</summary>
    private static double Middle(double low, double high) => low == high ? low : (low / 2) + (high / 2);

    private static double? ReachingShare(decimal share, ReadOnlySpan<double> ordered)
    {
        var positive = ordered;
        while (!positive.IsEmpty && positive[0] <= 0) positive = positive[1..];
        if (positive.IsEmpty) return null;

        // The least value has the finest digits: in units of its last one, every value is a whole number.
        var unit = LastDigit(positive[0]);
        var total = BigInteger.Zero;
        foreach (var value in positive) total += InUnits(value, unit);
        var wanted = total * (BigInteger)(share * ShareScale);
        var sum = BigInteger.Zero;
        for (var i = positive.Length - 1; i > 0; i--)
        {
            sum += InUnits(positive[i], unit);
            if (sum * ShareScale >= wanted) return positive[i];
        }

        return positive[0];
    }

    private static BigInteger InUnits(double value, int unit) => (BigInteger)Math.ScaleB(value, -LastDigit(value)) << (LastDigit(value) - unit);

    /// <summary>The power of two of a positive double's last binary digit.</summary>
    private static int LastDigit(double value) => Math.Max(Math.ILogB(value), -1022) - 52;
}
