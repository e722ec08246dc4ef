using System.Text;

namespace KeyAccount.Cli.Evaluation;

/// <summary>Text from outside, in UTF-8 whatever the machine's own encoding is.</summary>
internal static class Utf8Input
{
    /// <summary>Stands where bytes are no UTF-8: no text has it, because it is no character.</summary>
    public const char Broken = '\uFFFF';

    private static readonly Encoding Marking = Encoding.GetEncoding(Encoding.UTF8.CodePage, EncoderFallback.ReplacementFallback, new DecoderReplacementFallback(Broken.ToString()));

    public static StreamReader Open(Stream stream) => new(stream, Marking, detectEncodingFromByteOrderMarks: false);
}
