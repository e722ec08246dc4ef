using System.Text;
using KeyAccount.Rules;
using KeyAccount.Rules.Diagnostics;

namespace KeyAccount.Cli.Evaluation;

/// <summary>Text from outside, in UTF-8 whatever the machine's own encoding is.</summary>
internal static class Utf8Input
{
    /// <summary>Stands where bytes are no UTF-8: no text has it, because it is no character.</summary>
    public const char Broken = '\uFFFF';

    private static readonly Encoding Marking = Encoding.GetEncoding(Encoding.UTF8.CodePage, EncoderFallback.ReplacementFallback, new DecoderReplacementFallback(Broken.ToString()));

    /// <summary>Whether a text is all characters; reports the first place where it is not.</summary>
    public static bool IsWhole(SourceText text, DiagnosticBag diagnostics)
    {
        var at = text.Text.IndexOf(Broken, StringComparison.Ordinal);
        if (at >= 0) diagnostics.Add(DiagnosticCatalog.NotUnicode, text, new SourceSpan(at, 1), "bytes that are no UTF-8");
        return at < 0;
    }

    public static StreamReader Open(Stream stream) => new(stream, Marking, detectEncodingFromByteOrderMarks: false);
}
