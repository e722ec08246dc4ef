using KeyAccount.Rules.Diagnostics;

namespace KeyAccount.Rules.Expressions;

/// <summary>
/// Declared names that are more than one token, such as <c>no-coach</c>, <c>annual turnover</c> or <c>string length</c>. FEEL reads the longest
/// one that fits, so a reader of expressions has to know them.
/// </summary>
internal sealed class CompoundNames
{
    private readonly Dictionary<string, List<(string Name, string[] Tokens)>> _byFirstToken = new(StringComparer.Ordinal);

    public static CompoundNames Of(IEnumerable<string> names)
    {
        var result = new CompoundNames();
        foreach (var name in names) result.Add(name);
        return result;
    }

    /// <summary>Declares a name; one that is a single token needs no declaration.</summary>
    public void Add(string name)
    {
        string[] tokens = [.. Lexer.Tokenize(new ExpressionText("name", name), new DiagnosticBag()).SkipLast(1).Select(t => t.Text)];
        if (tokens.Length < 2) return;
        if (!_byFirstToken.TryGetValue(tokens[0], out var sameStart)) _byFirstToken[tokens[0]] = sameStart = [];
        if (sameStart.Any(n => n.Name == name)) return;
        sameStart.Add((Collapse(name), tokens));
        sameStart.Sort((a, b) => b.Tokens.Length.CompareTo(a.Tokens.Length));
    }

    /// <summary>How many tokens, from a place on, are the longest declared name there; 0 when there is none.</summary>
    public int Match(IReadOnlyList<Token> tokens, int at, string text)
    {
        if (!_byFirstToken.TryGetValue(tokens[at].Text, out var candidates)) return 0;
        foreach (var (name, parts) in candidates)
        {
            if (at + parts.Length > tokens.Count) continue;
            var same = 1;
            while (same < parts.Length && tokens[at + same].Text == parts[same]) same++;
            if (same == parts.Length && Spelled(tokens, at, same, text) == name) return same;
        }

        return 0;
    }

    /// <summary>The tokens as one name: their text, with every run of white space one blank.</summary>
    public static string Spelled(IReadOnlyList<Token> tokens, int at, int count, string text) =>
        count == 1 ? tokens[at].Text : Collapse(text[tokens[at].Span.Start..tokens[at + count - 1].Span.End]);

    private static string Collapse(string name) => string.Join(' ', name.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
