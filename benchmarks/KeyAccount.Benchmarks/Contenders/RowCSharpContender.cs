using KeyAccount.Benchmarks.Workload;

namespace KeyAccount.Benchmarks.Contenders;

/// <summary>What a programmer would write who has this one policy to run, over row objects.</summary>
internal sealed class RowCSharpContender(AccountRow[] rows) : IContender
{
    private readonly Outcome[] _outcomes = new Outcome[rows.Length];

    public string Name => "row-csharp";

    public string Measures => "row object to answer, account by account";

    public void Run()
    {
        for (var i = 0; i < rows.Length; i++) _outcomes[i] = RowPolicy.Decide(rows[i]);
    }

    public void Read(Span<Outcome> outcomes) => _outcomes.CopyTo(outcomes);
}
