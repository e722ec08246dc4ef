using System.Text.Json;

namespace KeyAccount.Rules.Tests.Evaluation;

/// <summary>An explanation does not depend on what the evaluator was asked for, nor on the rows around.</summary>
public sealed class FewOutputsTests
{
    [Theory]
    [InlineData("en")]
    [InlineData("zh-Hans")]
    public void A_row_is_explained_in_the_same_way_whatever_was_asked_for(string language)
    {
        for (var seed = 110_000; seed < 110_025; seed++)
        {
            var population = Population.Mixed(seed);
            var model = population.Policy.Model;
            var kinds = population.Rows(66, seed);
            var batch = population.Batch(kinds);
            var all = population.Policy.Evaluate(batch);
            DecisionBatch[] few =
            [
                population.Policy.CreateEvaluator(DecisionOutputs.None).Evaluate(batch),
                population.Policy.CreateEvaluator(DecisionOutputs.None.With(model.Flags[0]).WithNextAction()).Evaluate(batch),
            ];
            foreach (var row in (int[])[0, 64, 65])
            {
                var expected = JsonSerializer.Serialize(all.Explain(row, language));
                Assert.Contains(model.Flags[0].Id, expected, StringComparison.Ordinal);
                Assert.All(few, decisions => Assert.Equal(expected, JsonSerializer.Serialize(decisions.Explain(row, language))));
                Assert.Equal(expected, JsonSerializer.Serialize(population.Policy.Evaluate(population.Batch([kinds[row]])).Explain(0, language)));
            }
        }
    }

    /// <summary>Explaining is a run of its own, in between two batches of the evaluator.</summary>
    [Fact]
    public void Explaining_a_row_changes_nothing_of_the_batch()
    {
        for (var seed = 120_000; seed < 120_010; seed++)
        {
            var population = Population.Mixed(seed);
            var kinds = population.Rows(66, seed);
            var evaluator = population.Policy.CreateEvaluator();
            var decisions = evaluator.Evaluate(population.Batch(kinds));
            for (var row = 0; row < decisions.Count; row += 13) decisions.Explain(row, "en");
            Assert.Null(Decided.FirstDifference(population.Expected, kinds, decisions));
            Assert.Null(population.FirstDifference(evaluator, population.Rows(66, seed + 1)));
        }
    }
}
