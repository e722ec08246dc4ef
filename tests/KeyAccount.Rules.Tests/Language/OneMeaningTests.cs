using KeyAccount.Oracle;

namespace KeyAccount.Rules.Tests.Language;

/// <summary>Every line of cases.txt and parts.txt that gives a value gives the same one when it runs value by value.</summary>
public sealed class OneMeaningTests
{
    /// <summary>Lines whose meaning depends on types, which columns know and values do not; each with the sentence of semantics.md that says so.</summary>
    private static readonly Dictionary<string, string> s_exceptions = new(StringComparer.Ordinal)
    {
        ["(if x > 0 then x else x + 1) = 0.3 ; $near ; true"] = "Which numbers are computed is a property of the text in columns.",
        ["contacts[n].influence ; $team, n: number = null ; null"] = "An unknown value has no type that says whether it is a place or a condition.",
        ["{v: contacts}.v[n].influence ; $team, n: number = null ; null"] = "An unknown value has no type that says whether it is a place or a condition.",
        ["contacts[n].influence ; $known, n: number = null ; null"] = "An unknown value has no type that says whether it is a place or a condition.",
    };

    private static IEnumerable<LanguageCase> All => LanguageCaseFile.Cases.Concat(LanguageCaseFile.Parts).Where(one => one.Refusal is null);

    public static TheoryData<string> Texts { get; } = [.. All.Select(one => one.Text).Distinct(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Texts))]
    public void Value_by_value_the_same_comes_out(string text)
    {
        var one = All.First(c => c.Text == text);
        var language = new ValueByValue();
        var outcome = one.IsUnary
            ? language.EvaluateUnaryTests(one.Expression, one.Schema, one.Facts)
            : language.EvaluateExpression(one.Expression, one.Schema, one.Facts);
        var isSame = outcome.Refusals.Count == 0 && Plain.Same(one.Value, outcome.Value);
        Assert.True(isSame != s_exceptions.ContainsKey(text), $"found {(outcome.Refusals.Count > 0 ? string.Join("; ", outcome.Refusals) : Plain.Text(outcome.Value))}");
    }

    [Fact]
    public void Every_exception_is_a_line() => Assert.Empty(s_exceptions.Keys.Except(All.Select(one => one.Text)));
}
