using System.Text;

namespace KeyAccount.Tck.Texts;

/// <summary>Small pieces of FEEL text.</summary>
internal static class FeelText
{
    /// <summary>A string literal.</summary>
    public static string Quoted(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (var c in text)
        {
            quoted.Append(c switch
            {
                '"' => "\\\"",
                '\\' => "\\\\",
                '\n' => "\\n",
                '\r' => "\\r",
                '\t' => "\\t",
                _ => c.ToString(),
            });
        }

        return quoted.Append('"').ToString();
    }

    /// <summary>A text in brackets, whatever stands in it.</summary>
    public static string Bracketed(string text) => $"({Closed(text)})";

    /// <summary>A text after which something may follow on the same line: a comment to the end of the line would hide it.</summary>
    public static string Closed(string text) => text[(text.LastIndexOf('\n') + 1)..].Contains("//", StringComparison.Ordinal) ? text + "\n" : text;

    /// <summary>A context literal.</summary>
    public static string Context(IEnumerable<(string Key, string Text)> entries) =>
        $"{{ {string.Join(", ", entries.Select(entry => $"{Quoted(entry.Key)}: {Closed(entry.Text)}"))} }}";

    /// <summary>Entries of which later ones see the earlier, and the value that comes of them. The value alone where there are none.</summary>
    public static string Let(IReadOnlyList<(string Key, string Text)> entries, string text)
    {
        if (entries.Count == 0) return text;
        var key = "answer";
        while (entries.Any(entry => entry.Key == key)) key += "_";
        return $"{Context([.. entries, (key, text)])}.{key}";
    }
}
