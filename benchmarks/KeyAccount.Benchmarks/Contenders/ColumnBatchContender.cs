using KeyAccount.Benchmarks.Workload;
using KeyAccount.Rules;

namespace KeyAccount.Benchmarks.Contenders;

/// <summary>The engine over columns that already exist, in stretches that fit the processor's cache.</summary>
internal sealed class ColumnBatchContender : IContender
{
    /// <summary>Rows per batch. A caller chooses this; see docs/performance.md for what other sizes give.</summary>
    public const int DefaultRows = 4_096;

    private readonly CompiledPolicy _policy = StandardPolicy.Load();
    private readonly ColumnBatch[] _batches;
    private readonly DecisionBatch[] _decisions;

    public ColumnBatchContender(AccountColumns accounts, int rows = DefaultRows)
    {
        var whole = accounts.ToBatch(_policy.Model.Inputs);
        _batches = [.. Enumerable.Range(0, (whole.Count + rows - 1) / rows).Select(i => whole.Slice(i * rows, Math.Min(rows, whole.Count - (i * rows))))];
        _decisions = new DecisionBatch[_batches.Length];
    }

    public string Name => "ours-batch";

    public string Measures => "columns to decisions in columns";

    public void Run()
    {
        for (var i = 0; i < _batches.Length; i++) _decisions[i] = _policy.Evaluate(_batches[i]);
    }

    public void Read(Span<Outcome> outcomes)
    {
        foreach (var decisions in _decisions)
        {
            OutcomeReader.Read(decisions, outcomes);
            outcomes = outcomes[decisions.Count..];
        }
    }
}
