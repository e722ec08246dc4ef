using System.Text;

namespace KeyAccount.Rules.Expressions;

/// <summary>The text that takes the place of a match (F&amp;O 3.1, 5.6.4): <c>$1</c> is a group, <c>$0</c> the whole match, <c>\$</c> and <c>\\</c> the signs.</summary>
internal sealed class Replacement
{
    private readonly List<(string Text, int Group)> _parts = [];

    private Replacement()
    {
    }

    /// <summary>The replacement; <see langword="null"/> where a sign is followed by what it must not.</summary>
    public static Replacement? Parse(string text, RegularExpression expression)
    {
        var replacement = new Replacement();
        if (expression.IsLiteral)
        {
            replacement._parts.Add((text, -1));
            return replacement;
        }

        for (var at = 0; at < text.Length;)
        {
            var next = text.AsSpan(at).IndexOfAny('$', '\\');
            if (next != 0) replacement._parts.Add((text.Substring(at, next < 0 ? text.Length - at : next), -1));
            if (next < 0) break;
            at += next + 1;
            if (at >= text.Length) return null;
            if (text[at - 1] == '$' && char.IsAsciiDigit(text[at])) replacement._parts.Add(("", Number(text, expression.Groups, ref at)));
            else if (text[at - 1] == '\\' && text[at] is '$' or '\\') replacement._parts.Add((text[at++].ToString(), -1));
            else return null;
        }

        return replacement;
    }

    public void AppendTo(StringBuilder result, PatternMatch match, FeelRun run)
    {
        foreach (var (text, group) in _parts)
        {
            var part = group < 0 ? text : match.Group(group);
            run.Spend(part.Length);
            result.Append(part);
        }
    }

    /// <summary>As many digits as make the number of a group; a single digit that is no group's stands for nothing.</summary>
    private static int Number(string text, int groups, ref int at)
    {
        var number = text[at++] - '0';
        while (number <= groups && at < text.Length && char.IsAsciiDigit(text[at]) && (number * 10) + text[at] - '0' <= groups) number = (number * 10) + text[at++] - '0';
        return number;
    }
}
