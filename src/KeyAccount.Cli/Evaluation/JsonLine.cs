using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using KeyAccount.Rules;
using KeyAccount.Rules.Diagnostics;
using KeyAccount.Rules.Expressions;

namespace KeyAccount.Cli.Evaluation;

/// <summary>Values as one line of JSON.</summary>
internal static class JsonLine
{
    // Every script as it is: nothing here stands within HTML.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>What a line may hold: values and characters.</summary>
    private static readonly PolicyLimits Limits = PolicyLimits.Default with { MaxWorkPerRow = 16 * 1024 * 1024 };

    /// <summary>A value's line, without its line break; <see langword="null"/> where it would be too long, which is reported at the expression.</summary>
    public static string? Of(FeelValue value, ExpressionText text, DiagnosticBag diagnostics)
    {
        try
        {
            return Write(json => FeelJson.Write(json, value, new FeelRun(Limits)));
        }
        catch (WorkLimitException)
        {
            diagnostics.Add(DiagnosticCatalog.ResultTooLarge, text.Document, text.Locate(new SourceSpan(0, text.Text.Length)));
            return null;
        }
    }

    /// <summary>A line, without its line break.</summary>
    public static string Write(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Options)) write(json);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
