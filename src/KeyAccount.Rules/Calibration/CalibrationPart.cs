using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace KeyAccount.Rules;

/// <summary>The <c>calibration</c> part of a policy as text, on one line or with a line per property.</summary>
/// <param name="newLine">What ends a line.</param>
/// <param name="indent">The white space before the part's own name; <see langword="null"/> to stay on one line.</param>
internal sealed class CalibrationPart(string newLine, string? indent)
{
    private readonly StringBuilder _text = new();
    private int _depth;

    public static string Write(PolicyCalibration calibration, DateOnly asOf, string? source, string newLine, string? indent)
    {
        var part = new CalibrationPart(newLine, indent);
        part.Open();
        part.Property("as_of", Quoted(asOf.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)), isFirst: true);
        part.Property("accounts", calibration.Rows.ToString(CultureInfo.InvariantCulture));
        if (source is not null) part.Property("source", Quoted(source));
        part.Property("cuts", "");
        part.Open();
        var isFirst = true;
        foreach (var cut in calibration.Cuts)
        {
            if (cut.Number is not { } number) continue;
            part.Property(cut.Cut.Name, number.ToString("R", CultureInfo.InvariantCulture), isFirst);
            isFirst = false;
        }

        part.Close();
        part.Close();
        return part._text.ToString();
    }

    private void Open()
    {
        _text.Append('{');
        _depth++;
    }

    private void Close()
    {
        _depth--;
        Break();
        _text.Append('}');
    }

    private void Property(string name, string value, bool isFirst = false)
    {
        if (!isFirst) _text.Append(',');
        Break();
        _text.Append(Quoted(name)).Append(": ").Append(value);
    }

    private void Break()
    {
        if (indent is null) _text.Append(' ');
        else _text.Append(newLine).Append(indent).Insert(_text.Length, Step(), _depth);
    }

    /// <summary>One level: as deep as the part itself stands in the document, or two blanks where it stands at the margin.</summary>
    private string Step() => indent is { Length: > 0 } ? indent : "  ";

    private static string Quoted(string text) => $"\"{JsonEncodedText.Encode(text, JavaScriptEncoder.UnsafeRelaxedJsonEscaping)}\"";
}
