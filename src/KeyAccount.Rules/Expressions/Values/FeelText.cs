using System.Globalization;

namespace KeyAccount.Rules.Expressions;

/// <summary>FEEL's own text of values: what <c>string(…)</c> gives, and, within lists and contexts, what reads back as the same value.</summary>
internal static class FeelText
{
    /// <summary>The text; a string is its own.</summary>
    public static string Of(FeelValue value) => value is FeelString text ? text.Value : Literal(value);

    /// <summary>A number as people write it: the shortest digits that read back the same, never an exponent.</summary>
    public static string Of(double number)
    {
        var text = number.ToString("R", CultureInfo.InvariantCulture);
        if (number == 0) return "0";
        var at = text.IndexOf('E', StringComparison.Ordinal);
        if (at < 0) return text;
        var exponent = int.Parse(text.AsSpan(at + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        var sign = number < 0 ? "-" : "";
        var digits = text[..at].Replace("-", "", StringComparison.Ordinal).Replace(".", "", StringComparison.Ordinal);
        return exponent < 0
            ? $"{sign}0.{new string('0', -exponent - 1)}{digits}"
            : sign + digits.PadRight(exponent + 1, '0');
    }

    /// <summary>The number's text; of a computed one the 15 digits by which it compares.</summary>
    public static string Of(FeelNumber number) => Of(number.IsComputed ? SignificantDigits.Round(number.Value) : number.Value);

    private static string Literal(FeelValue value) => value switch
    {
        FeelNull => "null",
        FeelBoolean truth => truth.Value ? "true" : "false",
        FeelNumber number => Of(number),
        FeelString text => Quoted(text.Value),
        FeelList list => $"[{string.Join(", ", list.Items.Select(Literal))}]",
        FeelContext context => $"{{{string.Join(", ", context.Entries.Select(e => $"{Key(e.Key)}: {Literal(e.Value)}"))}}}",
        FeelRange range => Range(range),
        FeelFunction => "function",
        _ => TemporalText.Of(value),
    };

    private static string Range(FeelRange range) => (range.Low, range.High) switch
    {
        (null, { } high) => $"{(range.HighIncluded ? "<=" : "<")}{Literal(high)}",
        ({ } low, null) => $"{(range.LowIncluded ? ">=" : ">")}{Literal(low)}",
        _ => $"{(range.LowIncluded ? '[' : '(')}{Bound(range.Low)}..{Bound(range.High)}{(range.HighIncluded ? ']' : ')')}",
    };

    private static string Bound(FeelValue? bound) => bound is null ? "null" : Literal(bound);

    private static string Quoted(string text) => $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";

    private static string Key(string name) => name.EnumerateRunes().All(Lexer.IsNamePart) && name.Length > 0 && !char.IsDigit(name[0]) ? name : Quoted(name);
}
