using System.Collections.Immutable;

namespace KeyAccount.Rules.Tests.Documents;

/// <summary>Loads documents that may be broken in any way.</summary>
internal static class Loading
{
    /// <summary>
    /// Loads a document, which must end in a policy or in errors, each at a place of the document and able to say what it is.
    /// Anything else, an exception above all, fails the test.
    /// </summary>
    public static ImmutableArray<Diagnostic> Load(string document)
    {
        var isGood = CompiledPolicy.TryLoad(document, "policy", null, out _, out var diagnostics);
        Assert.Equal(isGood, diagnostics.All(d => d.Severity != DiagnosticSeverity.Error));
        foreach (var diagnostic in diagnostics)
        {
            Assert.InRange(diagnostic.Span.Start, 0, diagnostic.Source.Text.Length);
            Assert.InRange(diagnostic.Span.End, diagnostic.Span.Start, diagnostic.Source.Text.Length);
        }

        Assert.DoesNotContain('\r', DiagnosticRenderer.Render(diagnostics));
        return diagnostics;
    }

    /// <summary>The codes of what was found, without the advice on inputs that nothing reads.</summary>
    public static string Codes(string document) =>
        string.Join(' ', Load(document).Select(d => d.Code).Where(c => c != "KA4001"));
}
