using System.Globalization;
using System.Text;
using KeyAccount.Rules;
using KeyAccount.Rules.Diagnostics;
using KeyAccount.Rules.Expressions;

namespace KeyAccount.Cli.Evaluation;

/// <summary>Answers lines of JSON one by one, each with one line, in their order; what is wrong with a line is its answer.</summary>
/// <param name="evaluator">Evaluates.</param>
/// <param name="output">Where the answers go.</param>
/// <param name="language">The language of the messages.</param>
internal sealed class Batch(Evaluator evaluator, TextWriter output, string language)
{
    /// <summary>The most characters that a line may have.</summary>
    public const int LongestLine = 1024 * 1024;

    /// <summary>Answers are written when so many characters of them have come together, and before there is a wait for more lines.</summary>
    private const int Together = 64 * 1024;

    /// <summary>What a blank line is made of; files put together can have a byte order mark anywhere.</summary>
    private const string Blank = " \t\uFEFF";

    private readonly StringBuilder _answers = new();

    /// <summary>Answers all lines of a text.</summary>
    public void Run(TextReader input, CancellationToken cancellation)
    {
        var lines = new BoundedLines(input, LongestLine) { Waiting = Flush };
        while (lines.Next())
        {
            cancellation.ThrowIfCancellationRequested();
            if (!lines.IsTooLong && lines.Text.AsSpan().Trim(Blank).IsEmpty) continue;
            _answers.Append(lines.IsTooLong ? TooLong() : Answer(lines.Text)).Append('\n');
            if (_answers.Length >= Together) Flush();
        }

        Flush();
    }

    private void Flush()
    {
        if (_answers.Length == 0) return;
        output.Write(_answers);
        output.Flush();
        _answers.Clear();
    }

    private string Answer(string text)
    {
        var diagnostics = new DiagnosticBag();
        if (!Utf8Input.IsWhole(new SourceText("line", text), diagnostics)) return Refusal("null", diagnostics);
        var line = BatchLine.Read(text, diagnostics);
        if (line.Text is not { } asked) return Refusal(line.Id, diagnostics);
        var value = line.Tested is { } tested
            ? evaluator.Test(asked, tested, line.Context, diagnostics)
            : evaluator.Evaluate(asked, line.Context, diagnostics);
        return value is not null && JsonLine.Of(value, asked, diagnostics) is { } json
            ? $"{{\"id\":{line.Id},\"value\":{json}}}"
            : Refusal(line.Id, diagnostics);
    }

    private string TooLong()
    {
        var diagnostics = new DiagnosticBag();
        diagnostics.Add(DiagnosticCatalog.LineTooLong, new SourceText("line", ""), default, LongestLine.ToString(CultureInfo.InvariantCulture));
        return Refusal("null", diagnostics);
    }

    /// <summary>What is wrong, and first in the text.</summary>
    private string Refusal(string id, DiagnosticBag diagnostics)
    {
        var mistake = diagnostics.ToSorted().First(d => d.Severity == DiagnosticSeverity.Error);
        var error = JsonLine.Write(json =>
        {
            json.WriteStartObject();
            json.WriteString("code", mistake.Code);
            json.WriteString("message", FeelJson.Whole(mistake.GetMessage(language)));
            json.WriteNumber("line", mistake.Position.Line);
            json.WriteNumber("column", mistake.Position.Column);
            json.WriteEndObject();
        });
        return $"{{\"id\":{id},\"error\":{error}}}";
    }
}
