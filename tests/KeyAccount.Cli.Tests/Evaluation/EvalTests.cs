using KeyAccount.Cli.Commands;
using KeyAccount.Cli.Tests.Commands;

namespace KeyAccount.Cli.Tests.Evaluation;

/// <summary>One expression on the command line.</summary>
public sealed class EvalTests
{
    private const string Type = "list<list<list<list<list<list<list<list<list<list<list<list<list<list<list<list<list<list<list<list<list<list<list<list<list<list<list<list<list<list<Any>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>";

    [Theory]
    [InlineData("1 + 1", "2")]
    [InlineData("-1 + 2", "1")]
    [InlineData("null", "null")]
    [InlineData("0.1 + 0.2", "0.3")]
    [InlineData("10 ** 20", "100000000000000000000")]
    [InlineData("@\"2026-01-31\"", "\"2026-01-31\"")]
    [InlineData("date(\"2026-01-31\") + duration(\"P1M\")", "\"2026-02-28\"")]
    [InlineData("[1..5)", "\"[1..5)\"")]
    [InlineData("function(x) x", "\"function\"")]
    [InlineData("{ b: \"化工\", a: [true, null], \"c d\": { e: 1.5 } }", """{"b":"化工","a":[true,null],"c d":{"e":1.5}}""")]
    [InlineData("{ q: \"a \\\"b\\\"\\n\" }", """{"q":"a \"b\"\n"}""")]
    public async Task A_value_is_one_line_of_JSON(string expression, string json)
    {
        var run = await ToolRun.Of("eval", expression);
        Assert.Equal((ExitCode.Fine, json + "\n", ""), (run.Code, run.Output, run.Error));
    }

    [Theory]
    [InlineData("profit / revenue", """{ "profit": 20, "revenue": 80 }""", "0.25")]
    [InlineData("monthly salary * 12", """{ "monthly salary": 1000 }""", "12000")]
    [InlineData("due + duration(\"P1D\")", """{ "due": "@\"2026-01-31\"" }""", "\"2026-02-01\"")]
    [InlineData("count(contacts[role = \"coach\"])", """{ "contacts": [ { "role": "coach" }, { "role": null }, ] /* two */ }""", "1")]
    public async Task Names_come_from_the_context(string expression, string context, string json)
    {
        var run = await ToolRun.Of("eval", expression, "--context", context);
        Assert.Equal((ExitCode.Fine, json + "\n", ""), (run.Code, run.Output, run.Error));
    }

    [Fact]
    public async Task A_context_can_stand_in_a_file()
    {
        using var folder = await StarterFolder.Create();
        folder.Write("context.json", """{ "交易额": 5 }""");
        var run = await ToolRun.Of("eval", "交易额 + 1", "--context", folder["context.json"]);
        Assert.Equal((ExitCode.Fine, "6\n", ""), (run.Code, run.Output, run.Error));

        File.WriteAllBytes(folder["context.json"], [(byte)'{', (byte)'"', 0xFF, (byte)'"', (byte)':', (byte)'1', (byte)'}']);
        var broken = await ToolRun.Of("eval", "1", "--context", folder["context.json"]);
        Assert.Equal((ExitCode.Refused, ""), (broken.Code, broken.Output));
        Assert.Contains("UTF-8", broken.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[18..65)", "40", "true")]
    [InlineData("< 3, > 7", "5", "false")]
    [InlineData("not(\"north\")", "\"south\"", "true")]
    [InlineData("-", "null", "true")]
    [InlineData("?.score > 3", "{ \"score\": 4 }", "true")]
    [InlineData("> @\"2026-01-01\"", "\"@\\\"2026-01-31\\\"\"", "true")]
    public async Task Unary_tests_look_at_the_input(string tests, string input, string json)
    {
        var run = await ToolRun.Of("eval", tests, "--unary", "--input", input);
        Assert.Equal((ExitCode.Fine, json + "\n", ""), (run.Code, run.Output, run.Error));
    }

    [Fact]
    public async Task A_mistake_is_shown_with_a_caret_under_its_place()
    {
        var run = await ToolRun.Of("eval", "profit / revenu", "--context", """{ "profit": 20, "revenue": 80 }""");
        Assert.Equal((ExitCode.Refused, ""), (run.Code, run.Output));
        Assert.Equal(
            """
            EXPRESSION:1:10: error KA2101: unknown name "revenu"
              1 | profit / revenu
                |          ^^^^^^
                = did you mean "revenue"?

            """,
            run.Error);
    }

    [Theory]
    [InlineData("{ \"x\": }", "--context:1:8: error KA1001")]
    [InlineData("{ \"x\": \"\\ud800\" }", "--context:1:9: error KA1011")]
    public async Task A_context_that_is_no_JSON_is_shown_at_its_place(string context, string expected)
    {
        var run = await ToolRun.Of("eval", "1", "--context", context);
        Assert.Equal((ExitCode.Refused, ""), (run.Code, run.Output));
        Assert.StartsWith(expected, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_input_that_is_no_JSON_is_shown_at_its_place()
    {
        var run = await ToolRun.Of("eval", "> 1", "--unary", "--input", "north");
        Assert.Equal((ExitCode.Refused, ""), (run.Code, run.Output));
        Assert.StartsWith("--input:1:2: error KA1001", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("for i in 1..100000000 return i", "KA2201")]
    [InlineData("for i in 1..1200 return if i = 1 then [1] else [partial[-1]]", "KA2201")]
    [InlineData("{a: string join(for i in 1..100 return \"0123456789\"), b: for i in 1..20000 return a}.b", "KA2202")]
    public async Task What_takes_too_much_ends(string expression, string code)
    {
        var run = await ToolRun.Of("eval", expression);
        Assert.Equal((ExitCode.Refused, ""), (run.Code, run.Output));
        Assert.Contains($"error {code}: ", run.Error, StringComparison.Ordinal);
    }

    /// <summary>What looks at every part of a value, of which there are few in memory and millions in all.</summary>
    [Theory]
    [InlineData("z", "KA2201")]
    [InlineData("z = [y, y]", "KA2201")]
    [InlineData("z != [y, y]", "KA2201")]
    [InlineData("z in [z]", "KA2201")]
    [InlineData("z in (= [y, y])", "KA2201")]
    [InlineData("is(z, [y, y])", "KA2201")]
    [InlineData("list contains([z], [y, y])", "KA2201")]
    [InlineData("distinct values([z, [y, y]])", "KA2201")]
    [InlineData("count(flatten(z))", "KA2201")]
    [InlineData("string length(string(z))", "KA2201")]
    [InlineData("z.name", "KA2201")]
    [InlineData("z instance of " + Type, "KA2201")]
    public async Task Values_that_repeat_themselves_are_not_looked_at_for_ever(string expression, string code)
    {
        var doubled = string.Join(", ", Enumerable.Range(1, 19).Select(i => $"a{i}: [a{i - 1}, a{i - 1}]"));
        var run = await ToolRun.Of("eval", $"{{ a0: [1], {doubled}, y: [a19, a19], z: [y, y], result: {expression} }}.result");
        Assert.Equal((ExitCode.Refused, ""), (run.Code, run.Output));
        Assert.Contains($"error {code}: ", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Texts_that_grow_end_before_the_memory_does()
    {
        var doubled = string.Join(", ", Enumerable.Range(1, 40).Select(i => $"a{i}: a{i - 1} + a{i - 1}"));
        var run = await ToolRun.Of("eval", $"{{ a0: \"x\", {doubled}, result: string length(a40) }}.result");
        Assert.Equal((ExitCode.Refused, ""), (run.Code, run.Output));
        Assert.Contains("error KA2201: ", run.Error, StringComparison.Ordinal);
    }
}
