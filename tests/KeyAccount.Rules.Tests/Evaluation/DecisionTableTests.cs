using KeyAccount.Rules.Testing;

namespace KeyAccount.Rules.Tests.Evaluation;

/// <summary>Every hit policy, with known and unknown facts (semantics, section 7).</summary>
public sealed class DecisionTableTests
{
    private const string Inputs = """
        { "policy": "sample", "version": "1", "languages": ["en", "zh-Hans"], "inputs": {
            "revenue": { "type": "number" }, "margin": { "type": "number" }, "listed": { "type": "boolean" } },
          "reasons": { "BIG": { "en": "It is big", "zh-Hans": "规模大" } },
          "tables": { "t":
        """;

    private const string Class = """
        "class": { "type": "string", "values": ["star", "cow", "dog"], "labels": { "star": { "en": "Star", "zh-Hans": "明星" } }, "advice": { "star": { "en": "Grow it", "zh-Hans": "加大投入" } } }
        """;

    private const string Single = $$"""
        "inputs": [ "revenue", { "of": "margin", "title": { "en": "Margin", "zh-Hans": "利润率" } } ], "outputs": { {{Class}}, "fee": { "type": "number", "default": 0 } },
        """;

    private static CompiledPolicy Load(string table, string? file = null) =>
        CompiledPolicy.Load($"{Inputs} {{ {table} }} }} }}", "sample", null, name => name == "t.csv" ? file : null);

    private static void Expect(CompiledPolicy policy, string facts, string expect) =>
        Assert.Empty(Assert.Single(PolicyTestSuite.Load($$"""{ "tests": [ { "name": "t", "facts": {{facts}}, "expect": {{expect}} } ] }""", "tests", policy).Run().Results).Differences);

    [Theory]
    [InlineData("""{ "revenue": 9, "margin": 1 }""", """{ "t.class": "star", "t.fee": 18, "t.rule": 1, "t.matches": 2 }""")]
    [InlineData("""{ "revenue": 9, "margin": 0 }""", """{ "t.class": "cow", "t.fee": 2, "t.rule": 2, "t.matches": 1 }""")]
    [InlineData("""{ "revenue": 1, "margin": 0 }""", """{ "t.class": null, "t.fee": 0, "t.rule": null, "t.matches": 0 }""")]
    [InlineData("""{ "revenue": 9 }""", """{ "t.class": null, "t.fee": null, "t.rule": null, "t.matches": null }""")]
    [InlineData("""{ "margin": 0 }""", """{ "t.class": null, "t.fee": null, "t.rule": null }""")]
    public void The_first_rule_that_holds_answers(string facts, string expect) => Expect(
        Load($$"""{{Single}} "hit": "first", "rules": [ { "when": ["> 5", "> 0"], "then": ["\"star\"", "revenue * 2"] }, { "when": ["> 5", "-"], "then": ["\"cow\"", 2] } ]"""), facts, expect);

    [Theory]
    [InlineData("""{ "revenue": 9, "margin": 0 }""", """{ "t.class": "cow", "t.fee": 1, "t.rule": 1, "errors": [] }""")]
    [InlineData("""{ "revenue": 9, "margin": 1 }""", """{ "t.class": null, "t.fee": null, "t.rule": null, "t.matches": 2, "errors": ["t"] }""")]
    [InlineData("""{ "revenue": 9 }""", """{ "t.class": "cow", "t.fee": 1, "t.rule": 1, "t.matches": null, "errors": [] }""")]
    public void At_most_one_rule_of_a_unique_table_may_hold(string facts, string expect) => Expect(
        Load($$"""{{Single}} "rules": [ { "when": ["> 5", "-"], "then": ["\"cow\"", 1] }, { "when": ["-", "? > 0 and revenue > 2"], "then": ["\"star\"", 2] } ]"""), facts, expect);

    [Theory]
    [InlineData("""{ "revenue": 9, "margin": 1 }""", """{ "t.class": "star", "t.rule": 1, "t.matches": 2, "errors": [] }""")]
    [InlineData("""{ "revenue": 9, "margin": 1, "listed": true }""", """{ "t.class": null, "t.rule": null, "t.matches": 3, "errors": ["t"] }""")]
    [InlineData("""{ "margin": null }""", """{ "t.class": null, "errors": [] }""")]
    public void Rules_of_an_any_table_may_agree(string facts, string expect) => Expect(
        Load($$"""
            "hit": "any", "inputs": ["revenue", "margin", "listed"], "outputs": { {{Class}} }, "rules": [
              { "when": ["> 5", "-", "-"], "then": ["\"star\""] }, { "when": ["-", "> 0", "-"], "then": ["\"star\""] }, { "when": ["-", "-", true], "then": ["\"dog\""] } ]
            """),
        facts.Replace("\"margin\": 1 }", "\"margin\": 1, \"listed\": false }", StringComparison.Ordinal), expect);

    [Theory]
    [InlineData("""{ "revenue": 9, "margin": 1 }""", """{ "t.class": "star", "t.rule": 2 }""")]
    [InlineData("""{ "revenue": 9, "margin": 0 }""", """{ "t.class": "dog", "t.rule": 1 }""")]
    [InlineData("""{ "revenue": 9 }""", """{ "t.class": null, "t.rule": null }""")]
    [InlineData("""{ "margin": 1 }""", """{ "t.class": "star", "t.rule": 2 }""")]
    public void The_answer_of_the_highest_priority_counts(string facts, string expect) => Expect(
        Load($$"""{{Single}} "hit": "priority", "rules": [ { "when": ["> 5", "-"], "then": ["\"dog\"", 1] }, { "when": ["-", "> 0"], "then": ["\"star\"", 2] } ]"""), facts, expect);

    [Theory]
    [InlineData("rule order", """["dog", "star"]""")]
    [InlineData("collect", """["dog", "star"]""")]
    [InlineData("output order", """["star", "dog"]""")]
    public void All_rules_that_hold_answer_in_order(string hit, string answers)
    {
        var policy = Load($$"""
            "hit": "{{hit}}", "inputs": ["revenue", "margin"], "outputs": { {{Class}} }, "rules": [ { "when": ["> 5", "-"], "then": ["\"dog\""] }, { "when": ["-", "> 0"], "then": ["\"star\""] } ]
            """);
        Expect(policy, """{ "revenue": 9, "margin": 1 }""", $$"""{ "t.class": {{answers}}, "t.matches": 2, "t.rule": null }""");
        Expect(policy, """{ "revenue": 9, "margin": 0 }""", """{ "t.class": ["dog"] }""");
        Expect(policy, """{ "revenue": 1, "margin": 0 }""", """{ "t.class": [], "t.matches": 0 }""");
        Expect(policy, """{ "revenue": 9 }""", """{ "t.class": null }""");
    }

    [Theory]
    [InlineData("sum", "12", "null")]
    [InlineData("min", "3", "null")]
    [InlineData("max", "9", "null")]
    [InlineData("count", "2", "0")]
    public void Collected_answers_are_made_one(string aggregate, string both, string none)
    {
        var policy = Load($$"""
            "hit": "collect", "aggregate": "{{aggregate}}", "inputs": ["revenue", "margin"], "outputs": { "fee": { "type": "number" } },
            "rules": [ { "when": ["> 5", "-"], "then": ["revenue"] }, { "when": ["-", "> 0"], "then": [3] } ]
            """);
        Expect(policy, """{ "revenue": 9, "margin": 1 }""", $$"""{ "t.fee": {{both}} }""");
        Expect(policy, """{ "revenue": 1, "margin": 0 }""", $$"""{ "t.fee": {{none}} }""");
        Expect(policy, """{ "revenue": 9 }""", """{ "t.fee": null }""");
    }

    [Theory]
    [InlineData("revenue,Margin,class,fee,reason,id\r\n# the large ones\r\n>= 10,> 0,star,\"max([revenue, 20])\",BIG,large\r\n\r\n>= 10,-,\"\"\"cow\"\"\",2,,\r\n")]
    [InlineData("class;fee;Margin;revenue;id;reason\nstar;max([revenue, 20]);> 0;>= 10;large;BIG\ncow;2;-;>= 10;;\n")]
    public void Rules_can_stand_in_a_file(string file)
    {
        var policy = Load($$"""{{Single}} "hit": "first", "file": "t.csv" """, file);
        Expect(policy, """{ "revenue": 11, "margin": 1 }""", """{ "t.class": "star", "t.fee": 20 }""");
        Expect(policy, """{ "revenue": 11, "margin": 0 }""", """{ "t.class": "cow", "t.fee": 2 }""");
        Assert.Equal(("large", "BIG"), (policy.Model.Tables[0].Rules[0].Id, policy.Model.Tables[0].Rules[0].Reason));
        Assert.Equal("t.csv", Assert.Single(policy.Files).Name);
        Assert.NotEqual(policy.Hash, Load($$"""{{Single}} "hit": "first", "file": "t.csv" """, file + "# changed\n").Hash);
    }

    [Fact]
    public void A_file_is_not_asked_for_elsewhere()
    {
        var asked = new List<string>();
        var isUsable = CompiledPolicy.TryLoad($$"""{{Inputs}} { {{Single}} "file": "../t.csv" } } }""", "sample", null, name =>
        {
            asked.Add(name);
            return "";
        }, out _, out _);
        Assert.False(isUsable);
        Assert.Empty(asked);
    }

    [Fact]
    public void An_explanation_shows_the_values_the_rule_and_what_to_do()
    {
        var policy = Load($$"""{{Single}} "hit": "first", "rules": [ { "when": ["> 5", "> 0"], "then": ["\"star\"", 1], "reason": "BIG", "message": "Class {t.class} at {revenue}" } ]""");
        var decisions = policy.Evaluate(Rows(policy, (9, 0.25), (9, null)));

        var table = Assert.Single(decisions.Explain(0, "zh-Hans").Tables);
        Assert.Equal(["revenue = 9", "利润率 = 0.25"], table.Inputs.Select(i => $"{i.Title} = {i.Value}"));
        var rule = Assert.Single(table.Rules);
        Assert.Equal((1, true, "规模大", "Class 明星 at 9"), (rule.Number, rule.Holds, rule.Reason, rule.Message));
        Assert.Equal("class: 明星, 加大投入", $"{table.Answers[0].Title}: {table.Answers[0].Labels.Single()}, {table.Answers[0].Advice.Single()}");

        var open = Assert.Single(decisions.Explain(1, "en").Tables);
        Assert.Equal((null, null), (Assert.Single(open.Rules).Holds, open.Rules[0].Message));
        Assert.All(open.Answers, a => Assert.False(a.IsKnown));
    }

    [Fact]
    public void An_error_names_the_table_and_the_rules_in_both_languages()
    {
        var policy = Load($$"""{{Single}} "rules": [ { "when": ["> 5", "-"], "then": ["\"cow\"", 1] }, { "when": ["-", "? > 0 and revenue > 2"], "then": ["\"star\"", 2] } ]""");
        var decisions = policy.Evaluate(Rows(policy, (9, 1), (null, null)));
        var error = Assert.Single(decisions.Errors(0));
        Assert.Equal([1, 2], error.Rules);
        Assert.Contains("rules 1, 2 hold at the same time", error.Message("en"), StringComparison.Ordinal);
        Assert.Contains("规则 1, 2 同时成立", decisions.Explain(0, "zh-Hans").Tables[0].Error, StringComparison.Ordinal);
        Assert.Empty(decisions.Errors(1));
    }

    private static ColumnBatch Rows(CompiledPolicy policy, params ReadOnlySpan<(double? Revenue, double? Margin)> rows)
    {
        var batch = new ColumnBatchBuilder(policy.Model.Inputs);
        foreach (var (revenue, margin) in rows)
        {
            batch[0].Add(revenue);
            batch[1].Add(margin);
            batch.EndRow();
        }

        return batch.Build();
    }
}
