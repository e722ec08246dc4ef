using KeyAccount.Benchmarks.Workload;

namespace KeyAccount.Benchmarks.Contenders.SimdCSharp;

/// <summary>
/// What a specialist would write who has this one policy to run, over the same columns: thresholds, points and texts are constants of the
/// machine code, nothing is looked up, every answer is written in its narrowest form. The ceiling for an engine that reads its policy.
/// Written for vectors of 512 bits; with narrower ones it is right, but no ceiling.
/// </summary>
internal sealed class SimdCSharpContender : IContender
{
    private readonly AccountColumns[] _batches;
    private readonly ContactPass _contacts;
    private readonly SimdAnswers _answers;

    public SimdCSharpContender(Accounts accounts)
    {
        _batches = accounts.Batches;
        _contacts = new ContactPass(Accounts.BatchRows, _batches.Max(b => b.Contacts));
        _answers = new SimdAnswers(Accounts.BatchRows);
    }

    public string Name => "simd-csharp";

    public string Measures => "columns to answers in narrow columns";

    public bool IsSlow => false;

    public void Run(int first, int count)
    {
        for (var i = first; i < first + count; i++) Decide(_batches[i]);
    }

    public void Read(int first, int count, Memory<Outcome> answers)
    {
        foreach (var batch in _batches.AsSpan(first, count))
        {
            Decide(batch);
            for (var row = 0; row < batch.Count; row++) answers.Span[row] = _answers.Read(row);
            answers = answers[batch.Count..];
        }
    }

    private void Decide(AccountColumns batch)
    {
        _contacts.Run(batch);
        for (var block = 0; block < AccountColumns.Words(batch.Count); block++) DecisionPass.Run(batch, block, _contacts.Found(block), _answers);
    }
}
