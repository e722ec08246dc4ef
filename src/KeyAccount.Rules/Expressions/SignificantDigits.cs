using System.Globalization;

namespace KeyAccount.Rules.Expressions;

/// <summary>
/// Compares computed numbers as a person would: both sides rounded to 15 significant decimal digits, half away from zero
/// (semantics, section 3).
/// </summary>
internal static class SignificantDigits
{
    private const int Kept = 15;

    /// <summary>Less than 0, 0, or greater than 0, like <see cref="double.CompareTo(double)"/> on the rounded numbers.</summary>
    public static int Compare(double a, double b)
    {
        if (a == b) return 0;
        // Two units in the 15th digit are at most 2e-14 of the number. Numbers further apart than that keep their order when rounded.
        var difference = Math.Abs(a - b);
        if (difference > 1e-13 * Math.Max(Math.Abs(a), Math.Abs(b))) return a < b ? -1 : 1;
        return Round(a).CompareTo(Round(b));
    }

    /// <summary>The double nearest to the number's first 15 significant digits.</summary>
    public static double Round(double value)
    {
        if (value == 0) return 0;
        // Asked for 15 digits, the formatter would round halves to even. Asked for many more, it leaves the 16th digit as it is: no double
        // lies so near to a half of the 15th digit without being one.
        Span<char> text = stackalloc char[64];
        Math.Abs(value).TryFormat(text, out var length, "E48", CultureInfo.InvariantCulture);
        var exponent = int.Parse(text[(text.IndexOf('E') + 1)..length], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        text[1] = text[0];
        var digits = long.Parse(text.Slice(1, Kept), NumberStyles.None, CultureInfo.InvariantCulture) + (text[1 + Kept] >= '5' ? 1 : 0);
        text.TryWrite(CultureInfo.InvariantCulture, $"{digits}E{exponent - Kept + 1}", out length);
        return Math.CopySign(double.Parse(text[..length], NumberStyles.Float, CultureInfo.InvariantCulture), value);
    }
}
