using System.Globalization;
using System.Text;
using KeyAccount.Rules.Diagnostics;

namespace KeyAccount.Rules;

/// <summary>Writes diagnostics for people: place, message, the source line with carets, what to do, and the other places that it is about.</summary>
public static class DiagnosticRenderer
{
    private const string English = "en";

    /// <summary>All <paramref name="diagnostics"/> as text in English, each with its source line, carets and a remedy; lines end with LF.</summary>
    public static string Render(IEnumerable<Diagnostic> diagnostics) => Render(diagnostics, English);

    /// <summary>All <paramref name="diagnostics"/> as text, each with its source line, carets and a remedy; lines end with LF.</summary>
    /// <param name="diagnostics">The diagnostics.</param>
    /// <param name="language">A language tag: <c>en</c> or <c>zh-Hans</c>; in another language there is no text, and English is given.</param>
    public static string Render(IEnumerable<Diagnostic> diagnostics, string language)
    {
        ArgumentNullException.ThrowIfNull(diagnostics);
        ArgumentNullException.ThrowIfNull(language);
        var text = new StringBuilder();
        foreach (var diagnostic in diagnostics) Append(text, diagnostic, language);
        return text.ToString();
    }

    internal static string Word(DiagnosticSeverity severity) => severity switch
    {
        DiagnosticSeverity.Error => "error",
        DiagnosticSeverity.Warning => "warning",
        _ => "advice",
    };

    private static void Append(StringBuilder text, Diagnostic diagnostic, string language)
    {
        var colon = DiagnosticTexts.Say(": ", language);
        var heading = $"{DiagnosticTexts.Say(Word(diagnostic.Severity), language)} {diagnostic.Code}{colon}{TextCell.Visible(diagnostic.GetMessage(language))}";
        var remedy = TextCell.Visible(diagnostic.GetRemedy(language));
        if (ReferenceEquals(diagnostic.Descriptor, DiagnosticCatalog.MoreFindings))
        {
            text.Append(CultureInfo.InvariantCulture, $"{diagnostic.Source.Name}: {heading}\n  = {remedy}\n");
            return;
        }

        var gutter = AppendPlace(text, diagnostic.Source, diagnostic.Span, heading, language);
        text.Append(CultureInfo.InvariantCulture, $"  {gutter} = {remedy}\n");
        foreach (var related in diagnostic.Related)
            AppendPlace(text, related.Source, related.Span, $"{DiagnosticTexts.Say("note", language)}{colon}{TextCell.Visible(related.GetLabel(language))}", language);
    }

    /// <summary>A place with its heading and its line; the answer is as wide as the line's number.</summary>
    private static string AppendPlace(StringBuilder text, SourceText source, SourceSpan span, string heading, string language)
    {
        var position = source.GetPosition(span.Start);
        var number = position.Line.ToString(CultureInfo.InvariantCulture);
        var gutter = new string(' ', number.Length);
        var excerpt = SourceExcerpt.Of(source, span);
        var lines = excerpt.Lines > 1 ? " " + DiagnosticTexts.Say($"({excerpt.Lines.ToString(CultureInfo.InvariantCulture)} lines)", language) : "";
        text.Append(CultureInfo.InvariantCulture, $"{source.Name}:{number}:{position.Column}: {heading}\n");
        text.Append(CultureInfo.InvariantCulture, $"  {number} | {excerpt.Text}\n");
        text.Append(CultureInfo.InvariantCulture, $"  {gutter} | {excerpt.Carets}{lines}\n");
        return gutter;
    }
}
