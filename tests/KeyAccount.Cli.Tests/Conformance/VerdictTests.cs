using KeyAccount.Tck.Cases;
using KeyAccount.Tck.Models;
using KeyAccount.Tck.Reports;
using KeyAccount.Tck.Running;

namespace KeyAccount.Cli.Tests.Conformance;

public class VerdictTests
{
    private const string Refusal = "{\"id\":\"x\",\"error\":{\"code\":\"E1\",\"message\":\"no\",\"line\":1,\"column\":2}}";

    [Theory]
    [InlineData("1", false, "{\"value\":1}", Verdict.Passed)]
    [InlineData("1", false, "{\"value\":2}", Verdict.Wrong)]
    [InlineData("1", false, Refusal, Verdict.Refused)]
    [InlineData("1", true, Refusal, Verdict.Refused)]
    [InlineData(null, false, Refusal, Verdict.Refused)]
    [InlineData(null, false, "{\"value\":null}", Verdict.Passed)]
    [InlineData(null, true, "{\"value\":null}", Verdict.Passed)]
    [InlineData(null, true, Refusal, Verdict.Passed)]
    [InlineData(null, true, "{\"value\":1}", Verdict.Wrong)]
    public void Answer_is_judged(string? expected, bool isError, string answer, object verdict) =>
        Assert.Equal(verdict, Judge(expected, isError, Answer.Read(answer)).Verdict);

    [Fact]
    public void Case_that_is_not_translated_is_outside() => Assert.Equal(Verdict.Outside, Judge("1", false, null).Verdict);

    [Fact]
    public void Case_is_as_good_as_the_worst_of_its_results()
    {
        var good = Judge("1", false, Answer.Read("{\"value\":1}"));
        var refused = Judge("1", false, Answer.Read(Refusal));
        Assert.Equal(Verdict.Refused, Case(good, refused).Verdict);
        Assert.Equal(Verdict.Passed, Case(good, good).Verdict);
        Assert.Equal(Verdict.Outside, Case().Verdict);
    }

    [Fact]
    public void Table_counts_cases_by_folder_and_level()
    {
        var table = KitTable.Of([Case(Judge("1", false, Answer.Read("{\"value\":1}"))), Case(Judge("1", false, Answer.Read(Refusal)))]);
        Assert.Contains("| folder one | 2 | 1 | 1 | 0 | 0 |\n| **level 3** | 2 | 1 | 1 | 0 | 0 |\n", table, StringComparison.Ordinal);
    }

    [Fact]
    public void Reasons_are_counted_by_code()
    {
        var refused = Case(Judge("1", false, Answer.Read(Refusal)));
        Assert.Contains("| E1 | 2 |", KitTable.Reasons([refused, refused]), StringComparison.Ordinal);
    }

    [Fact]
    public void Refusals_that_pass_are_counted()
    {
        var cases = new[] { Case(Judge(null, true, Answer.Read(Refusal))), Case(Judge(null, true, Answer.Read("{\"value\":null}"))), Case(Judge("1", false, Answer.Read(Refusal))) };
        Assert.Contains("Of the passed cases, 1 are refused", KitTable.Reasons(cases), StringComparison.Ordinal);
    }

    [Fact]
    public void Failures_show_what_was_expected_and_what_came()
    {
        var list = FailureList.Of([Case(Judge("1", false, Answer.Read("{\"value\":2}")))]);
        Assert.Contains("wrong    line\n  text      1 + 1\n  expected  1\n  actual    2\n", list, StringComparison.Ordinal);
    }

    [Fact]
    public void Section_between_the_marks_is_replaced()
    {
        var text = $"before\n{MarkedSection.Begin}\nold\n{MarkedSection.End}\nafter";
        Assert.Equal($"before\n{MarkedSection.Begin}\nnew\n{MarkedSection.End}\nafter", MarkedSection.Replace(text, "new\n"));
        Assert.Throws<InvalidOperationException>(() => MarkedSection.Replace("none", "new"));
    }

    private static ResultOutcome Judge(string? number, bool isError, Answer? answer) =>
        ResultOutcome.Of(new Attempt("line", new ExpectedResult("d", number is null ? KitValue.Nil : new NumberValue(number), isError), FeelType.Any, "1 + 1", [], answer is null ? "a reason" : null), answer);

    private static CaseOutcome Case(params ResultOutcome[] results) => new(new TestFolder(3, "folder one", []), new TestCase("f", "1", null, [], []), results);
}
