
namespace KeyAccount.Benchmarks.Contenders;

/// <summary>What a programmer would write who has this one policy to run, over row objects.</summary>
internal sealed class RowCSharpContender(Accounts accounts) : IContender
{
    private readonly Outcome[] _outcomes = new Outcome[accounts.Size];

    public string Name => "row-csharp";

    public string Measures => "row object to answer, account by account";

    public void Run(int portion)
    {
        var rows = accounts.Portion(portion);
        for (var i = 0; i < rows.Length; i++) _outcomes[i] = RowPolicy.Decide(rows[i]);
    }

    public void Read(Span<Outcome> outcomes) => _outcomes.CopyTo(outcomes);
}
