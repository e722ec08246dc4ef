using System.Globalization;
using KeyAccount.Cli.Commands;
using KeyAccount.Rules;
using KeyAccount.Rules.Diagnostics;
using KeyAccount.Rules.Expressions;

namespace KeyAccount.Cli.Evaluation;

/// <summary>The facts that a command line gives: JSON, or a file of it.</summary>
/// <param name="session">For complaints.</param>
internal sealed class FactsInput(Session session)
{
    /// <summary>The context: JSON where it begins with a brace, otherwise a file; <see langword="null"/> after a mistake, which is reported.</summary>
    public FeelContext? Context(string given, string option, DiagnosticBag diagnostics)
    {
        if (given.TrimStart().StartsWith('{')) return JsonFacts.ReadContext(new SourceText(option, given), diagnostics);
        return File(given, option, diagnostics);
    }

    /// <summary>The context of a file; <see langword="null"/> after a mistake, which is reported.</summary>
    public FeelContext? File(string path, string option, DiagnosticBag diagnostics)
    {
        InputFile.Require(path, option, session);
        var source = Load(path, option);
        return Utf8Input.IsWhole(source, diagnostics) ? JsonFacts.ReadContext(source, diagnostics) : null;
    }

    private SourceText Load(string path, string option)
    {
        var size = new FileInfo(path).Length;
        if (size > PolicyLimits.Default.MaxDocumentBytes)
            throw new UsageException(session.Text("eval.large-file", path, option, Text(size), Text(PolicyLimits.Default.MaxDocumentBytes)));
        using var reader = Utf8Input.Open(System.IO.File.OpenRead(path));
        return new SourceText(path, reader.ReadToEnd());

        static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
    }
}
