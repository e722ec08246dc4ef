using System.Globalization;
using static KeyAccount.Rules.Expressions.Form;

namespace KeyAccount.Rules.Expressions;

/// <summary>Text and numbers out of other values (DMN 1.5, 10.3.4.1), negation (10.3.4.2) and sameness (10.3.4.11).</summary>
internal static class ConversionFunctions
{
    public static (string Name, Signature Form)[] Forms =>
    [
        Of("string", FeelType.String, [Any("from") with { TakesNull = false }], ToText),
        Of("number", FeelType.Number, [Text("from"), OrNull(Text("grouping separator")), OrNull(Text("decimal separator"))], ToNumber),
        Of("not", FeelType.Boolean, [new("negand", FeelType.Boolean)], a => FeelValue.Of(!a.Truth(0))),
        Of("is", FeelType.Boolean, [Any("value1"), Optional(Any("value2"))], a => FeelValue.Of(FeelIdentity.AreSame(a[0], a[1], a.Run))),

        // A call by name may leave out either value, which then is null.
        Of("is", FeelType.Boolean, [Any("value2")], a => FeelValue.Of(a[0].IsNull)),
    ];

    private static FeelValue ToText(Arguments a) => FeelValue.Of(FeelText.Of(a[0], a.Run));

    /// <summary>The number that a text shows with these separators; a separator that is <c>null</c> is not used, but for the point of decimals.</summary>
    private static FeelValue ToNumber(Arguments a)
    {
        var (grouping, decimals) = (Separator(a[1]), Separator(a[2]));
        if (grouping is not (null or " " or "," or ".") || decimals is not (null or "," or ".")) return FeelValue.Null;
        if (decimals is not null && grouping == decimals) return FeelValue.Null;
        var text = a.Text(0);
        a.Run.Spend(text.Length);
        var point = decimals ?? (grouping == "." ? null : ".");
        var end = point is null ? -1 : text.IndexOf(point, StringComparison.Ordinal);
        var whole = end < 0 ? text : text[..end];
        if (grouping is not null) whole = whole.Replace(grouping, "", StringComparison.Ordinal);
        if (point != "." && whole.Contains('.', StringComparison.Ordinal)) return FeelValue.Null;
        return Literal(end < 0 ? whole : $"{whole}.{text[(end + 1)..]}");
    }

    private static string? Separator(FeelValue value) => value is FeelString text ? text.Value : null;

    /// <summary>The number of a literal: digits, with a point before at least one of them, and an exponent.</summary>
    private static FeelValue Literal(string text)
    {
        const NumberStyles Style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
        var isLiteral = !text.StartsWith('+') && !text.EndsWith('.') && !text.Contains(".e", StringComparison.OrdinalIgnoreCase);
        return isLiteral && double.TryParse(text, Style, CultureInfo.InvariantCulture, out var number) ? FeelValue.Of(number) : FeelValue.Null;
    }
}
