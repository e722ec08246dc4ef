using System.Collections;
using System.Globalization;
using System.Text.Json;
using KeyAccount.Oracle.Model;

namespace KeyAccount.Oracle;

/// <summary>Equality and printing of plain values: null, numbers, strings, bools, dates, lists and records of them.</summary>
internal static class Plain
{
    /// <summary>Equal to the last bit; a decimal equals the double that is nearest to it; the two zeros are one.</summary>
    public static bool Same(object? a, object? b) => (Number(a), Number(b)) switch
    {
        ({ } x, { } y) => x.Equals(y) || (x == 0 && y == 0),
        (null, null) => (a, b) switch
        {
            (null, null) => true,
            (string x, string y) => string.Equals(x, y, StringComparison.Ordinal),
            (Facts x, Facts y) => x.Count == y.Count && x.All(field => y.ContainsKey(field.Key) && Same(field.Value, y[field.Key])),
            (IEnumerable x, IEnumerable y) => SameElements(x, y),
            _ => Equals(a, b),
        },
        _ => false,
    };

    public static string Text(object? value) => value switch
    {
        null => "null",
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        string text => JsonSerializer.Serialize(text),
        bool truth => truth ? "true" : "false",
        DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        Facts record => $"{{{string.Join(", ", record.Select(field => $"{field.Key}: {Text(field.Value)}"))}}}",
        IEnumerable list => $"[{string.Join(", ", list.Cast<object?>().Select(Text))}]",
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    private static double? Number(object? value) => value switch
    {
        double number => number,
        decimal number => (double)number,
        int number => number,
        _ => null,
    };

    private static bool SameElements(IEnumerable a, IEnumerable b)
    {
        var (x, y) = (a.Cast<object?>().ToList(), b.Cast<object?>().ToList());
        return x.Count == y.Count && x.Zip(y).All(pair => Same(pair.First, pair.Second));
    }
}
