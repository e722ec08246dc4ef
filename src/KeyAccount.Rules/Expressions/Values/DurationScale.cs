using System.Globalization;
using System.Numerics;

namespace KeyAccount.Rules.Expressions;

/// <summary>
/// Multiplies and divides counts by numbers exactly, by the decimal digits with which people write the number: a tenth of ten days is one day. What is left beyond
/// whole counts is rounded to the nearest (half away from zero), or left out.
/// </summary>
internal static class DurationScale
{
    /// <summary><see langword="null"/> where the product is beyond all durations.</summary>
    public static Int128? Product(Int128 count, FeelNumber factor, bool isNearest)
    {
        var (digits, power) = Decimal(factor);
        return Divide((BigInteger)count * digits, power, isNearest);
    }

    /// <summary><see langword="null"/> where the divisor is 0, or the quotient is beyond all durations.</summary>
    public static Int128? Quotient(Int128 count, FeelNumber divisor, bool isNearest)
    {
        var (digits, power) = Decimal(divisor);
        return digits.IsZero ? null : Divide((BigInteger)count * power, digits, isNearest);
    }

    private static Int128? Divide(BigInteger dividend, BigInteger divisor, bool isNearest)
    {
        var quotient = BigInteger.DivRem(dividend, divisor, out var rest);
        if (isNearest && BigInteger.Abs(rest) * 2 >= BigInteger.Abs(divisor)) quotient += dividend.Sign * divisor.Sign;
        return quotient >= Int128.MinValue && quotient <= Int128.MaxValue ? (Int128)quotient : null;
    }

    /// <summary>The number as one whole number over a power of ten.</summary>
    private static (BigInteger Digits, BigInteger Power) Decimal(FeelNumber number)
    {
        var text = FeelText.Of(number);
        var point = text.IndexOf('.', StringComparison.Ordinal);
        return point < 0
            ? (BigInteger.Parse(text, CultureInfo.InvariantCulture), BigInteger.One)
            : (BigInteger.Parse(text.Remove(point, 1), CultureInfo.InvariantCulture), BigInteger.Pow(10, text.Length - point - 1));
    }
}
