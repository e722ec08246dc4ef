using System.Text.RegularExpressions;
using KeyAccount.Rules.Diagnostics;
using KeyAccount.Rules.Expressions;

namespace KeyAccount.Rules.Tests.Documentation;

/// <summary>
/// The tables of docs/feel.md have every function of the library, with its parameters, and what each example gives. With KEYACCOUNT_UPDATE_DOCS set, parameters and
/// results are written anew.
/// </summary>
public sealed partial class FeelPageTests
{
    /// <summary>The moment of the page's <c>now()</c>.</summary>
    private static readonly DateTimeOffset Now = new(2026, 6, 30, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task The_tables_have_every_function_once()
    {
        var names = Row().Matches(FeelPage.Part("functions", await FeelPage.Read())).Select(row => row.Groups["name"].Value);
        Assert.Equal(FunctionLibrary.All.Keys.Order(StringComparer.Ordinal), names.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Parameters_and_results_are_those_of_the_language()
    {
        var page = await FeelPage.Read();
        var (constructs, functions) = (FeelPage.Part("constructs", page), FeelPage.Part("functions", page));
        Assert.True(Construct().Count(constructs) > 30);
        var written = page
            .Replace(constructs, Construct().Replace(constructs, row => $"| {row.Groups["what"].Value} | `{row.Groups["example"].Value}` | `{Result(row.Groups["example"].Value)}` |"), StringComparison.Ordinal)
            .Replace(functions, Row().Replace(functions, Write), StringComparison.Ordinal);
        if (Environment.GetEnvironmentVariable("KEYACCOUNT_UPDATE_DOCS") is not null) await File.WriteAllTextAsync(FeelPage.File, written, TestContext.Current.CancellationToken);
        else Assert.Equal(written, page);
    }

    [Fact]
    public async Task Every_example_calls_its_function()
    {
        foreach (Match row in Row().Matches(FeelPage.Part("functions", await FeelPage.Read())))
            Assert.Contains($"{row.Groups["name"].Value}(", row.Groups["example"].Value, StringComparison.Ordinal);
    }

    private static string Write(Match row)
    {
        var (name, example) = (row.Groups["name"].Value, row.Groups["example"].Value);
        return $"| `{name}` | {Parameters(FunctionLibrary.Find(name)!)} | `{example}` | `{Result(example)}` |";
    }

    private static string Parameters(BuiltIn function) => string.Join(
        "; ", function.Signatures.Select(form => string.Join(", ", form.Parameters.Select(Shown))).Distinct(StringComparer.Ordinal));

    private static string Shown(Parameter parameter) => parameter.Name + (parameter.IsRepeated ? "…" : parameter.IsOptional ? "?" : "");

    private static string Result(string example)
    {
        var (nothing, diagnostics) = (new FeelContext([]), new DiagnosticBag());
        var expression = FeelExpression.Parse(new ExpressionText("example", example), nothing, PolicyLimits.Default, diagnostics);
        var value = expression?.Evaluate(nothing, new FeelRun(PolicyLimits.Default, Now), diagnostics);
        return value?.ToString() ?? throw new InvalidOperationException($"{example}: {diagnostics.ToSorted()[0].Code}");
    }

    [GeneratedRegex(@"^\| `(?<name>[^`]+)` \| [^|]*\| `(?<example>[^`]+)` \| [^|]*\|$", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex(@"^\| (?<what>[^|]+) \| `(?<example>[^`]+)` \| [^|]*\|$", RegexOptions.Multiline)]
    private static partial Regex Construct();
}
