using System.Runtime.CompilerServices;

namespace KeyAccount.Rules.Tests.Evaluation;

/// <summary>Streams of batches keep their order, hold their source back, and leave nothing behind.</summary>
public sealed class DecisionStreamTests
{
    private const string Document = """
        { "policy": "stream", "version": "1.0.0", "inputs": { "x": { "type": "number" } },
          "values": { "double": "x * 2" },
          "flags": [ { "id": "big", "severity": "low", "when": "x >= 100" } ] }
        """;

    private static readonly CompiledPolicy Policy = CompiledPolicy.Load(Document);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    public async Task Decisions_come_in_the_order_of_their_batches(int degree)
    {
        var sums = new List<double>();
        await foreach (var decisions in Policy.EvaluateAsync(Source(17), new EvaluationOptions { MaxDegreeOfParallelism = degree }, cancellation: TestContext.Current.CancellationToken))
            sums.Add(Doubled(decisions));
        Assert.Equal(Enumerable.Range(0, 17).Select(Expected), sums);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void The_same_goes_for_batches_that_are_there_already(int degree)
    {
        var found = Policy.Evaluate(Enumerable.Range(0, 9).Select(Batch), new EvaluationOptions { MaxDegreeOfParallelism = degree }).Select(Doubled).ToList();
        Assert.Equal(Enumerable.Range(0, 9).Select(Expected), found);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    public async Task No_batch_is_read_before_there_is_room_for_it(int degree)
    {
        var read = 0;
        var given = 0;
        await foreach (var decisions in Policy.EvaluateAsync(Source(20, onRead: () => read++), new EvaluationOptions { MaxDegreeOfParallelism = degree }, cancellation: TestContext.Current.CancellationToken))
        {
            given++;
            Assert.InRange(read, given, given + degree - 1);
        }

        Assert.Equal(20, given);
    }

    [Fact]
    public async Task One_at_a_time_a_source_may_overwrite_its_batch()
    {
        var buffer = RowBinding.For<int[]>(Policy.Model.Inputs).Number("x", row => row[0]).Build().CreateBuffer();
        async IAsyncEnumerable<ColumnBatch> Overwriting()
        {
            for (var i = 0; i < 6; i++)
            {
                await Task.Yield();
                yield return buffer.Load([.. Rows(i).Select(x => new[] { x })]);
            }
        }

        var sums = new List<double>();
        await foreach (var decisions in Policy.EvaluateAsync(Overwriting(), cancellation: TestContext.Current.CancellationToken)) sums.Add(Doubled(decisions));
        Assert.Equal(Enumerable.Range(0, 6).Select(Expected), sums);
    }

    [Fact]
    public async Task Progress_counts_what_was_given_out()
    {
        var told = new List<EvaluationProgress>();
        await foreach (var decisions in Policy.EvaluateAsync(Source(3), new EvaluationOptions { MaxDegreeOfParallelism = 2 }, new Told(told), TestContext.Current.CancellationToken))
            Assert.True(decisions.Count > 0);
        Assert.Equal([new EvaluationProgress(1, Rows(0).Length), new EvaluationProgress(2, Rows(0).Length + Rows(1).Length), new EvaluationProgress(3, Rows(0).Length + Rows(1).Length + Rows(2).Length)], told);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task Cancelling_ends_the_stream_and_its_source(int degree)
    {
        using var cancellation = new CancellationTokenSource();
        var ended = false;
        var given = 0;
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var decisions in Policy.EvaluateAsync(Source(1_000, onEnd: () => ended = true), new EvaluationOptions { MaxDegreeOfParallelism = degree }, cancellation: cancellation.Token))
                if (++given == 4) await cancellation.CancelAsync();
        });
        Assert.Equal(4, given);
        Assert.True(ended);
    }

    [Fact]
    public async Task Whoever_stops_early_ends_the_source()
    {
        var ended = false;
        await foreach (var decisions in Policy.EvaluateAsync(Source(1_000, onEnd: () => ended = true), new EvaluationOptions { MaxDegreeOfParallelism = 3 }, cancellation: TestContext.Current.CancellationToken))
            if (decisions.Count > 0) break;
        Assert.True(ended);
    }

    [Fact]
    public async Task A_batch_of_another_policy_ends_the_stream_with_a_word_on_it()
    {
        async IAsyncEnumerable<ColumnBatch> Foreign()
        {
            await Task.Yield();
            yield return Batch(0);
            yield return new ColumnBatchBuilder(CompiledPolicy.Load(Document).Model.Inputs).Build();
        }

        var given = 0;
        var refused = await Assert.ThrowsAsync<ArgumentException>(async () =>
        {
            await foreach (var decisions in Policy.EvaluateAsync(Foreign(), cancellation: TestContext.Current.CancellationToken)) given += decisions.Count;
        });
        Assert.Equal(Rows(0).Length, given);
        Assert.Contains("another policy", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Fewer_than_one_thread_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new EvaluationOptions { MaxDegreeOfParallelism = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => Policy.CreateEvaluator(maxDegreeOfParallelism: 0));
    }

    private static async IAsyncEnumerable<ColumnBatch> Source(int count, Action? onRead = null, Action? onEnd = null, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        try
        {
            for (var i = 0; i < count; i++)
            {
                cancellation.ThrowIfCancellationRequested();
                if (i % 3 == 0) await Task.Yield();
                onRead?.Invoke();
                yield return Batch(i);
            }
        }
        finally
        {
            onEnd?.Invoke();
        }
    }

    /// <summary>Batches of different sizes, some over several words.</summary>
    private static int[] Rows(int batch) => [.. Enumerable.Range(batch * 1000, 1 + (batch * 37 % 200))];

    private static ColumnBatch Batch(int batch)
    {
        double[] values = [.. Rows(batch)];
        return new ColumnBatch(Policy.Model.Inputs, values.Length, [new NumberColumn(values)]);
    }

    private static double Expected(int batch) => Rows(batch).Sum(x => 2d * x);

    private static double Doubled(DecisionBatch decisions)
    {
        var column = (NumberColumn)decisions.Value(decisions.Policy.Values[0])!;
        return Enumerable.Range(0, decisions.Count).Sum(row => column.Number(row)!.Value);
    }

    private sealed class Told(List<EvaluationProgress> told) : IProgress<EvaluationProgress>
    {
        public void Report(EvaluationProgress value) => told.Add(value);
    }
}
