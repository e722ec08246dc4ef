using System.Globalization;
using KeyAccount.Cli.Mapping;

namespace KeyAccount.Cli.Import;

/// <summary>Reads numbers exactly, as decimals, and tells apart what is none, what is not finite and what is too large.</summary>
internal static class NumberText
{
    private const NumberStyles Styles = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;

    /// <summary>The number in a text, or the fault that says why there is none.</summary>
    public static RowFault? Read(string text, string column, ReadingRules rules, out decimal number)
    {
        var plain = rules is { DecimalMark: '.' or null, GroupMark: null } ? text : Plain(text, rules);
        if (plain is not null && decimal.TryParse(plain, Styles, CultureInfo.InvariantCulture, out number)) return null;
        number = 0;
        return new RowFault(ReasonOf(plain ?? text), column, text, "±7.9e28");
    }

    private static string ReasonOf(string text)
    {
        var bare = text.TrimStart('+', '-');
        if (bare.Equals("nan", StringComparison.OrdinalIgnoreCase)) return "nan";
        if (bare.ToLowerInvariant() is "inf" or "infinity" or "∞") return "infinite";
        if (!double.TryParse(text, Styles, CultureInfo.InvariantCulture, out var value)) return "not-a-number";
        return double.IsFinite(value) ? "out-of-range" : "infinite";
    }

    /// <summary>The text with our marks in place of theirs; <see langword="null"/> when its groups are not groups of three.</summary>
    private static string? Plain(string text, ReadingRules rules)
    {
        var mark = rules.DecimalMark ?? '.';
        var whole = text;
        var fraction = "";
        var at = text.IndexOf(mark, StringComparison.Ordinal);
        if (at >= 0)
        {
            whole = text[..at];
            fraction = string.Concat(".", text.AsSpan(at + 1));
        }
        else if (mark != '.' && rules.GroupMark != '.' && text.Contains('.', StringComparison.Ordinal))
        {
            return null;
        }

        if (rules.GroupMark is { } group && whole.Contains(group, StringComparison.Ordinal))
        {
            var parts = whole.TrimStart('+', '-').Split(group);
            if (parts[0].Length is 0 or > 3 || parts.Skip(1).Any(p => p.Length != 3)) return null;
            whole = whole.Replace(group.ToString(), "", StringComparison.Ordinal);
        }

        return whole + fraction;
    }
}
