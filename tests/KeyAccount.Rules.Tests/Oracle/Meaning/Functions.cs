using System.Globalization;

namespace KeyAccount.Oracle.Meaning;

/// <summary>The functions of section 3.</summary>
internal static class Functions
{
    public static object? Invoke(string function, IReadOnlyList<object?> arguments) => function switch
    {
        "count" => arguments[0] is List<object?> list ? (double)list.Count : null,
        "sum" => Sum(arguments),
        "mean" => Sum(arguments) is double sum ? Finite(sum / Elements(arguments)!.Count) : null,
        "min" => Extreme(arguments, -1),
        "max" => Extreme(arguments, 1),
        "abs" => arguments[0] is double number ? Math.Abs(number) : null,
        "floor" => arguments[0] is double number ? Math.Floor(number) : null,
        "ceiling" => arguments[0] is double number ? Math.Ceiling(number) : null,
        "date" => arguments.Count == 1 ? DateOfText(arguments[0]) : DateOfParts(arguments[0], arguments[1], arguments[2]),
        _ => throw new InvalidOperationException($"No function {function}."),
    };

    /// <summary>The number; null when it is not finite.</summary>
    public static object? Finite(double number) => double.IsFinite(number) ? number : null;

    private static List<object?>? Elements(IReadOnlyList<object?> arguments) =>
        arguments.Count == 1 ? (List<object?>?)arguments[0] : [.. arguments];

    private static bool AllKnown(List<object?>? elements) => elements is { Count: > 0 } && elements.TrueForAll(element => element is not null);

    private static object? Sum(IReadOnlyList<object?> arguments)
    {
        var elements = Elements(arguments);
        return AllKnown(elements) ? Finite(elements!.Aggregate(0.0, (sum, element) => sum + (double)element!)) : null;
    }

    private static object? Extreme(IReadOnlyList<object?> arguments, int direction)
    {
        var elements = Elements(arguments);
        if (!AllKnown(elements)) return null;
        var best = elements![0]!;
        foreach (var element in elements)
        {
            if (Comparison.Order(element!, best, computed: false) * direction > 0) best = element!;
        }

        return best;
    }

    private static DateOnly? DateOfText(object? text) =>
        text is string written && DateOnly.TryParseExact(written, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date
            : null;

    private static DateOnly? DateOfParts(object? year, object? month, object? day)
    {
        if (year is not double y || month is not double m || day is not double d) return null;
        if (y != Math.Floor(y) || m != Math.Floor(m) || d != Math.Floor(d)) return null;
        if (y is < 1 or > 9999 || m is < 1 or > 12 || d < 1 || d > DateTime.DaysInMonth((int)y, (int)m)) return null;
        return new DateOnly((int)y, (int)m, (int)d);
    }
}
