using System.Reflection;
using System.Text.RegularExpressions;
using KeyAccount.Rules.Diagnostics;

namespace KeyAccount.Rules.Tests.Diagnostics;

/// <summary>Every mistake gives its finding and no other, at its place and with its arguments.</summary>
public sealed partial class DiagnosticCaseTests
{
    public static TheoryData<int> Numbers => [.. Enumerable.Range(0, DiagnosticCaseFile.Cases.Count)];

    [Theory]
    [MemberData(nameof(Numbers))]
    public void A_mistake_gives_exactly_its_findings(int number)
    {
        var @case = DiagnosticCaseFile.Cases[number];
        var (isUsable, diagnostics) = @case.Read();

        var found = diagnostics.Where(d => @case.CountsUnusedInputs || d.Code != "KA4001").ToArray();
        var marks = @case.Document.Marks;
        Assert.True(marks.Count == @case.Findings.Select(f => f.Mark).Distinct().Count(), $"{@case} has {marks.Count} marks for its {@case.Findings.Count} findings.");
        var others = @case.Document.Others;
        var expected = @case.Findings.SelectMany(f => f.Related.Select(r => Line("  ~>", @case.Document.PositionOf(others[r.Mark]), others[r.Mark], [r.Label]))
            .Prepend(Line(f.Code, @case.Document.PositionOf(marks[f.Mark]), marks[f.Mark], f.Arguments)));
        var actual = found.SelectMany(d => d.Related.Select(r => Line("  ~>", (r.Position.Line, r.Position.Column), r.Span, [r.Label]))
            .Prepend(Line(d.Code, (d.Position.Line, d.Position.Column), d.Span, d.Arguments)));
        Assert.Equal($"{@case}\n{string.Join('\n', expected)}", $"{@case}\n{string.Join('\n', actual)}");
        Assert.Equal(found.All(d => d.Severity != DiagnosticSeverity.Error), isUsable);
    }

    [Theory]
    [MemberData(nameof(Numbers))]
    public void Messages_and_remedies_are_filled_in(int number)
    {
        var @case = DiagnosticCaseFile.Cases[number];
        foreach (var text in @case.Read().Diagnostics.SelectMany(d => new[] { d.Message, d.Remedy }))
        {
            Assert.NotEmpty(text);
            Assert.DoesNotMatch(Placeholder(), text);
        }
    }

    [Fact]
    public void Every_entry_of_the_catalogue_has_a_case()
    {
        var covered = DiagnosticCaseFile.Cases.SelectMany(c => c.Findings).Select(f => f.Code).ToHashSet(StringComparer.Ordinal);
        Assert.Empty(Catalogue().Select(d => d.Code).Except(covered, StringComparer.Ordinal));
    }

    [Fact]
    public void Codes_are_unique_and_well_formed()
    {
        var codes = Catalogue().Select(d => d.Code).ToArray();
        Assert.True(codes.Length > 40);
        Assert.Equal(codes.Length, codes.Distinct(StringComparer.Ordinal).Count());
        Assert.All(codes, code => Assert.Matches("^KA[1-5][0-9]{3}$", code));
        Assert.All(Catalogue(), d => Assert.Equal(d.Code.StartsWith("KA4", StringComparison.Ordinal), d.Severity != DiagnosticSeverity.Error));
    }

    [Fact]
    public void Templates_use_the_arguments_that_cases_give()
    {
        foreach (var descriptor in Catalogue())
        {
            var wanted = Placeholder().Matches(descriptor.Message + descriptor.Remedy).Select(m => m.Value[1] - '0').DefaultIfEmpty(-1).Max() + 1;
            var given = DiagnosticCaseFile.Cases.SelectMany(c => c.Findings).First(f => f.Code == descriptor.Code).Arguments.Length;
            Assert.True(wanted == given, $"{descriptor.Code} has places for {wanted} arguments, but gets {given}.");
        }
    }

    /// <summary>All but KA22xx: those are found while an expression runs, not while a policy is read.</summary>
    private static IEnumerable<DiagnosticDescriptor> Catalogue() =>
        typeof(DiagnosticCatalog).GetFields(BindingFlags.Public | BindingFlags.Static)
            .Select(f => (DiagnosticDescriptor)f.GetValue(null)!)
            .Where(d => !d.Code.StartsWith("KA22", StringComparison.Ordinal));

    private static string Line(string code, (int Line, int Column) at, SourceSpan span, IEnumerable<string> arguments) =>
        FormattableString.Invariant($"{code} ({at.Line},{at.Column}) offset {span.Start} length {span.Length} | {string.Join(" | ", arguments)}");

    [GeneratedRegex(@"\{[0-9]\}")]
    private static partial Regex Placeholder();
}
