using KeyAccount.Benchmarks.Workload;
using KeyAccount.Rules;

namespace KeyAccount.Benchmarks.Contenders;

/// <summary>The engine over columns that already exist, in stretches that fit the processor's cache.</summary>
internal sealed class ColumnBatchContender : IContender
{
    /// <summary>Rows per batch; a caller chooses this.</summary>
    public const int BatchRows = 4_096;

    private readonly CompiledPolicy _policy = StandardPolicy.Load();
    private readonly ColumnBatch[][] _portions;
    private readonly DecisionBatch[] _decisions;

    public ColumnBatchContender(Accounts accounts)
    {
        var whole = accounts.Columns.ToBatch(_policy.Model.Inputs);
        _portions = [.. Enumerable.Range(0, accounts.Portions).Select(i => Batches(whole.Slice(i * accounts.Size, accounts.Size)))];
        _decisions = new DecisionBatch[_portions[0].Length];
    }

    public string Name => "ours-batch";

    public string Measures => "columns to decisions in columns";

    public void Run(int portion)
    {
        var batches = _portions[portion];
        for (var i = 0; i < batches.Length; i++) _decisions[i] = _policy.Evaluate(batches[i]);
    }

    public void Read(Span<Outcome> outcomes)
    {
        foreach (var decisions in _decisions)
        {
            OutcomeReader.Read(decisions, outcomes);
            outcomes = outcomes[decisions.Count..];
        }
    }

    private static ColumnBatch[] Batches(ColumnBatch whole) =>
        [.. Enumerable.Range(0, (whole.Count + BatchRows - 1) / BatchRows).Select(i => whole.Slice(i * BatchRows, Math.Min(BatchRows, whole.Count - (i * BatchRows))))];
}
