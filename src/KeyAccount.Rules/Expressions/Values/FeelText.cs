using System.Globalization;
using System.Text;

namespace KeyAccount.Rules.Expressions;

/// <summary>FEEL's own text of values: what <c>string(…)</c> gives, and, within lists and contexts, what reads back as the same value.</summary>
internal static class FeelText
{
    /// <summary>The text; a string is its own.</summary>
    /// <param name="value">The value. One part of it can stand in many places, so that its text is longer than it is in memory.</param>
    /// <param name="run">What accounts for the values and characters; <see langword="null"/> for values of one line.</param>
    /// <exception cref="WorkLimitException">The text is longer than the run allows.</exception>
    public static string Of(FeelValue value, FeelRun? run = null)
    {
        if (value is not FeelString text) return Literal(value, run);
        run?.Spend(text.Value.Length);
        return text.Value;
    }

    /// <summary>The text that reads back as the value: as <see cref="Of(FeelValue, FeelRun?)"/>, but a string stands in quotes.</summary>
    public static string Literal(FeelValue value, FeelRun? run = null)
    {
        var text = new StringBuilder();
        Append(text, value, run);
        return text.ToString();
    }

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
    public static string Of(FeelNumber number) => Of(DecimalNumber.Seen(number));

    private static void Append(StringBuilder text, FeelValue value, FeelRun? run)
    {
        var start = text.Length;
        switch (value)
        {
            case FeelList list:
                text.Append('[');
                foreach (var item in list.Items) AppendNext(text, start, "", item, run);
                text.Append(']');
                break;
            case FeelContext context:
                text.Append('{');
                foreach (var (name, entry) in context.Entries) AppendNext(text, start, $"{Key(name)}: ", entry, run);
                text.Append('}');
                break;
            default:
                text.Append(Single(value));
                run?.Spend(text.Length - start);
                break;
        }
    }

    private static void AppendNext(StringBuilder text, int start, string key, FeelValue value, FeelRun? run)
    {
        run?.Spend(1 + key.Length);
        if (text.Length > start + 1) text.Append(", ");
        text.Append(key);
        Append(text, value, run);
    }

    private static string Single(FeelValue value) => value switch
    {
        FeelNull => "null",
        FeelBoolean truth => truth.Value ? "true" : "false",
        FeelNumber number => Of(number),
        FeelString text => Quoted(text.Value),
        FeelRange range => Range(range),
        FeelPoint point => $"({(point.IsNegated ? "!=" : "=")} {Literal(point.Value)})",
        FeelFunction => "function",
        _ => TemporalText.Of(value),
    };

    private static string Range(FeelRange range) => (range.Low, range.High) switch
    {
        (null, { } high) => $"{(range.HighIncluded ? "<=" : "<")}{Single(high)}",
        ({ } low, null) => $"{(range.LowIncluded ? ">=" : ">")}{Single(low)}",
        _ => $"{(range.LowIncluded ? '[' : '(')}{Bound(range.Low)}..{Bound(range.High)}{(range.HighIncluded ? ']' : ')')}",
    };

    private static string Bound(FeelValue? bound) => bound is null ? "null" : Single(bound);

    private static string Quoted(string text) => $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";

    private static string Key(string name) => name.EnumerateRunes().All(Lexer.IsNamePart) && name.Length > 0 && !char.IsDigit(name[0]) ? name : Quoted(name);
}
