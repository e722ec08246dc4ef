using System.Collections.Immutable;

namespace KeyAccount.Rules.Diagnostics;

/// <summary>Collects findings, up to a cap, so that all mistakes are reported together.</summary>
internal sealed class DiagnosticBag
{
    private const int Cap = 200;
    private readonly List<Diagnostic> _items = [];

    public bool HasErrors { get; private set; }

    public int Count => _items.Count;

    public void Add(DiagnosticDescriptor descriptor, SourceText source, SourceSpan span, params ReadOnlySpan<string> arguments)
    {
        HasErrors |= descriptor.Severity == DiagnosticSeverity.Error;
        if (_items.Count < Cap) _items.Add(new Diagnostic(descriptor, source, span, [.. arguments]));
    }

    public ImmutableArray<Diagnostic> ToSorted() =>
        [.. _items.OrderBy(d => d.Span.Start).ThenBy(d => d.Code, StringComparer.Ordinal)];
}

/// <summary>Finds what was probably meant by a misspelt name.</summary>
internal static class Spelling
{
    /// <summary>The candidate nearest to <paramref name="word"/>, or <see langword="null"/> when none is near enough to be a slip.</summary>
    public static string? Nearest(string word, IEnumerable<string> candidates)
    {
        string? best = null;
        var bestDistance = Math.Max(1, word.Length / 3) + 1;
        foreach (var candidate in candidates)
        {
            if (Math.Abs(candidate.Length - word.Length) >= bestDistance) continue;
            var distance = Distance(word.ToUpperInvariant(), candidate.ToUpperInvariant());
            if (distance >= bestDistance) continue;
            best = candidate;
            bestDistance = distance;
        }

        return best;
    }

    /// <summary>The remedy's words for a suggestion: the nearest candidate, or the list of what is possible.</summary>
    public static string Suggest(string word, IReadOnlyCollection<string> candidates)
    {
        if (Nearest(word, candidates) is { } nearest) return $"did you mean \"{nearest}\"?";
        if (candidates.Count == 0) return "nothing of this kind is declared";
        var shown = string.Join(", ", candidates.Take(12).Select(c => $"\"{c}\""));
        return candidates.Count > 12 ? $"known are {shown}, …" : $"known: {shown}";
    }

    /// <summary>Edits (insert, delete, replace, swap neighbours) between two words.</summary>
    private static int Distance(string a, string b)
    {
        var rows = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++) rows[i, 0] = i;
        for (var j = 0; j <= b.Length; j++) rows[0, j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            for (var j = 1; j <= b.Length; j++)
            {
                var cost = a[i - 1] == b[j - 1] ? 0 : 1;
                rows[i, j] = Math.Min(Math.Min(rows[i - 1, j] + 1, rows[i, j - 1] + 1), rows[i - 1, j - 1] + cost);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    rows[i, j] = Math.Min(rows[i, j], rows[i - 2, j - 2] + 1);
            }
        }

        return rows[a.Length, b.Length];
    }
}
