using KeyAccount.Benchmarks.Workload;
using KeyAccount.Rules;

namespace KeyAccount.Benchmarks.Contenders;

/// <summary>The engine over row objects: they are put into columns, batch by batch, and decided.</summary>
internal sealed class ObjectBatchContender(Accounts accounts) : IContender
{
    private readonly CompiledPolicy _policy = StandardPolicy.Load();
    private readonly List<DecisionBatch> _decisions = [];

    public string Name => "ours-objects";

    public string Measures => "row objects to columns to decisions in columns";

    public void Run(int portion)
    {
        var rows = accounts.Portion(portion);
        _decisions.Clear();
        for (var first = 0; first < rows.Length; first += ColumnBatchContender.BatchRows)
        {
            var batch = new ColumnBatchBuilder(_policy.Model.Inputs);
            foreach (var row in rows.Slice(first, Math.Min(ColumnBatchContender.BatchRows, rows.Length - first))) RowBinder.Append(batch, row);
            _decisions.Add(_policy.Evaluate(batch.Build()));
        }
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
