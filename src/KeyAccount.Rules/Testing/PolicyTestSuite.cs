using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using KeyAccount.Rules.Diagnostics;
using KeyAccount.Rules.Documents;

namespace KeyAccount.Rules.Testing;

/// <summary>
/// The tests of a policy, read from the document beside it (<c>NAME.tests.json</c>): facts in, expected results out. Immutable and thread-safe.
/// </summary>
public sealed class PolicyTestSuite
{
    private readonly PolicyTestRun _run;

    internal PolicyTestSuite(CompiledPolicy policy, SourceText source, ImmutableArray<PolicyTest> tests, ImmutableArray<CoverageExemption> uncovered)
    {
        Policy = policy;
        Source = source;
        Tests = tests;
        Uncovered = uncovered;
        _run = new PolicyTestRun(this);
    }

    /// <summary>The policy under test.</summary>
    public CompiledPolicy Policy { get; }

    /// <summary>The document.</summary>
    public SourceText Source { get; }

    /// <summary>The tests in the order of the document.</summary>
    public ImmutableArray<PolicyTest> Tests { get; }

    /// <summary>What the document says that no test reaches, and why.</summary>
    public ImmutableArray<CoverageExemption> Uncovered { get; }

    /// <summary>Reads a tests document.</summary>
    /// <param name="text">The JSON text; comments and trailing commas are allowed.</param>
    /// <param name="name">What diagnostics call the document.</param>
    /// <param name="policy">The policy under test.</param>
    /// <exception cref="PolicyException">The document has errors; the exception carries all of them.</exception>
    public static PolicyTestSuite Load(string text, string name, CompiledPolicy policy) =>
        TryLoad(text, name, policy, out var suite, out var diagnostics) ? suite : throw new PolicyException(diagnostics);

    /// <summary>Reads a tests document without throwing for its mistakes.</summary>
    /// <param name="text">The JSON text; comments and trailing commas are allowed.</param>
    /// <param name="name">What diagnostics call the document.</param>
    /// <param name="policy">The policy under test.</param>
    /// <param name="suite">The tests, when there are no errors.</param>
    /// <param name="diagnostics">Everything found, in the order of the document.</param>
    /// <returns>Whether the tests can be run.</returns>
    public static bool TryLoad(
        string text, string name, CompiledPolicy policy, [NotNullWhen(true)] out PolicyTestSuite? suite, out ImmutableArray<Diagnostic> diagnostics)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(policy);
        var bag = new DiagnosticBag();
        var source = new SourceText(name, text);
        suite = TestSuiteReader.Read(source, policy, bag);
        diagnostics = bag.ToSorted(source);
        if (bag.HasErrors) suite = null;
        return suite is not null;
    }

    /// <summary>
    /// The policy file that a tests document names, relative to the document; <see langword="null"/> when it names none, or is no JSON object:
    /// then the policy is the file of the same name.
    /// </summary>
    /// <param name="text">The JSON text.</param>
    public static string? PolicyFileOf(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var root = JsonDocumentParser.Parse(new SourceText("tests", text), PolicyLimits.Default, new DiagnosticBag());
        return root is JsonObjectSyntax document ? (document.Properties.FirstOrDefault(p => p.Name == "policy")?.Value as JsonStringSyntax)?.Value : null;
    }

    /// <summary>Runs all tests. The same every time: nothing is read but the facts that the tests give.</summary>
    public PolicyTestReport Run() => _run.Run();
}

/// <summary>One test: facts, and what the policy must say about them. Immutable.</summary>
public sealed class PolicyTest
{
    internal PolicyTest(string name, string? note, SourceSpan span, ColumnBatch facts, ImmutableArray<Expectation> expectations)
    {
        Name = name;
        Note = note;
        Span = span;
        Facts = facts;
        Expectations = expectations;
    }

    /// <summary>The name; unique in its document.</summary>
    public string Name { get; }

    /// <summary>A remark for readers; <see langword="null"/> when there is none.</summary>
    public string? Note { get; }

    /// <summary>Where the test stands in its document.</summary>
    public SourceSpan Span { get; }

    /// <summary>The facts: a batch of one row.</summary>
    public ColumnBatch Facts { get; }

    internal ImmutableArray<Expectation> Expectations { get; }
}

/// <summary>Something that the tests of a policy do not reach, on purpose.</summary>
/// <param name="What">The item of the coverage, as <see cref="CoverageItem.ToString"/> writes it.</param>
/// <param name="Why">The reason.</param>
public sealed record CoverageExemption(string What, string Why);
