using System.Collections.Immutable;
using KeyAccount.Rules.Testing;

namespace KeyAccount.Rules.Tests.Diagnostics;

/// <summary>A finding that a case expects.</summary>
/// <param name="Mark">Which of the places marked «so» in the case's text it points at, from 0.</param>
/// <param name="Code">The code.</param>
/// <param name="Arguments">The arguments, in their order.</param>
internal sealed record ExpectedFinding(int Mark, string Code, string[] Arguments)
{
    /// <summary>The places that it is about besides: which of those marked ‹so›, and the label.</summary>
    public List<(int Mark, string Label)> Related { get; } = [];
}

/// <summary>What the document of a case is.</summary>
internal enum DocumentKind
{
    /// <summary>A policy.</summary>
    Policy,

    /// <summary>The tests of the policy beside it.</summary>
    Tests,

    /// <summary>The file "rules.csv", which a table of the policy beside it names.</summary>
    TableFile,
}

/// <summary>A document that is to provoke exactly some findings.</summary>
/// <param name="File">The file of the case.</param>
/// <param name="Line">The line of its header there.</param>
/// <param name="Title">What goes wrong, in words.</param>
/// <param name="Kind">What the document is.</param>
/// <param name="Document">The document, with its places marked.</param>
/// <param name="Beside">The policy beside a document that is none itself; otherwise <see langword="null"/>.</param>
/// <param name="Limits">The bounds under which it is read.</param>
/// <param name="CountsUnusedInputs">Whether inputs that nothing reads are expected as findings too.</param>
/// <param name="Findings">What is expected, in the order of the marks.</param>
internal sealed record DiagnosticCase(
    string File, int Line, string Title, DocumentKind Kind, MarkedText Document, string? Beside, PolicyLimits Limits, bool CountsUnusedInputs, IReadOnlyList<ExpectedFinding> Findings)
{
    /// <summary>Reads the document: everything found in it, and whether it can be used.</summary>
    /// <param name="policy">What diagnostics call the policy.</param>
    /// <param name="tests">What they call the tests.</param>
    public (bool IsUsable, ImmutableArray<Diagnostic> Diagnostics) Read(string policy = "policy", string tests = "tests")
    {
        ImmutableArray<Diagnostic> diagnostics;
        var isUsable = Kind switch
        {
            DocumentKind.Policy => CompiledPolicy.TryLoad(Document.Text, policy, Limits, out _, out diagnostics),
            DocumentKind.Tests => PolicyTestSuite.TryLoad(Document.Text, tests, CompiledPolicy.Load(Beside!), out _, out diagnostics),
            _ => CompiledPolicy.TryLoad(Beside!, policy, Limits, name => name == "rules.csv" ? Document.Text : null, out _, out diagnostics),
        };
        return (isUsable, diagnostics);
    }

    public override string ToString() => $"{File}({Line}): {Title}";
}
