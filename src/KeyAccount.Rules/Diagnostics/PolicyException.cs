using System.Collections.Immutable;

namespace KeyAccount.Rules;

/// <summary>A policy cannot be used. Carries every diagnostic, not just the first; the message shows them all.</summary>
public sealed class PolicyException : Exception
{
    /// <summary>Creates the exception for a set of diagnostics.</summary>
    /// <param name="diagnostics">What was found, in the order of the document.</param>
    public PolicyException(ImmutableArray<Diagnostic> diagnostics)
        : base(Describe(diagnostics))
    {
        Diagnostics = diagnostics;
    }

    /// <summary>What was found, in the order of the document: errors and lesser findings.</summary>
    public ImmutableArray<Diagnostic> Diagnostics { get; }

    private static string Describe(ImmutableArray<Diagnostic> diagnostics)
    {
        var errors = diagnostics.Count(d => d.Severity == DiagnosticSeverity.Error);
        return FormattableString.Invariant($"The policy has {errors} error(s).\n") + DiagnosticRenderer.Render(diagnostics);
    }
}
