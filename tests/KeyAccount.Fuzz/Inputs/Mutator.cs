namespace KeyAccount.Fuzz;

/// <summary>Breaks texts: the same seed gives the same text on every machine.</summary>
internal sealed class Mutator(int seed)
{
    private const int LongestText = 20_000;

    /// <summary>What readers of text stumble over.</summary>
    private static readonly string[] Odd =
    [
        "\0", "\uFEFF", "\uD83D", "\uDE00", "\uD83D\uDE00", "e\u0301", "\u0301", "\u200D", "\u202E", "\u2028", "\u00A0", "\u0085", "\uFFFF", "𝟘", "客户",
        "999999999999999999999999", "1e308", "1e-400", "-0", "0.1e+1", "9223372036854775808", "00000000000000000000001", "1e999999999999",
        "(", ")", "[", "]", "{", "}", "\"", "\\", "\\u", "\\uD83D", "\\U110000", "/*", "*/", "//", "..", ".", "@", "@\"", "?", ",", ":", "|", "**", "!=", "<=", "->", "$1",
        "null", "true", "not(", "if ", " then ", " else ", "for i in ", " return ", "some x in ", " satisfies ", "function(x) ", "partial", "item", " instance of ", "list<",
        " between ", " and ", " or ", " in ", "{{", "}}", "\r\n", "\t", "1..1000000000", "P1Y", "@\"P1D\"", "@\"2026-02-30\"", "@Europe/Paris",
    ];

    private readonly Random _random = new(seed);

    /// <summary>A number from 0 to below <paramref name="end"/>.</summary>
    public int Next(int end) => _random.Next(end);

    public T Pick<T>(IReadOnlyList<T> from) => from[_random.Next(from.Count)];

    /// <summary>A good text with a few faults, or good ones put together.</summary>
    public string Mutated(IReadOnlyList<string> good)
    {
        var text = Pick(good);
        for (var faults = 1 + Next(4); faults > 0; faults--) text = Fault(text, good);
        return text.Length <= LongestText ? text : text[..LongestText];
    }

    /// <summary>Tokens in no order.</summary>
    public string Soup(IReadOnlyList<string> good)
    {
        var parts = new List<string>();
        for (var count = 1 + Next(30); count > 0; count--) parts.Add(Next(3) == 0 ? Span(Pick(good)) : Pick(Odd));
        return string.Join(Next(2) == 0 ? " " : "", parts);
    }

    private string Fault(string text, IReadOnlyList<string> good)
    {
        var (start, length) = Place(text);
        var (before, span, after) = (text[..start], text.Substring(start, length), text[(start + length)..]);
        return Next(9) switch
        {
            0 => before + after,
            1 => before + Pick(Odd) + span + after,
            2 => before + Pick(Odd) + after,
            3 => before + span + span + after,
            4 => before + string.Concat(Enumerable.Repeat(span, 2 + Next(60))) + after,
            5 => Swapped(text),
            6 => before,
            7 => before + Span(Pick(good)) + after,
            _ => before + (char)(start < text.Length ? text[start] ^ (1 << Next(16)) : Next(0x10000)) + (after.Length > 0 ? after[1..] : ""),
        };
    }

    private string Swapped(string text)
    {
        var ((a, b), half) = (Place(text), text.Length / 2);
        return a + b <= half ? string.Concat(text.AsSpan(0, a), text.AsSpan(half, Math.Min(b, text.Length - half)), text.AsSpan(a + b)) : text[half..] + text[..half];
    }

    private string Span(string text)
    {
        var (start, length) = Place(text);
        return text.Substring(start, length);
    }

    /// <summary>A place, and how much to take from there: mostly a little.</summary>
    private (int Start, int Length) Place(string text)
    {
        var start = Next(text.Length + 1);
        return (start, Next(1 + Math.Min(text.Length - start, Next(4) == 0 ? text.Length : 8)));
    }
}
