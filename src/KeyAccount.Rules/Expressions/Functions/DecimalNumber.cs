using System.Globalization;
using System.Numerics;

namespace KeyAccount.Rules.Expressions;

/// <summary>How digits are cut off.</summary>
internal enum RoundingRule
{
    /// <summary>To the nearest, halves to the even digit.</summary>
    HalfEven,

    /// <summary>To the nearest, halves away from zero.</summary>
    HalfUp,

    /// <summary>To the nearest, halves towards zero.</summary>
    HalfDown,

    /// <summary>Away from zero.</summary>
    Up,

    /// <summary>Towards zero.</summary>
    Down,

    /// <summary>To the next lower number.</summary>
    Floor,

    /// <summary>To the next greater number.</summary>
    Ceiling,
}

/// <summary>
/// A number by the decimal digits that people see: the shortest that read back as the same double, of a computed number the 15 by which it
/// compares. Calculations by hand are exact in them: 2.675 is half way between 2.67 and 2.68, though no double is.
/// </summary>
/// <param name="Digits">All digits as a whole number, with the sign.</param>
/// <param name="Exponent">The power of ten of the last digit.</param>
internal readonly record struct DecimalNumber(long Digits, int Exponent)
{
    private const int MostDigits = 18;

    public static DecimalNumber Of(FeelNumber number)
    {
        var text = Seen(number).ToString("R", CultureInfo.InvariantCulture);
        var at = text.IndexOf('E', StringComparison.Ordinal);
        var exponent = at < 0 ? 0 : int.Parse(text.AsSpan(at + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        var digits = at < 0 ? text : text[..at];
        var point = digits.IndexOf('.', StringComparison.Ordinal);
        if (point < 0) return new DecimalNumber(Whole(digits), exponent);
        return new DecimalNumber(Whole(digits.Remove(point, 1)), exponent - (digits.Length - point - 1));
    }

    /// <summary>The double nearest to the digits that people see; the greatest doubles, which have no fewer digits, as they are.</summary>
    public static double Seen(FeelNumber number) =>
        number.IsComputed && SignificantDigits.Round(number.Value) is var rounded && double.IsFinite(rounded) ? rounded : number.Value;

    /// <summary>The number with so many digits after the point; before it, where <paramref name="scale"/> is negative.</summary>
    public double Round(int scale, RoundingRule rule)
    {
        var cut = -(Exponent + scale);
        if (cut <= 0 || Digits == 0) return Double(Digits, Exponent);
        var unit = cut > MostDigits ? 0 : (long)BigInteger.Pow(10, cut);
        var (kept, rest) = unit == 0 ? (0, Math.Abs(Digits)) : Math.DivRem(Math.Abs(Digits), unit);
        var half = unit == 0 ? -1 : (2 * rest).CompareTo(unit);
        if (rest > 0 && IsAway(rule, half, kept)) kept++;
        return kept == 0 ? 0 : Double(Digits < 0 ? -kept : kept, -scale);
    }

    /// <summary>What is left of the number beyond whole multiples of another, with the other's sign; the other is not zero.</summary>
    public double Modulo(DecimalNumber divisor)
    {
        var exponent = Math.Min(Exponent, divisor.Exponent);
        var by = divisor.Scaled(exponent);
        var rest = Scaled(exponent) % by;
        if (!rest.IsZero && rest.Sign != by.Sign) rest += by;
        return Double(rest, exponent);
    }

    private static long Whole(string digits) => long.Parse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);

    private static double Double(BigInteger digits, int exponent) =>
        double.Parse(string.Create(CultureInfo.InvariantCulture, $"{digits}E{exponent}"), NumberStyles.Float, CultureInfo.InvariantCulture);

    private BigInteger Scaled(int exponent) => Digits * BigInteger.Pow(10, Exponent - exponent);

    /// <summary>Whether digits that are cut off, more, less than half of the last one kept or just so much, lead away from zero.</summary>
    private bool IsAway(RoundingRule rule, int half, long kept) => rule switch
    {
        RoundingRule.Up => true,
        RoundingRule.Down => false,
        RoundingRule.Floor => Digits < 0,
        RoundingRule.Ceiling => Digits > 0,
        RoundingRule.HalfUp => half >= 0,
        RoundingRule.HalfDown => half > 0,
        _ => half > 0 || (half == 0 && kept % 2 == 1),
    };
}
