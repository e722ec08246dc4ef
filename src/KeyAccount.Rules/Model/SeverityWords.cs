namespace KeyAccount.Rules;

/// <summary>The words of documents for severities, from the lowest.</summary>
internal static class SeverityWords
{
    public static IReadOnlyList<string> All { get; } = ["low", "medium", "high", "critical"];

    public static string Of(Severity severity) => All[(int)severity];

    /// <summary>The severity of a word; <see langword="null"/> for any other word.</summary>
    public static Severity? Parse(string word)
    {
        for (var i = 0; i < All.Count; i++)
            if (All[i] == word) return (Severity)i;
        return null;
    }
}
