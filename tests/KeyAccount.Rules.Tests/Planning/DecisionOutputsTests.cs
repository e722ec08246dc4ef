using KeyAccount.Oracle;
using KeyAccount.Rules.Tests.Evaluation;

namespace KeyAccount.Rules.Tests.Planning;

/// <summary>What is asked for is the same whoever else asks for what; what is not asked for is refused.</summary>
public sealed class DecisionOutputsTests
{
    private const int Rows = 70;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Some_outputs_are_what_they_are_among_all_and_others_are_refused(int start)
    {
        for (var seed = start * 10_000; seed < (start * 10_000) + 15; seed++)
        {
            var population = Population.Mixed(seed);
            var random = new Random(seed);
            var batch = population.Batch(population.Rows(Rows, seed));
            var all = population.Policy.Evaluate(batch);
            for (var i = 0; i < 4; i++)
            {
                var some = Asked.AtRandom(population.Policy.Model, random);
                Check(some, all, population.Policy.CreateEvaluator(some.Outputs).Evaluate(batch));
            }
        }
    }

    [Fact]
    public void The_next_action_comes_without_the_others()
    {
        var (policy, decisions) = Proposals(outputs => outputs.WithNextAction());
        Assert.Equal("call", decisions.NextAction(0)?.Id);
        Assert.Null(decisions.NextAction(1));
        Assert.Throws<InvalidOperationException>(() => decisions.Actions(0).ToList());
        Assert.Throws<InvalidOperationException>(() => decisions.Triggers(policy.Model.Actions[0], 0).ToList());
        Assert.Throws<InvalidOperationException>(() => decisions.Flag(policy.Model.Flags[0]));
    }

    [Fact]
    public void All_actions_come_with_the_next_one_and_their_triggers()
    {
        var (policy, decisions) = Proposals(outputs => outputs.WithActions());
        Assert.Equal("call", decisions.NextAction(0)?.Id);
        Assert.Equal(["call", "visit"], decisions.Actions(0).Select(action => action.Id));
        Assert.Empty(decisions.Actions(1));
        Assert.Equal(policy.Model.Flags[0], decisions.Triggers(policy.Model.Actions.Single(action => action.Id == "visit"), 0).Single().Flag);
        Assert.Throws<InvalidOperationException>(() => decisions.Value(policy.Model.Values[0]));
    }

    [Fact]
    public void Asking_changes_no_value_that_others_hold()
    {
        var policy = Proposals(outputs => outputs).Policy;
        DecisionOutputs.None.With(policy.Model.Flags[0]).WithActions();
        var decisions = policy.CreateEvaluator(DecisionOutputs.None).Evaluate(ColumnFacts.Batch(policy.Model.Inputs, [[]]));
        Assert.Equal(1, decisions.Count);
        Assert.Throws<InvalidOperationException>(() => decisions.Flag(policy.Model.Flags[0]));
        Assert.Throws<InvalidOperationException>(() => decisions.NextActions);
    }

    private static (CompiledPolicy Policy, DecisionBatch Decisions) Proposals(Func<DecisionOutputs, DecisionOutputs> ask)
    {
        var policy = CompiledPolicy.Load(
            """
            { "policy": "p", "version": "1", "inputs": { "profit": { "type": "number" } }, "values": { "double": "2 * profit" },
              "flags": [{ "id": "rich", "severity": "low", "title": "Rich", "when": "profit > 5", "action": "visit" }],
              "actions": [{ "id": "call", "priority": 20, "title": "Call", "when": "profit > 7", "why": "now" }, { "id": "visit", "priority": 10, "title": "Visit" }] }
            """);
        return (policy, policy.CreateEvaluator(ask(DecisionOutputs.None)).Evaluate(ColumnFacts.Batch(policy.Model.Inputs, [new() { ["profit"] = 8.0 }, []])));
    }

    private static void Check(Asked asked, DecisionBatch all, DecisionBatch found)
    {
        foreach (var (isAsked, what, columns) in asked.Parts)
        {
            if (!isAsked)
            {
                Assert.True(Refused(() => columns(found).ToList()), $"{what} was not asked for, and was there all the same.");
                continue;
            }

            foreach (var (expected, actual) in columns(all).Zip(columns(found)))
                for (var row = 0; row < Rows; row++)
                    Assert.True(Plain.Same(ColumnFacts.Plain(expected.Column[row]), ColumnFacts.Plain(actual.Column[row])), $"{expected.Name} of {what} in row {row}");
        }

        if (!asked.AllActions)
        {
            Assert.True(all.Policy.Actions.IsEmpty || Refused(() => found.Actions(0).ToList()));
            return;
        }

        for (var row = 0; row < Rows; row++)
        {
            Assert.Equal(all.Actions(row).Select(action => action.Id), found.Actions(row).Select(action => action.Id));
            foreach (var action in all.Actions(row)) Assert.Equal(all.Triggers(action, row), found.Triggers(action, row));
        }
    }

    private static bool Refused(Func<object> ask)
    {
        try
        {
            return ask() is null;
        }
        catch (InvalidOperationException refusal)
        {
            return refusal.Message.Contains(nameof(DecisionOutputs), StringComparison.Ordinal);
        }
    }
}
