using KeyAccount.Rules.Execution;

namespace KeyAccount.Rules.Tests.Evaluation;

/// <summary>An evaluator remembers nothing of the batches before, and results of the policy's own last.</summary>
public sealed class EvaluatorReuseTests
{
    private const int Shared = 20_000;

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    public void Threads_that_share_the_rows_decide_as_one(int threads)
    {
        for (var seed = threads * 1_000; seed < (threads * 1_000) + 2; seed++)
        {
            var population = Population.Mixed(seed);
            Assert.Null(population.FirstDifference(population.Evaluator(VectorPaths.Widest, threads), population.Rows(Shared, seed)));
        }
    }

    /// <summary>Batches of the same size follow each other as well as others, and each has dictionaries of its own.</summary>
    [Theory]
    [MemberData(nameof(VectorPathTests.Paths), MemberType = typeof(VectorPathTests))]
    public void Batches_of_changing_sizes_and_dictionaries_leave_nothing_behind(string path) => VectorPathTests.Hold(path, seeds: 6, first: 70_000, seed =>
    {
        var population = Population.Mixed(seed);
        var evaluator = population.Evaluator(Enum.Parse<VectorPath>(path));
        int[] sizes = [65, 65, 1, 1, 0, 300, 64, 64, 3, 2_200, 7, 7, 0, 65];
        return sizes.Select((size, i) => population.FirstDifference(evaluator, population.Rows(size, seed + i))).FirstOrDefault(difference => difference is not null);
    });

    [Fact]
    public void Shared_rows_leave_nothing_behind_either()
    {
        var population = Population.Mixed(4_711);
        var evaluator = population.Evaluator(VectorPaths.Widest, threads: 3);
        foreach (var (i, size) in ((int[])[Shared, 5, 9_000, 9_000, 64]).Index())
            Assert.Null(population.FirstDifference(evaluator, population.Rows(size, i)));
    }

    /// <summary>
    /// The dictionary of a passed-on text is the batch's, whichever thread has met the batch's rows. One that comes too late for any is rare, so that
    /// it takes many batches to meet it.
    /// </summary>
    [Fact]
    public void Texts_that_are_passed_on_keep_the_dictionary_of_their_batch()
    {
        const int Rows = 8_193;
        var policy = CompiledPolicy.Load("""{ "policy": "p", "version": "1", "inputs": { "industry": { "type": "string" } }, "values": { "passed": "industry" } }""");
        var value = policy.Model.Values[0];
        ColumnBatch[] batches = [.. Enumerable.Range(0, 2).Select(i => new ColumnBatch(policy.Model.Inputs, Rows, [new StringColumn(new int[Rows], StringPool.Of($"text {i}"))]))];
        var evaluator = policy.CreateEvaluator(maxDegreeOfParallelism: 2);
        for (var i = 0; i < 30_000; i++)
            if (((StringColumn)evaluator.Evaluate(batches[i % 2]).Value(value)!).Text(0) != $"text {i % 2}") Assert.Fail($"Batch {i} has the texts of the batch before.");
    }

    [Fact]
    public void What_the_policy_itself_decides_is_untouched_by_what_comes_after()
    {
        for (var seed = 80_000; seed < 80_020; seed++)
        {
            var population = Population.Mixed(seed);
            int[][] all = [.. Enumerable.Range(0, 4).Select(i => population.Rows(i < 2 ? 70 : 1, seed + i))];
            DecisionBatch[] decided = [.. all.Select(kinds => population.Policy.Evaluate(population.Batch(kinds)))];
            population.Evaluator(VectorPaths.Widest).Evaluate(population.Batch(population.Rows(70, seed + 9)));
            foreach (var (kinds, decisions) in all.Zip(decided)) Assert.Null(Decided.FirstDifference(population.Expected, kinds, decisions));
        }
    }

    /// <summary>A code that the dictionary does not hold is the caller's mistake; the evaluator is as good as new after it.</summary>
    [Fact]
    public void A_batch_that_fails_leaves_nothing_behind()
    {
        var policy = CompiledPolicy.Load(
            """
            { "policy": "p", "version": "1", "inputs": { "industry": { "type": "string" }, "profit": { "type": "number" } },
              "values": { "double": "2 * profit", "known": "industry + \"!\" = \"steel!\"" } }
            """);
        var evaluator = policy.CreateEvaluator();
        ColumnBatch Batch(params int[] codes) =>
            new(policy.Model.Inputs, codes.Length, [new StringColumn(codes, StringPool.Of("steel")), new NumberColumn(codes.Select(code => (double)code).ToArray())]);
        string Numbers(DecisionBatch decisions) => string.Join(' ', Enumerable.Range(0, decisions.Count).Select(row => decisions.Value(policy.Model.Values[0])![row].Number));
        Assert.ThrowsAny<Exception>(() => evaluator.Evaluate(Batch(0, 7, 0)));
        Assert.Equal("0 -2 0", Numbers(evaluator.Evaluate(Batch(0, -1, 0))));
        Assert.ThrowsAny<Exception>(() => evaluator.Evaluate(Batch(0, 7, 0)));
        Assert.Equal("0 0 -2", Numbers(evaluator.Evaluate(Batch(0, 0, -1))));
        Assert.ThrowsAny<Exception>(() => evaluator.Evaluate(Batch(0, 0, 0, 7)));
        Assert.Equal("-2 0 0", Numbers(evaluator.Evaluate(Batch(-1, 0, 0))));
    }
}
