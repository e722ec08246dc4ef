namespace KeyAccount.Oracle.Meaning;

/// <summary>Comparing two values as section 3 of the semantics page says.</summary>
internal static class Comparison
{
    private const int SignificantDigits = 15;

    /// <summary>True, false, or null where either side is unknown.</summary>
    /// <param name="operation">One of <c>= != &lt; &lt;= &gt; &gt;=</c>.</param>
    /// <param name="left">The left value.</param>
    /// <param name="right">The right value.</param>
    /// <param name="computed">Whether either operand was computed, so that both are rounded to 15 significant digits first.</param>
    public static bool? Compare(string operation, object? left, object? right, bool computed)
    {
        if (left is null || right is null) return null;
        var order = Order(left, right, computed);
        return operation switch
        {
            "=" => order == 0,
            "!=" => order != 0,
            "<" => order < 0,
            "<=" => order <= 0,
            ">" => order > 0,
            ">=" => order >= 0,
            _ => throw new InvalidOperationException($"No comparison {operation}."),
        };
    }

    /// <summary>Negative, zero or positive, as <paramref name="left"/> is before, equal to or after <paramref name="right"/>.</summary>
    public static int Order(object left, object right, bool computed) => (left, right) switch
    {
        (double a, double b) when computed => Rounded(a).CompareTo(Rounded(b)),
        (double a, double b) => a < b ? -1 : a > b ? 1 : 0,
        (string a, string b) => CodePoints(a).AsSpan().SequenceCompareTo(CodePoints(b)),
        (DateOnly a, DateOnly b) => a.CompareTo(b),
        (bool a, bool b) => a == b ? 0 : a ? 1 : -1,
        _ => throw new InvalidOperationException($"{left.GetType().Name} and {right.GetType().Name} cannot be compared."),
    };

    private static Rational Rounded(double value) => Rational.From(value).RoundToSignificantDigits(SignificantDigits);

    private static int[] CodePoints(string text) => [.. text.EnumerateRunes().Select(rune => rune.Value)];
}
