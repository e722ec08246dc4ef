using System.Collections.Concurrent;

namespace KeyAccount.Rules.Expressions;

/// <summary>
/// A regular expression of XPath (F&amp;O 3.1, 5.6.1), which FEEL's <c>matches</c>, <c>replace</c> and <c>split</c> take. It works on code points, and its work is
/// counted. Immutable.
/// </summary>
internal sealed class RegularExpression
{
    private const int MaximumLength = 1000;
    private const int MaximumGroups = 100;
    private const int MaximumCached = 128;

    /// <summary>What a character of a pattern takes to read; sets of characters with both cases take most.</summary>
    private const int WorkPerCharacter = 10, WorkPerCasedCharacter = 100;

    private static readonly ConcurrentDictionary<(string Pattern, string Flags), RegularExpression?> s_cache = new();

    private readonly PatternProgram _program;

    private RegularExpression(PatternProgram program, bool isLiteral) => (_program, IsLiteral) = (program, isLiteral);

    /// <summary>Whether it stands for its own characters, and so does the text that replaces it (flag <c>q</c>).</summary>
    public bool IsLiteral { get; }

    public int Groups => _program.Groups;

    /// <summary>The expression; <see langword="null"/> where the pattern or the flags are none, or too much.</summary>
    public static RegularExpression? Find(string pattern, string flags, FeelRun run)
    {
        if (pattern.Length > MaximumLength || flags.Length > MaximumLength) return null;
        run.Spend(1 + (pattern.Length / ValueMeasure.CharactersPerPart));
        if (run.Patterns.TryGetValue((pattern, flags), out var known)) return known;

        // A row pays for every pattern once, whether or not another evaluation has left it in the cache.
        run.Spend(pattern.Length * (flags.Contains('i', StringComparison.Ordinal) ? WorkPerCasedCharacter : WorkPerCharacter));
        var expression = Cached(pattern, flags);
        run.Spend(expression?._program.Steps.Count ?? 0);
        return run.Patterns[(pattern, flags)] = expression;
    }

    private static RegularExpression? Cached(string pattern, string flags)
    {
        if (s_cache.TryGetValue((pattern, flags), out var known)) return known;
        if (s_cache.Count >= MaximumCached) s_cache.Clear();
        return s_cache[(pattern, flags)] = Parse(pattern, flags);
    }

    /// <summary>Whether the text has a part that matches.</summary>
    public bool IsMatch(string text, FeelRun run) => PatternSearch.Of(_program, text, run).Find(0) is not null;

    /// <summary>The parts of the text that match, from left to right, without overlap; only for an expression that does not match the empty text.</summary>
    public IEnumerable<PatternMatch> Matches(string text, FeelRun run)
    {
        var search = PatternSearch.Of(_program, text, run);
        for (var match = search.Find(0); match is not null; match = search.Find(match[1]))
            yield return new PatternMatch(text, match);
    }

    private static RegularExpression? Parse(string pattern, string letters) =>
        PatternFlags.Parse(letters) is { } flags
        && PatternParser.Parse(pattern, flags) is ({ } root, <= MaximumGroups and var groups)
        && PatternProgram.Compile(root, groups, flags.IgnoreCase) is { } program
            ? new RegularExpression(program, flags.Literal)
            : null;
}

/// <summary>A part of a text that matches.</summary>
internal readonly struct PatternMatch(string text, int[] slots)
{
    public int Start => slots[0];

    public int End => slots[1];

    /// <summary>The text of a group, or of the whole match for 0; empty where the group took no part, or there is none.</summary>
    public ReadOnlySpan<char> Group(int number) =>
        number * 2 < slots.Length && slots[number * 2] >= 0 ? text.AsSpan()[slots[number * 2]..slots[(number * 2) + 1]] : [];
}
