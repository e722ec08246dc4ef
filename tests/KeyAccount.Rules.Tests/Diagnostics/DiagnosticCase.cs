using System.Collections.Immutable;
using KeyAccount.Rules.Testing;

namespace KeyAccount.Rules.Tests.Diagnostics;

/// <summary>A finding that a case expects.</summary>
/// <param name="Mark">Which of the places marked «so» in the case's text it points at, from 0.</param>
/// <param name="Code">The code.</param>
/// <param name="Arguments">The arguments, in their order.</param>
internal sealed record ExpectedFinding(int Mark, string Code, string[] Arguments);

/// <summary>A document that is to provoke exactly some findings.</summary>
/// <param name="File">The file of the case.</param>
/// <param name="Line">The line of its header there.</param>
/// <param name="Title">What goes wrong, in words.</param>
/// <param name="Document">The whole policy, or the tests of one, with its places marked.</param>
/// <param name="TestedPolicy">The policy whose tests the document holds; <see langword="null"/> when the document is a policy.</param>
/// <param name="Limits">The bounds under which it is read.</param>
/// <param name="CountsUnusedInputs">Whether inputs that nothing reads are expected as findings too.</param>
/// <param name="Findings">What is expected, in the order of the marks.</param>
internal sealed record DiagnosticCase(
    string File, int Line, string Title, MarkedText Document, string? TestedPolicy, PolicyLimits Limits, bool CountsUnusedInputs, IReadOnlyList<ExpectedFinding> Findings)
{
    /// <summary>Reads the document: everything found in it, and whether it can be used.</summary>
    public (bool IsUsable, ImmutableArray<Diagnostic> Diagnostics) Read()
    {
        ImmutableArray<Diagnostic> diagnostics;
        var isUsable = TestedPolicy is null
            ? CompiledPolicy.TryLoad(Document.Text, "policy", Limits, out _, out diagnostics)
            : PolicyTestSuite.TryLoad(Document.Text, "tests", CompiledPolicy.Load(TestedPolicy), out _, out diagnostics);
        return (isUsable, diagnostics);
    }

    public override string ToString() => $"{File}({Line}): {Title}";
}
