using KeyAccount.Tck.Models;
using static KeyAccount.Cli.Tests.Conformance.Snippet;

namespace KeyAccount.Cli.Tests.Conformance;

public class DecisionTableTextTests
{
    private const string Hits = "{ \"_in1\": age, \"_hits\": concatenate(if (_in1 in (< 18)) then [\"A\"] else [], if true then [\"B\"] else []), \"answer\": if count(_hits) = 0 then null else ";

    [Theory]
    [InlineData("", "if count(_hits) = 1 then _hits[1] else null")]
    [InlineData("hitPolicy='UNIQUE'", "if count(_hits) = 1 then _hits[1] else null")]
    [InlineData("hitPolicy='ANY'", "if count(distinct values(_hits)) = 1 then _hits[1] else null")]
    [InlineData("hitPolicy='FIRST'", "_hits[1]")]
    [InlineData("hitPolicy='RULE ORDER'", "_hits")]
    [InlineData("hitPolicy='COLLECT'", "_hits")]
    [InlineData("hitPolicy='COLLECT' aggregation='SUM'", "sum(_hits)")]
    [InlineData("hitPolicy='COLLECT' aggregation='MIN'", "min(_hits)")]
    [InlineData("hitPolicy='COLLECT' aggregation='MAX'", "max(_hits)")]
    [InlineData("hitPolicy='COLLECT' aggregation='COUNT'", "count(_hits)")]
    [InlineData("hitPolicy='OUTPUT ORDER'", "sort(_hits, function(_a, _b) index of([\"B\", \"A\"], _a)[1] < index of([\"B\", \"A\"], _b)[1])")]
    [InlineData("hitPolicy='PRIORITY'", "sort(_hits, function(_a, _b) index of([\"B\", \"A\"], _a)[1] < index of([\"B\", \"A\"], _b)[1])[1]")]
    public void Hit_policy_is_an_expression_over_the_hits(string policy, string expected) => Assert.Equal($"{Hits}{expected} }}.answer", Text(Table(policy)));

    [Theory]
    [InlineData("not(1, 2)", "not(_in1 in (1, 2))")]
    [InlineData("not (f(1))", "not(_in1 in (f(1)))")]
    [InlineData("not(a) and not(b)", "(_in1 in (not(a) and not(b)))")]
    [InlineData("nothing", "(_in1 in (nothing))")]
    [InlineData("? > 3", "(_in1 in (? > 3))")]
    public void Cell_is_a_test_of_its_input(string cell, string expected) => Assert.Contains($"concatenate(if {expected} then", Text(Table("", cell)), StringComparison.Ordinal);

    [Fact]
    public void Several_outputs_are_a_context_with_its_defaults()
    {
        var text = Text($"<decisionTable><input><inputExpression>{Content("x")}</inputExpression></input><output name='a b'><defaultOutputEntry>{Content("0")}</defaultOutputEntry></output><output name='c'/><rule>{Cell("inputEntry", "1")}{Cell("outputEntry", "10")}{Cell("outputEntry", "20")}</rule></decisionTable>");
        Assert.Contains("then [{ \"a b\": 10, \"c\": 20 }] else []", text, StringComparison.Ordinal);
        Assert.Contains("if count(_hits) = 0 then { \"a b\": 0, \"c\": null } else", text, StringComparison.Ordinal);
    }

    [Fact]
    public void First_output_decides_the_order_and_the_second_among_equals()
    {
        var text = Text($"<decisionTable hitPolicy='OUTPUT ORDER'><output name='a'><outputValues>{Content("1,2")}</outputValues></output><output name='b'><outputValues>{Content("3,4")}</outputValues></output><rule>{Cell("outputEntry", "1")}{Cell("outputEntry", "3")}</rule></decisionTable>");
        var (first, second) = (Place("1,2", "a"), Place("3,4", "b"));
        Assert.Contains($"function(_a, _b) {first("_a")} < {first("_b")} or ({first("_a")} = {first("_b")} and ({second("_a")} < {second("_b")}))", text, StringComparison.Ordinal);

        static Func<string, string> Place(string values, string output) => hit => $"index of([{values}], get value({hit}, \"{output}\"))[1]";
    }

    [Theory]
    [InlineData("hitPolicy='PRIORITY'", "priorities without output values")]
    [InlineData("hitPolicy='COLLECT' aggregation='MEAN'", "the hit policy COLLECT MEAN")]
    public void What_cannot_be_said_has_a_reason(string policy, string reason) =>
        Assert.Equal(reason, Assert.Throws<NotTranslatedException>(() => Text($"<decisionTable {policy}><output/><rule>{Cell("outputEntry", "1")}</rule></decisionTable>")).Message);

    private static string Table(string policy, string cell = "< 18") =>
        $"<decisionTable {policy}><input><inputExpression>{Content("age")}</inputExpression></input><output><outputValues>{Content("\"B\", \"A\"")}</outputValues></output><rule>{Cell("inputEntry", cell)}{Cell("outputEntry", "\"A\"")}</rule><rule>{Cell("inputEntry", "-")}{Cell("outputEntry", "\"B\"")}</rule></decisionTable>";

    private static string Cell(string kind, string text) => $"<{kind}>{Content(text)}</{kind}>";

    private static string Content(string text) => new System.Xml.Linq.XElement("text", text).ToString();
}
