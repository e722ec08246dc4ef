using KeyAccount.Rules.Testing;

namespace KeyAccount.Rules.Tests.Testing;

/// <summary>The runner of policy tests passes what is right, fails what is wrong, and says what was reached.</summary>
public sealed class PolicyTestSuiteTests
{
    private static readonly CompiledPolicy Policy = CompiledPolicy.Load("""
        { "policy": "sample", "version": "1", "inputs": {
            "revenue": { "type": "number" }, "signed": { "type": "date" }, "note": { "type": "string" },
            "contacts": { "type": "list", "items": { "role": { "type": "string" }, "influence": { "type": "number" } } } },
          "values": { "influences": "contacts[role = \"coach\"].influence", "third": "revenue / 3" },
          "scorecards": { "value": { "perspectives": [ { "name": "all", "weight": 1, "characteristics": [
            { "name": "size", "input": "revenue", "weight": 1, "bins": [ { "when": ">= 100", "points": 100 }, { "points": 10 } ] } ] } ] } },
          "bands": { "grade": { "of": "value.score", "cuts": [ { "at": 80, "label": "A" }, { "label": "B" } ] } },
          "flags": [ { "id": "no-coach", "severity": "high", "when": "not(some c in contacts satisfies c.role = \"coach\")", "action": "find-coach" } ],
          "playbooks": { "pipeline": { "stages": [ { "id": "one", "nodes": [ { "id": "dated", "when": "signed != null", "action": "ask-date" } ] }, { "id": "two" } ] } },
          "actions": [ { "id": "find-coach", "priority": 5, "title": "Find a coach" }, { "id": "ask-date", "priority": 3, "title": "Ask for the date" } ] }
        """);

    private static PolicyTestReport Run(string tests, string rest = "") =>
        PolicyTestSuite.Load($$"""{ "defaults": { "revenue": 120, "contacts": [] }, "tests": [ {{tests}} ]{{rest}} }""", "sample.tests.json", Policy).Run();

    [Theory]
    [InlineData("""{}""", """{ "grade": "A", "value.score": 100, "third": 40, "third > 39": true }""")]
    [InlineData("""{ "revenue": null }""", """{ "grade": null, "third": null, "value.low": 10 }""")]
    [InlineData("""{ "revenue": 100 }""", """{ "third": 33.3333333333 }""")]
    [InlineData("""{ "signed": "2026-02-28" }""", """{ "signed": "2026-02-28", "pipeline.supported": "two" }""")]
    [InlineData("""{ "note": "大客户" }""", """{ "note": "大客户" }""")]
    [InlineData("""{ "contacts": [ { "role": "coach", "influence": 2 }, { "role": "user", "influence": 9 }, { "role": "coach" } ] }""", """{ "influences": [2, null], "raised": [] }""")]
    [InlineData("""{ "contacts": null }""", """{ "influences": null, "undetermined": ["no-coach"], "raised": [], "actions": ["ask-date"] }""")]
    [InlineData("""{}""", """{ "raised": ["no-coach"], "actions": ["find-coach", "ask-date"], "next_action": "find-coach", "severity": { "no-coach": "high" } }""")]
    [InlineData("""{ "contacts": [ { "role": "coach" } ], "signed": "2026-01-01" }""", """{ "not_raised": ["no-coach"], "next_action": null, "actions": [], "actions_exclude": ["find-coach"] }""")]
    [InlineData("""{}""", """{ "raised_includes": ["no-coach"], "undetermined_includes": [], "actions_include": ["ask-date"], "flags.no-coach": true }""")]
    public void What_holds_passes(string facts, string expect)
    {
        var result = Assert.Single(Run($$"""{ "name": "t", "facts": {{facts}}, "expect": {{expect}} }""").Results);
        Assert.Empty(result.Differences);
        Assert.True(result.Passed);
    }

    [Theory]
    [InlineData("""{ "grade": "B" }""", "grade", "\"B\"", "\"A\"", "value.score = 100")]
    [InlineData("""{ "third": 41 }""", "third", "41", "40", "revenue = 120")]
    [InlineData("""{ "third": null }""", "third", "null", "40", "revenue = 120")]
    [InlineData("""{ "third > 39": false }""", "third > 39", "false", "true", "third = 40")]
    [InlineData("""{ "influences": [1] }""", "influences", "[1]", "[]", "contacts = 0")]
    [InlineData("""{ "raised": [] }""", "raised", "[]", "[\"no-coach\"]", "contacts = 0")]
    [InlineData("""{ "not_raised": ["no-coach"] }""", "not_raised", "none of [\"no-coach\"]", "[\"no-coach\"]", "contacts = 0")]
    [InlineData("""{ "undetermined_includes": ["no-coach"] }""", "undetermined_includes", "[\"no-coach\"]", "[]", "contacts = 0")]
    [InlineData("""{ "actions": ["ask-date", "find-coach"] }""", "actions", "[\"ask-date\", \"find-coach\"]", "[\"find-coach\", \"ask-date\"]", null)]
    [InlineData("""{ "next_action": null }""", "next_action", "null", "\"find-coach\"", "contacts = 0")]
    [InlineData("""{ "next_action": "ask-date" }""", "next_action", "\"ask-date\"", "\"find-coach\"", "contacts = 0")]
    [InlineData("""{ "severity": { "no-coach": "low" } }""", "severity of no-coach", "\"low\"", "\"high\"", null)]
    public void What_does_not_hold_fails_with_both_sides_the_facts_and_the_place(string expect, string subject, string expected, string found, string? fact)
    {
        var report = Run($"{{ \"name\": \"t\",\n \"expect\": {expect} }}");
        var difference = Assert.Single(Assert.Single(report.Results).Differences);
        Assert.Equal((subject, expected, found), (difference.Subject, difference.Expected, difference.Found));
        Assert.Equal(2, difference.Position.Line);
        if (fact is not null) Assert.Contains(fact, difference.Evidence.Select(e => $"{e.Name} = {e.Value}"));
        Assert.False(report.Succeeded);
        Assert.Equal(1, report.Failed);
    }

    [Fact]
    public void Coverage_counts_bins_labels_flags_nodes_and_actions_by_tests()
    {
        var report = Run("""
            { "name": "large", "expect": { "grade": "A" } },
            { "name": "larger", "facts": { "revenue": 500, "signed": "2026-01-01" }, "expect": { "grade": "A" } },
            { "name": "unknown", "facts": { "revenue": null }, "expect": { "grade": null } }
            """);
        Assert.Equal(
            [
                "bin value.size[1]: 2", "bin value.size[2]: 0", "label grade=A: 2", "label grade=B: 0", "flag no-coach: 3",
                "node pipeline.dated met: 1", "node pipeline.dated missing: 2", "action find-coach: 3", "action ask-date: 2",
            ],
            report.Coverage.Items.Select(i => $"{i}: {i.Tests}"));
        Assert.Equal(["bin value.size[2]", "label grade=B"], report.Coverage.Missed.Select(i => i.ToString()));
        Assert.Equal(7, report.Coverage.Reached);
        Assert.True(report.Succeeded);
    }

    [Fact]
    public void What_is_excused_must_be_uncovered_and_exist()
    {
        var report = Run(
            """{ "name": "large", "expect": { "grade": "A" } }""",
            """, "uncovered": [ { "what": "bin value.size[2]", "why": "x" }, { "what": "flag no-coach", "why": "x" }, { "what": "flag no-choach", "why": "x" } ]""");
        Assert.Equal(["flag no-coach", "flag no-choach"], report.Coverage.Stale.Select(s => s.What));
        Assert.DoesNotContain("bin value.size[2]", report.Coverage.Missed.Select(i => i.ToString()));
        Assert.Equal(0, report.Failed);
        Assert.False(report.Succeeded);
    }

    [Theory]
    [InlineData("""{ "policy": "other.policy.json", "tests": [] }""", "other.policy.json")]
    [InlineData("""{ "tests": [] }""", null)]
    [InlineData("""[]""", null)]
    [InlineData("""{ "policy": """, null)]
    public void The_policy_that_a_document_names_is_found(string text, string? expected) => Assert.Equal(expected, PolicyTestSuite.PolicyFileOf(text));

    [Fact]
    public void Mistakes_are_thrown_by_load()
    {
        var exception = Assert.Throws<PolicyException>(() => PolicyTestSuite.Load("""{ "tests": [ { "name": "t" } ] }""", "x.tests.json", Policy));
        Assert.Equal("KA5005", Assert.Single(exception.Diagnostics).Code);
    }
}
