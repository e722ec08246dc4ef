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
        InputFile.Require(given, option, session);
        return JsonFacts.ReadContext(Load(given, option), diagnostics);
    }

    private SourceText Load(string path, string option)
    {
        var size = new FileInfo(path).Length;
        if (size > PolicyLimits.Default.MaxDocumentBytes)
            throw new UsageException(session.Text("eval.large-file", path, option, Text(size), Text(PolicyLimits.Default.MaxDocumentBytes)));
        using var reader = Utf8Input.Open(File.OpenRead(path));
        var text = reader.ReadToEnd();
        return text.Contains(Utf8Input.Broken, StringComparison.Ordinal)
            ? throw new UsageException(session.Text("eval.not-utf8", path, option))
            : new SourceText(path, text);

        static string Text(long number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
    }
}
