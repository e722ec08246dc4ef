using KeyAccount.Rules.Testing;

namespace KeyAccount.Rules.Tests.Evaluation;

/// <summary>Which playbook applies, and what it takes to enter a stage (semantics, section 9).</summary>
public sealed class PlaybookTests
{
    private const string Inputs = """
        { "policy": "sample", "version": "1", "outputs": ["playbooks.chosen", "works.supported_best_step", "works.applies"],
          "inputs": { "size": { "type": "number" }, "is_new": { "type": "boolean" }, "met": { "type": "boolean" }, "asked": { "type": "boolean" }, "quoted": { "type": "boolean" } },
        """;

    private static readonly CompiledPolicy Policy = CompiledPolicy.Load($$"""
        {{Inputs}}
          "values": { "chosen_large": "playbooks.chosen = \"works\"", "reach": "works.supported_best_step - works.supported_step" },
          "playbooks": {
            "works": { "when": "size >= 100", "stages": [
              { "id": "find", "nodes": [ { "id": "met", "when": "met", "action": "meet" } ] },
              { "id": "offer", "entry": [ { "id": "asked", "when": "asked", "action": "ask" } ], "nodes": [ { "id": "quoted", "when": "quoted", "action": "quote" } ] },
              { "id": "close", "entry": [ { "id": "large", "when": "size > 200" } ] } ] },
            "shop": { "when": "is_new", "stages": [ { "id": "talk", "nodes": [ { "id": "spoken", "when": "met", "action": "meet" } ] }, { "id": "done" } ] } },
          "actions": [ { "id": "meet", "priority": 3, "title": "Meet" }, { "id": "ask", "priority": 2, "title": "Ask" }, { "id": "quote", "priority": 1, "title": "Quote" } ] }
        """);

    private static void Expect(CompiledPolicy policy, string facts, string expect) =>
        Assert.Empty(Assert.Single(PolicyTestSuite.Load($$"""{ "tests": [ { "name": "t", "facts": {{facts}}, "expect": {{expect}} } ] }""", "tests", policy).Run().Results).Differences);

    [Theory]
    [InlineData("""{ "size": 100, "is_new": true }""", """{ "works.applies": true, "shop.applies": true, "playbooks.chosen": "works", "chosen_large": true }""")]
    [InlineData("""{ "size": 100 }""", """{ "works.applies": true, "shop.applies": null, "playbooks.chosen": "works" }""")]
    [InlineData("""{ "size": 9, "is_new": true }""", """{ "works.applies": false, "playbooks.chosen": "shop", "chosen_large": false }""")]
    [InlineData("""{ "is_new": true }""", """{ "works.applies": null, "shop.applies": true, "playbooks.chosen": null, "chosen_large": null }""")]
    [InlineData("""{ "size": 9 }""", """{ "playbooks.chosen": null }""")]
    [InlineData("""{ "size": 9, "is_new": false }""", """{ "shop.applies": false, "playbooks.chosen": null }""")]
    public void The_first_playbook_that_applies_is_chosen(string facts, string expect) => Expect(Policy, facts, expect);

    [Theory]
    [InlineData("""{ "met": true, "size": 300, "quoted": true }""", """{ "works.supported": "find", "works.node": "asked", "works.supported_best": "close", "works.supported_best_step": 3, "reach": 2 }""")]
    [InlineData("""{ "met": true, "asked": false }""", """{ "works.supported": "find", "works.node": "asked", "works.supported_best_step": 1 }""")]
    [InlineData("""{ "asked": true }""", """{ "works.supported": "find", "works.node": "met" }""")]
    [InlineData("""{ "met": true, "asked": true, "quoted": true, "size": 150 }""", """{ "works.supported": "offer", "works.node": "large", "works.supported_best_step": 2 }""")]
    [InlineData("""{ "met": true, "asked": true, "quoted": true, "size": 250 }""", """{ "works.supported": "close", "works.node": null, "works.supported_best_step": 3, "reach": 0 }""")]
    public void A_stage_is_passed_where_the_next_can_be_entered(string facts, string expect) => Expect(Policy, facts, expect);

    [Theory]
    [InlineData("""{ "size": 100, "met": false }""", """{ "actions": ["meet"] }""")]
    [InlineData("""{ "size": 100, "met": true }""", """{ "actions": ["ask"] }""")]
    [InlineData("""{ "size": 9, "met": false, "is_new": true }""", """{ "actions": ["meet"] }""")]
    [InlineData("""{ "size": 9, "met": true, "is_new": true }""", """{ "actions": [] }""")]
    [InlineData("""{ "met": false }""", """{ "actions": [] }""")]
    public void Only_a_playbook_that_applies_names_actions(string facts, string expect) => Expect(Policy, facts, expect);

    [Fact]
    public void A_playbook_without_a_condition_always_applies()
    {
        var policy = CompiledPolicy.Load($$"""{{Inputs}} "playbooks": { "works": { "stages": [ { "id": "1", "nodes": [ { "id": "met", "when": "met" } ] }, { "id": "2" } ] } } }""");
        Expect(policy, "{ }", """{ "works.applies": true, "playbooks.chosen": "works", "works.supported_best_step": 2 }""");
        Assert.Null(policy.Model.Playbooks[0].When);
    }

    [Fact]
    public void Without_conditions_there_is_nothing_to_compute()
    {
        var without = CompiledPolicy.Load($$"""{{Inputs.Replace("\"outputs\": [\"playbooks.chosen\", \"works.supported_best_step\", \"works.applies\"],", "", StringComparison.Ordinal)}} "playbooks": { "works": { "claimed": "\"1\"", "stages": [ { "id": "1", "nodes": [ { "id": "met", "when": "met" } ] }, { "id": "2" } ] } } }""");
        var program = without.Plan.ProgramFor(DecisionOutputs.All);
        Assert.Equal(9, program.Outputs.Length - 1);
    }

    [Fact]
    public void Results_are_there_for_those_who_ask()
    {
        var decisions = Policy.Evaluate(Rows((100, true), (9, true), (null, null)));
        Assert.Equal(["works", "shop", null], Enumerable.Range(0, 3).Select(row => decisions.ChosenPlaybook(row)?.Name));
        Assert.Equal([true, false, null], Enumerable.Range(0, 3).Select(decisions.Applies(Policy.Model.Playbooks[0]).Truth));
        Assert.Equal([2d, 2d, 3d], Enumerable.Range(0, 3).Select(row => decisions.SupportedBestStep(Policy.Model.Playbooks[0])[row].Number));
        Assert.Equal(["works", "shop", null], Enumerable.Range(0, 3).Select(((StringColumn)decisions.Output(Policy.Model.Outputs[0])!).Text));
        Assert.Equal(2, decisions.Output(Policy.Model.Outputs[1])![0].Number);
        var asked = Policy.CreateEvaluator(DecisionOutputs.None.WithChosenPlaybook()).Evaluate(Rows((100, true), (9, true)));
        Assert.Equal(["works", "shop"], Enumerable.Range(0, 2).Select(asked.ChosenPlaybooks!.Text));
        Assert.Throws<InvalidOperationException>(() => asked.Playbook(Policy.Model.Playbooks[0]));
    }

    [Fact]
    public void An_explanation_says_why_a_playbook_applies_and_what_lets_into_a_stage()
    {
        var decisions = Policy.Evaluate(Rows((150, true), (9, true), (null, true)));
        var (works, shop) = (decisions.Explain(0, "en").Playbooks[0], decisions.Explain(1, "en").Playbooks[1]);
        Assert.Equal((true, true, "size >= 100", "size = 150"), (works.Applies, works.IsChosen, works.When, $"{works.Evidence.Single().Name} = {works.Evidence.Single().Value}"));
        Assert.True(shop.IsChosen);
        Assert.Equal(["met find ", "asked find offer"], works.Nodes.Select(n => $"{n.Id} {n.Stage} {n.Enters}"));
        Assert.Equal(["met  , asked offer", "quoted  , large close", ""], works.Stages.Select(s => string.Join(", ", s.Nodes.Select(n => $"{n.Id} {n.Enters}{(n.Enters is null ? " " : "")}"))));
        var open = decisions.Explain(2, "en").Playbooks;
        Assert.Equal((null, false, "size"), (open[0].Applies, open[0].IsChosen, Assert.Single(open[0].Evidence).Name));
        Assert.False(open[1].IsChosen);
    }

    private static ColumnBatch Rows(params ReadOnlySpan<(double? Size, bool? IsNew)> rows)
    {
        var batch = new ColumnBatchBuilder(Policy.Model.Inputs);
        foreach (var (size, isNew) in rows)
        {
            batch[0].Add(size);
            batch[1].Add(isNew);
            batch[2].Add(true);
            batch[3].Add((bool?)null);
            batch[4].Add((bool?)null);
            batch.EndRow();
        }

        return batch.Build();
    }
}
