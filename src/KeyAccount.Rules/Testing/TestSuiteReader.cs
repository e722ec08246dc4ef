using System.Collections.Frozen;
using System.Collections.Immutable;
using KeyAccount.Rules.Diagnostics;
using KeyAccount.Rules.Documents;

namespace KeyAccount.Rules.Testing;

/// <summary>Reads a tests document against its policy. Mistakes are collected; the tests are only good when there are none.</summary>
internal sealed class TestSuiteReader(CompiledPolicy policy, SourceText source, DiagnosticBag diagnostics)
{
    private readonly FactReader _facts = new(source, diagnostics);
    private readonly ExpectationReader _expectations = new(policy, source, diagnostics);

    public static PolicyTestSuite? Read(SourceText source, CompiledPolicy policy, DiagnosticBag diagnostics)
    {
        var root = JsonDocumentParser.Parse(source, PolicyLimits.Default, diagnostics);
        if (root is null) return null;
        if (root is JsonObjectSyntax document) return new TestSuiteReader(policy, source, diagnostics).Read(new ObjectReader(document, "the tests", source, diagnostics));
        diagnostics.Add(DiagnosticCatalog.WrongJsonType, source, root.Span, "the document", root.Describe, "an object");
        return null;
    }

    private PolicyTestSuite Read(ObjectReader reader)
    {
        reader.String("policy"); // Read by whoever looks for the policy's file.
        var defaults = Facts(reader, "defaults");
        if (!reader.Has("tests")) reader.Missing("tests", "[ { \"name\": \"…\", \"facts\": {}, \"expect\": {} } ]");
        var seen = new Dictionary<string, SourceSpan>(StringComparer.Ordinal);
        var tests = ImmutableArray.CreateBuilder<PolicyTest>();
        foreach (var syntax in reader.Objects("tests", "test"))
            if (Test(syntax, defaults, seen) is { } test) tests.Add(test);
        var uncovered = reader.Has("uncovered") ? reader.Objects("uncovered", "exemption").Select(Exemption).OfType<CoverageExemption>().ToImmutableArray() : [];
        reader.Done();
        return new PolicyTestSuite(policy, source, tests.ToImmutable(), uncovered);
    }

    private PolicyTest? Test(JsonObjectSyntax syntax, IReadOnlyDictionary<string, Fact> defaults, Dictionary<string, SourceSpan> seen)
    {
        var reader = new ObjectReader(syntax, "a test", source, diagnostics);
        var name = reader.RequiredString("name", "\"what this test shows\"");
        if (name is not null)
        {
            reader.What = $"test \"{name.Value}\"";
            if (!seen.TryAdd(name.Value, name.Span))
                reader.Report(DiagnosticCatalog.RepeatedId, name.Span, [reader.Place(seen[name.Value], ObjectReader.FirstPlace)], name.Value, "test");
        }

        var note = reader.String("note");
        var facts = Facts(reader, "facts");
        var expected = reader.Object("expect");
        ImmutableArray<Expectation> expectations = expected is null ? [] : _expectations.Read(expected);
        if (expected is not { Properties.IsEmpty: false }) reader.Report(DiagnosticCatalog.NothingExpected, reader.SpanOf("expect"), name?.Value ?? "");
        reader.Done();
        if (name is null) return null;
        return new PolicyTest(name.Value, note?.Value, name.Span, Fact.Row(policy.Model.Inputs, input => facts.GetValueOrDefault(input) ?? defaults.GetValueOrDefault(input)), expectations);
    }

    private IReadOnlyDictionary<string, Fact> Facts(ObjectReader reader, string property) =>
        reader.Object(property) is { } syntax ? _facts.Read(syntax, policy.Model.Inputs, $"policy \"{policy.Model.Name}\"") : FrozenDictionary<string, Fact>.Empty;

    private CoverageExemption? Exemption(JsonObjectSyntax syntax)
    {
        var reader = new ObjectReader(syntax, "an exemption", source, diagnostics);
        var what = reader.RequiredString("what", "\"flag no-coach\"");
        var why = reader.RequiredString("why", "\"a reason\"");
        reader.Done();
        return what is null || why is null ? null : new CoverageExemption(what.Value, why.Value);
    }
}
