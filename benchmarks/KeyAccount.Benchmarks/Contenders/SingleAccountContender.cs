using KeyAccount.Benchmarks.Workload;
using KeyAccount.Rules;

namespace KeyAccount.Benchmarks.Contenders;

/// <summary>The engine, one account at a time, as a web request would use it: a batch of one for every row object.</summary>
internal sealed class SingleAccountContender(Accounts accounts) : IContender
{
    private readonly CompiledPolicy _policy = StandardPolicy.Load();
    private readonly Outcome[] _outcomes = new Outcome[accounts.Size];

    public string Name => "ours-single";

    public string Measures => "row object to a batch of one to decision to answer, account by account";

    public void Run(int portion)
    {
        var rows = accounts.Portion(portion);
        for (var i = 0; i < rows.Length; i++)
        {
            var batch = new ColumnBatchBuilder(_policy.Model.Inputs);
            RowBinder.Append(batch, rows[i]);
            _outcomes[i] = OutcomeReader.Read(_policy.Evaluate(batch.Build()), 0);
        }
    }

    public void Read(Span<Outcome> outcomes) => _outcomes.CopyTo(outcomes);
}
