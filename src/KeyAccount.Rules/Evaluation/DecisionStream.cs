using System.Runtime.CompilerServices;

namespace KeyAccount.Rules;

/// <content>Streams of batches, decided in bounded memory.</content>
public sealed partial class CompiledPolicy
{
    /// <summary>
    /// Decides batches as they are asked for, in their order. Memory does not grow with their number: the same buffers serve all of them.
    /// </summary>
    /// <param name="batches">The batches; each is read when it is asked for, and may be overwritten once the next is.</param>
    /// <param name="options">What to compute. The threads share the rows of each batch.</param>
    /// <returns>Decisions that are valid until the next are asked for.</returns>
    /// <exception cref="ArgumentException">A batch was made for the inputs of another policy.</exception>
    public IEnumerable<DecisionBatch> Evaluate(IEnumerable<ColumnBatch> batches, EvaluationOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(batches);
        return Run(batches, CreateEvaluator(options?.Outputs, options?.MaxDegreeOfParallelism ?? 1));

        static IEnumerable<DecisionBatch> Run(IEnumerable<ColumnBatch> batches, PolicyEvaluator evaluator)
        {
            foreach (var batch in batches) yield return evaluator.Evaluate(batch);
        }
    }

    /// <summary>
    /// Decides a stream of batches, in their order, while the next ones are read. Memory does not grow with their number, and no batch is read
    /// before there is room for it: a slow reader of decisions holds the source back.
    /// </summary>
    /// <param name="batches">
    /// The batches. Each must stay as it is until its decisions were given out and the next ones asked for; a source that overwrites its batch
    /// needs a <see cref="EvaluationOptions.MaxDegreeOfParallelism"/> of 1.
    /// </param>
    /// <param name="options">What to compute, and how many batches may be under way.</param>
    /// <param name="progress">Told after each batch; may be <see langword="null"/>.</param>
    /// <param name="cancellation">Ends the stream between two batches; those under way are waited for.</param>
    /// <returns>Decisions that are valid until the next are asked for.</returns>
    /// <exception cref="OperationCanceledException">The run was cancelled.</exception>
    /// <exception cref="ArgumentException">A batch was made for the inputs of another policy.</exception>
    public async IAsyncEnumerable<DecisionBatch> EvaluateAsync(
        IAsyncEnumerable<ColumnBatch> batches,
        EvaluationOptions? options = null,
        IProgress<EvaluationProgress>? progress = null,
        [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(batches);
        options ??= EvaluationOptions.Default;
        var idle = new Stack<PolicyEvaluator>();
        var under = new Queue<(Task<DecisionBatch> Decisions, PolicyEvaluator Evaluator)>();
        var done = default(EvaluationProgress);
        try
        {
            await foreach (var batch in batches.WithCancellation(cancellation).ConfigureAwait(false))
            {
                cancellation.ThrowIfCancellationRequested();
                var evaluator = idle.TryPop(out var free) ? free : CreateEvaluator(options.Outputs);

                // Alone, a batch is decided at once, so that its source may use its memory again.
                under.Enqueue((options.MaxDegreeOfParallelism == 1 ? Task.FromResult(evaluator.Evaluate(batch)) : Task.Run(() => evaluator.Evaluate(batch), CancellationToken.None), evaluator));
                if (under.Count < options.MaxDegreeOfParallelism) continue;
                yield return await Next().ConfigureAwait(false);
                Given();
            }

            while (under.Count > 0)
            {
                cancellation.ThrowIfCancellationRequested();
                yield return await Next().ConfigureAwait(false);
                Given();
            }
        }
        finally
        {
            foreach (var (decisions, _) in under) await ((Task)decisions).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        Task<DecisionBatch> Next() => under.Peek().Decisions;

        // The reader has come back for more: the buffers of what it had are free again.
        void Given()
        {
            var (decisions, evaluator) = under.Dequeue();
            idle.Push(evaluator);
            done = new EvaluationProgress(done.Batches + 1, done.Rows + decisions.Result.Count);
            progress?.Report(done);
        }
    }
}
