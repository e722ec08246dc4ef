using KeyAccount.Benchmarks.Workload;
using KeyAccount.Rules;

namespace KeyAccount.Benchmarks.Contenders.Ours;

/// <summary>The engine over columns that already exist, one evaluator for all batches.</summary>
internal sealed class ColumnBatchContender : IContender
{
    private readonly PolicyEvaluator _evaluator;
    private readonly ColumnBatch[] _batches;

    public ColumnBatchContender(Accounts accounts)
        : this(accounts, StandardPolicy.Load())
    {
    }

    public ColumnBatchContender(Accounts accounts, CompiledPolicy policy)
    {
        _evaluator = policy.CreateEvaluator(StandardOutputs.Of(policy.Model));
        _batches = [.. accounts.Batches.Select(b => b.ToBatch(policy.Model.Inputs))];
    }

    public string Name => "ours-batch";

    public string Measures => "columns to decisions in columns";

    public bool IsSlow => false;

    public void Run(int first, int count)
    {
        for (var i = first; i < first + count; i++) _evaluator.Evaluate(_batches[i]);
    }

    public void Read(int first, int count, Memory<Outcome> answers)
    {
        foreach (var batch in _batches.AsSpan(first, count))
        {
            OutcomeReader.Read(_evaluator.Evaluate(batch), answers.Span);
            answers = answers[batch.Count..];
        }
    }
}
