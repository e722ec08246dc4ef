using System.Globalization;

namespace KeyAccount.Rules.Evaluation;

/// <summary>
/// Compares computed numbers as a person would: both sides rounded to 15 significant decimal digits, half away from zero
/// (semantics, section 3).
/// </summary>
internal static class SignificantDigits
{
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
        Span<char> digits = stackalloc char[32];
        value.TryFormat(digits, out var length, "E14", CultureInfo.InvariantCulture);
        return double.Parse(digits[..length], NumberStyles.Float, CultureInfo.InvariantCulture);
    }
}
