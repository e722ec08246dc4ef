using KeyAccount.Oracle;

namespace KeyAccount.Rules.Tests.Language;

/// <summary>Every line of cases.txt.</summary>
public sealed class LanguageCaseTests
{
    private const int FewestCases = 150;

    /// <summary>The cases by line number and text, so that each shows up as a test of its own.</summary>
    public static TheoryData<int, string> Lines { get; } = [.. LanguageCaseFile.Cases.Select(one => (one.Line, one.Text))];

    /// <summary>The same of parts.txt.</summary>
    public static TheoryData<int, string> PartLines { get; } = [.. LanguageCaseFile.Parts.Select(one => (one.Line, one.Text))];

    [Theory]
    [MemberData(nameof(Lines))]
    public void The_language_gives_what_the_case_says(int line, string text) => Check(LanguageCaseFile.Cases.Single(one => one.Line == line), text);

    [Theory]
    [MemberData(nameof(PartLines))]
    public void A_part_that_runs_value_by_value_gives_what_the_case_says(int line, string text) => Check(LanguageCaseFile.Parts.Single(one => one.Line == line), text);

    private static void Check(LanguageCase one, string text)
    {
        var language = LanguageUnderTest.Language();
        var outcome = one.IsUnary
            ? language.EvaluateUnaryTests(one.Expression, one.Schema, one.Facts)
            : language.EvaluateExpression(one.Expression, one.Schema, one.Facts);
        Assert.True(Fits(one, outcome), $"{text}{Environment.NewLine}found {Shown(outcome)}");
    }

    [Fact]
    public void There_are_enough_cases_and_no_two_are_equal()
    {
        Assert.True(LanguageCaseFile.Cases.Count >= FewestCases);
        var repeated = LanguageCaseFile.Cases
            .GroupBy(one => (one.IsUnary, one.Expression.Trim(), Context: one.Text.Split(" ; ")[1].Trim()))
            .Where(group => group.Count() > 1)
            .Select(group => group.Last().Text);
        Assert.Empty(repeated);
    }

    [Fact]
    public void Values_and_refusals_of_every_kind_are_asked_for()
    {
        var kinds = LanguageCaseFile.Cases.Select(one => one.Refusal ?? one.Value?.GetType().Name ?? "null").ToHashSet();
        string[] expected = ["Double", "String", "Boolean", "DateOnly", "null", "List`1", "", "syntax", "name", "type", "set", "date"];
        Assert.Empty(expected.Except(kinds));
    }

    [Theory]
    [InlineData("1 + 1 ; 2")]
    [InlineData("1 + 1 ;  ; two")]
    [InlineData("x ; x: integer = 1 ; 1")]
    [InlineData("x ; x: number = 1 2 ; 1")]
    [InlineData("unary: 1 ; x: number = 1 ; true")]
    [InlineData("x ; x: number = § ; 1")]
    public void A_malformed_line_is_not_passed_over(string line) =>
        Assert.Throws<FormatException>(() => LanguageCaseFile.Read(new StringReader(line)));

    private static bool Fits(LanguageCase one, LanguageOutcome outcome) =>
        one.Refusal is null ? outcome.Refusals.Count == 0 && Plain.Same(one.Value, outcome.Value)
        : one.Refusal.Length == 0 ? outcome.Refusals.Count > 0
        : outcome.Refusals.Contains(one.Refusal);

    private static string Shown(LanguageOutcome outcome) =>
        outcome.Refusals.Count > 0 ? $"refused: {string.Join(", ", outcome.Refusals)}" : Plain.Text(outcome.Value);
}
