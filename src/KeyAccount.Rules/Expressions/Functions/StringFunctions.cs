using System.Text;
using static KeyAccount.Rules.Expressions.Form;

namespace KeyAccount.Rules.Expressions;

/// <summary>Functions of strings (DMN 1.5, 10.3.4.3) but for those of regular expressions. Lengths and places count code points.</summary>
internal static class StringFunctions
{
    public static (string Name, Signature Form)[] Forms =>
    [
        Of("substring", FeelType.String, [Text("string"), Number("start position"), Optional(Number("length"))], Substring),
        Of("string length", FeelType.Number, [Text("string")], a => FeelValue.Of((double)PatternText.Length(Read(a, 0)))),
        Of("upper case", FeelType.String, [Text("string")], a => FeelValue.Of(Read(a, 0).ToUpperInvariant())),
        Of("lower case", FeelType.String, [Text("string")], a => FeelValue.Of(Read(a, 0).ToLowerInvariant())),
        Of("substring before", FeelType.String, [Text("string"), Text("match")], Before),
        Of("substring after", FeelType.String, [Text("string"), Text("match")], After),
        Of("contains", FeelType.Boolean, [Text("string"), Text("match")], a => FeelValue.Of(Find(a) >= 0)),
        Of("starts with", FeelType.Boolean, [Text("string"), Text("match")], a => FeelValue.Of(Read(a, 0).StartsWith(a.Text(1), StringComparison.Ordinal))),
        Of("ends with", FeelType.Boolean, [Text("string"), Text("match")], a => FeelValue.Of(Read(a, 0).EndsWith(a.Text(1), StringComparison.Ordinal))),
        Of("string join", FeelType.String, [List("list"), Optional(OrNull(Text("delimiter")))], Join),
    ];

    /// <summary>The string, whose length counts as work.</summary>
    private static string Read(Arguments a, int place)
    {
        var text = a.Text(place);
        a.Run.Spend(text.Length);
        return text;
    }

    /// <summary>Where the second argument begins in the first; -1 when it is not there. At worst all of it is compared at every place.</summary>
    private static int Find(Arguments a)
    {
        var (text, sought) = (a.Text(0), a.Text(1));
        a.Run.Spend(text.Length * (1L + (sought.Length / ValueMeasure.CharactersPerPart)));
        return text.IndexOf(sought, StringComparison.Ordinal);
    }

    /// <summary>
    /// The characters from a place on, of which the first is 1 and the last -1. What lies outside the string is empty; there is no place 0 and no negative length.
    /// </summary>
    private static FeelValue Substring(Arguments a)
    {
        var text = Read(a, 0);
        var (start, length) = (Math.Truncate(a.Number(1)), Math.Truncate(a.Number(2, double.PositiveInfinity)));
        if (start == 0 || length < 0) return FeelValue.Null;
        var first = start > 0 ? start - 1 : PatternText.Length(text) + start;
        var (from, at, count) = (0, 0, 0);
        for (; at < text.Length && count < first + length; count++)
        {
            if (count < first) from = at + UnitsAt(text, at);
            at += UnitsAt(text, at);
        }

        return FeelValue.Of(text[from..at]);
    }

    private static int UnitsAt(string text, int at) => char.IsSurrogatePair(text, at) ? 2 : 1;

    private static FeelValue Before(Arguments a)
    {
        var at = Find(a);
        return FeelValue.Of(at < 0 ? "" : a.Text(0)[..at]);
    }

    private static FeelValue After(Arguments a)
    {
        var at = Find(a);
        return FeelValue.Of(at < 0 ? "" : a.Text(0)[(at + a.Text(1).Length)..]);
    }

    /// <summary>The strings one after the other, without the nulls among them.</summary>
    private static FeelValue Join(Arguments a)
    {
        var delimiter = a[1] is FeelString given ? given.Value : "";
        var result = new StringBuilder();
        var isFirst = true;
        foreach (var item in a.List(0))
        {
            a.Run.Spend(1);
            if (item.IsNull) continue;
            if (item is not FeelString part) return FeelValue.Null;
            a.Run.Spend(part.Value.Length + delimiter.Length);
            if (!isFirst) result.Append(delimiter);
            result.Append(part.Value);
            isFirst = false;
        }

        return FeelValue.Of(result.ToString());
    }
}
