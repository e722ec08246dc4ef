namespace KeyAccount.Rules.Diagnostics;

/// <summary>Finds what was probably meant by a misspelt name.</summary>
internal static class Spelling
{
    /// <summary>Longer words are not slips of the pen; comparing them would only cost time.</summary>
    private const int LongestWord = 64;

    /// <summary>Candidates looked at, at most.</summary>
    private const int MostCandidates = 2_000;

    private const int MostShown = 12;

    /// <summary>The candidate nearest to <paramref name="word"/>, or <see langword="null"/> when none is near enough to be a slip.</summary>
    public static string? Nearest(string word, IEnumerable<string> candidates)
    {
        if (word.Length > LongestWord) return null;
        string? best = null;
        var bestDistance = Math.Max(1, word.Length / 3) + 1;
        foreach (var candidate in candidates.Take(MostCandidates))
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
        var distinct = candidates.Distinct(StringComparer.Ordinal).ToArray();
        var shown = string.Join(", ", distinct.Take(MostShown).Select(c => $"\"{c}\""));
        return distinct.Length > MostShown ? $"known are {shown}, …" : $"known: {shown}";
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
