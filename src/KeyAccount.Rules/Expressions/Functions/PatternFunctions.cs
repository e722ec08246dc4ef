using System.Text;
using static KeyAccount.Rules.Expressions.Form;

namespace KeyAccount.Rules.Expressions;

/// <summary>Functions of regular expressions (DMN 1.5, 10.3.4.3); <c>null</c> where the pattern, the flags or the replacement are none.</summary>
internal static class PatternFunctions
{
    public static (string Name, Signature Form)[] Forms =>
    [
        Of("matches", FeelType.Boolean, [Text("input"), Text("pattern"), Optional(OrNull(Text("flags")))], Matches),
        Of("replace", FeelType.String, [Text("input"), Text("pattern"), Text("replacement"), Optional(OrNull(Text("flags")))], Replace),
        Of("split", FeelType.ListOf(FeelType.String), [Text("string"), Text("delimiter")], Split),
    ];

    private static FeelValue Matches(Arguments a) =>
        Expression(a, 2) is { } expression ? FeelValue.Of(expression.IsMatch(a.Text(0), a.Run)) : FeelValue.Null;

    private static FeelValue Replace(Arguments a)
    {
        if (Expression(a, 3) is not { } expression || expression.IsMatch("", a.Run)) return FeelValue.Null;
        if (Replacement.Parse(a.Text(2), expression) is not { } replacement) return FeelValue.Null;
        var (text, result, from) = (a.Text(0), new StringBuilder(), 0);
        foreach (var match in expression.Matches(text, a.Run))
        {
            a.Run.Spend(match.Start - from);
            result.Append(text, from, match.Start - from);
            replacement.AppendTo(result, match, a.Run);
            from = match.End;
        }

        return FeelValue.Of(result.Append(text, from, text.Length - from).ToString());
    }

    private static FeelValue Split(Arguments a)
    {
        if (Expression(a, 2) is not { } expression || expression.IsMatch("", a.Run)) return FeelValue.Null;
        var (text, parts, from) = (a.Text(0), new List<FeelValue>(), 0);
        foreach (var match in expression.Matches(text, a.Run))
        {
            a.Run.Spend(match.Start - from + 1);
            a.Run.CheckLength(parts.Count + 2L);
            parts.Add(FeelValue.Of(text[from..match.Start]));
            from = match.End;
        }

        parts.Add(FeelValue.Of(text[from..]));
        return new FeelList(parts);
    }

    /// <summary>The expression of the second argument, with the flags of a further one, which may be left out or <c>null</c>.</summary>
    private static RegularExpression? Expression(Arguments a, int flags) =>
        RegularExpression.Find(a.Text(1), a[flags] is FeelString given ? given.Value : "", a.Run);
}
