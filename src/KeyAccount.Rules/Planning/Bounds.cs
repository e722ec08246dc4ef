using KeyAccount.Rules.Expressions;

namespace KeyAccount.Rules.Planning;

/// <summary>
/// Turns every comparison of numbers with a constant into questions of one kind: does the value reach a bound? What is above 5 reaches the next
/// number after 5; and what reaches 5 when rounded to 15 digits reaches the least number that is rounded to 5.
/// </summary>
internal static class Bounds
{
    /// <summary>The least number for which <c>number &gt;= constant</c> holds.</summary>
    public static double Reaching(double constant, bool rounded) => rounded ? Least(constant, 0) : constant;

    /// <summary>The least number for which <c>number &gt; constant</c> holds; infinity when there is none.</summary>
    public static double Above(double constant, bool rounded) => rounded ? Least(constant, 1) : Math.BitIncrement(constant);

    /// <summary>The least number whose comparison with a constant, to 15 digits, comes to at least <paramref name="order"/>.</summary>
    private static double Least(double constant, int order)
    {
        // Rounding keeps the order of numbers, so that halving finds the place; beyond this distance rounding plays no part.
        var reach = Math.Max(Math.Abs(constant) * 1e-12, double.Epsilon);
        var (below, at) = (Place(constant - reach), Place(constant + reach));
        if (double.IsPositiveInfinity(Number(at))) at = Place(double.MaxValue) + 1;
        while (at - below > 1)
        {
            var middle = below + ((at - below) / 2);
            if (SignificantDigits.Compare(Number(middle), constant) >= order) at = middle;
            else below = middle;
        }

        return Number(at);
    }

    /// <summary>Doubles counted from zero, in their order.</summary>
    private static long Place(double number) => BitConverter.DoubleToInt64Bits(number) is >= 0 and var bits ? bits : long.MinValue - BitConverter.DoubleToInt64Bits(number);

    private static double Number(long place) => BitConverter.Int64BitsToDouble(place >= 0 ? place : long.MinValue - place);
}
