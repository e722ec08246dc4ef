using KeyAccount.Benchmarks.Workload;

namespace KeyAccount.Benchmarks.Contenders.RowCSharp;

/// <summary>What a programmer would write who has this one policy to run, over row objects.</summary>
internal sealed class RowCSharpContender(Accounts accounts) : IContender
{
    private readonly Outcome[] _outcomes = new Outcome[Accounts.BatchRows];

    public string Name => "row-csharp";

    public string Measures => "row object to answer, account by account";

    public bool IsSlow => false;

    public void Run(int first, int count)
    {
        for (var i = first; i < first + count; i++) Decide(accounts.Rows(i));
    }

    public void Read(int first, int count, Memory<Outcome> answers)
    {
        for (var i = first; i < first + count; i++)
        {
            var rows = accounts.Rows(i);
            Decide(rows);
            _outcomes.AsSpan(0, rows.Length).CopyTo(answers.Span);
            answers = answers[rows.Length..];
        }
    }

    private void Decide(AccountRow[] rows)
    {
        for (var i = 0; i < rows.Length; i++) _outcomes[i] = RowPolicy.Decide(rows[i]);
    }
}
