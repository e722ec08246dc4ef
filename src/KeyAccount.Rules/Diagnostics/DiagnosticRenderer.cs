using System.Globalization;
using System.Text;

namespace KeyAccount.Rules;

/// <summary>Writes diagnostics for people: place, message, the source line with a caret, and what to do.</summary>
public static class DiagnosticRenderer
{
    private const int WidestExcerpt = 160;

    /// <summary>All <paramref name="diagnostics"/> as text, each with its source line, a caret and a remedy; lines end with LF.</summary>
    public static string Render(IEnumerable<Diagnostic> diagnostics)
    {
        ArgumentNullException.ThrowIfNull(diagnostics);
        var text = new StringBuilder();
        foreach (var diagnostic in diagnostics) Append(text, diagnostic);
        return text.ToString();
    }

    internal static string Word(DiagnosticSeverity severity) => severity switch
    {
        DiagnosticSeverity.Error => "error",
        DiagnosticSeverity.Warning => "warning",
        _ => "advice",
    };

    private static void Append(StringBuilder text, Diagnostic diagnostic)
    {
        var (line, column) = (diagnostic.Position.Line, diagnostic.Position.Column);
        var number = line.ToString(CultureInfo.InvariantCulture);
        var gutter = new string(' ', number.Length);
        var (excerpt, caretAt, caretLength) = Excerpt(diagnostic);
        text.Append(CultureInfo.InvariantCulture, $"{diagnostic.Source.Name}:{line}:{column}: {Word(diagnostic.Severity)} {diagnostic.Code}: {diagnostic.Message}\n");
        text.Append(CultureInfo.InvariantCulture, $"  {number} | {excerpt}\n");
        text.Append(CultureInfo.InvariantCulture, $"  {gutter} | {Padding(excerpt, caretAt)}{new string('^', caretLength)}\n");
        text.Append(CultureInfo.InvariantCulture, $"  {gutter} = {diagnostic.Remedy}\n");
    }

    /// <summary>The part of the line around the span that fits, and where the caret stands in it.</summary>
    private static (string Text, int At, int Length) Excerpt(Diagnostic diagnostic)
    {
        var line = diagnostic.Source.GetLine(diagnostic.Position.Line);
        var at = Math.Min(Math.Min(diagnostic.Span.Start, diagnostic.Source.Text.Length) - diagnostic.Source.LineStart(diagnostic.Position.Line), line.Length);
        var length = Math.Max(1, Math.Min(diagnostic.Span.Length, line.Length - at));
        if (line.Length <= WidestExcerpt) return (line, at, Columns(line, at, length));
        var from = Math.Max(0, Math.Min(at - (WidestExcerpt / 3), line.Length - WidestExcerpt));
        if (char.IsLowSurrogate(line[from])) from++;
        var end = Math.Min(line.Length, from + WidestExcerpt);
        if (char.IsHighSurrogate(line[end - 1]) && end < line.Length) end--;
        var cut = line[from..end];
        length = Math.Min(length, cut.Length - (at - from));
        return (cut, at - from, Columns(cut, at - from, Math.Max(1, length)));
    }

    private static int Columns(string line, int at, int length)
    {
        var columns = 0;
        for (var i = at; i < Math.Min(line.Length, at + length); i++) columns += Width(line[i]);
        return Math.Max(1, columns);
    }

    /// <summary>White space as wide as the text before the caret: tabs stay tabs, wide characters take two columns.</summary>
    private static string Padding(string excerpt, int length)
    {
        var padding = new StringBuilder(length);
        for (var i = 0; i < length; i++)
        {
            if (excerpt[i] == '\t') padding.Append('\t');
            else padding.Append(' ', Width(excerpt[i]));
        }

        return padding.ToString();
    }

    /// <summary>Columns that a UTF-16 unit takes in a terminal; the first half of a surrogate pair stands for both.</summary>
    private static int Width(char c)
    {
        if (c < '\u0300') return 1;
        if (char.IsHighSurrogate(c) || IsWide(c)) return 2;
        if (char.IsLowSurrogate(c)) return 0;
        return char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format ? 0 : 1;
    }

    /// <summary>Hangul, kana, Chinese characters and full-width forms.</summary>
    private static bool IsWide(char c) => c is
        (>= '\u1100' and <= '\u115F') or (>= '\u2E80' and <= '\uA4CF') or (>= '\uAC00' and <= '\uD7A3') or
        (>= '\uF900' and <= '\uFAFF') or (>= '\uFE30' and <= '\uFE6F') or (>= '\uFF00' and <= '\uFF60');
}
