using KeyAccount.Rules.Diagnostics;
using KeyAccount.Rules.Expressions;

namespace KeyAccount.Rules.Tests.Language;

/// <summary>Every line of Library/*.txt: <c>expression ; result</c>, where the result is an expression too, or <c>error</c> for a refusal.</summary>
public sealed class LibraryCaseTests
{
    private const string Folder = "library/";
    private const int FewestCases = 50;

    /// <summary>File, line number and line, so that each shows up as a test of its own.</summary>
    public static TheoryData<string, int, string> Lines { get; } = [.. Read()];

    [Theory]
    [MemberData(nameof(Lines))]
    public void An_expression_gives_what_the_case_says(string file, int number, string line)
    {
        var parts = line.Split(" ; ");
        Assert.True(parts.Length == 2, $"{file}({number}): expected expression ; result, found {parts.Length} parts.");
        var expected = parts[1].Trim() == "error" ? "refused" : Shown(parts[1].Trim());
        Assert.Equal(expected, Shown(parts[0].Replace('↵', '\n')));
    }

    [Fact]
    public void There_are_enough_cases_and_no_two_are_equal()
    {
        Assert.True(Lines.Count >= FewestCases);
        Assert.Empty(Read().GroupBy(c => c.Line.Split(" ; ")[0].Trim()).Where(g => g.Count() > 1).Select(g => g.Key));
    }

    /// <summary>The kind and text of what an expression gives.</summary>
    private static string Shown(string text)
    {
        var diagnostics = new DiagnosticBag();
        var (none, run) = (new FeelContext([]), new FeelRun(PolicyLimits.Default));
        var expression = FeelExpression.Parse(new ExpressionText("case", text), none, PolicyLimits.Default, diagnostics);
        var value = expression?.Evaluate(none, run, diagnostics);
        return value is null ? "refused" : $"{value.GetType().Name} {value}";
    }

    private static IEnumerable<(string File, int Number, string Line)> Read()
    {
        var assembly = typeof(LibraryCaseTests).Assembly;
        foreach (var name in assembly.GetManifestResourceNames().Where(n => n.StartsWith(Folder, StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            for (var number = 1; reader.ReadLine() is { } line; number++)
            {
                if (line.Length > 0 && line[0] != '#' && !line.StartsWith("==", StringComparison.Ordinal)) yield return (name[Folder.Length..], number, line);
            }
        }
    }
}
