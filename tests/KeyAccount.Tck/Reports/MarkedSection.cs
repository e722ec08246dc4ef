namespace KeyAccount.Tck.Reports;

/// <summary>The part of a Markdown file between two marks, which is rewritten by each report.</summary>
internal static class MarkedSection
{
    public const string Begin = "<!-- kit:begin -->";
    public const string End = "<!-- kit:end -->";

    /// <summary>The text with another content between the marks.</summary>
    public static string Replace(string text, string content)
    {
        var begin = text.IndexOf(Begin, StringComparison.Ordinal);
        var end = text.IndexOf(End, StringComparison.Ordinal);
        if (begin < 0 || end < begin) throw new InvalidOperationException($"The file has no lines {Begin} and {End}.");
        return $"{text[..(begin + Begin.Length)]}\n{content.Trim()}\n{text[end..]}";
    }
}
