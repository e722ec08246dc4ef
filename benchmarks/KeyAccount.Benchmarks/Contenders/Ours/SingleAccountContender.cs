using KeyAccount.Benchmarks.Workload;
using KeyAccount.Rules;

namespace KeyAccount.Benchmarks.Contenders.Ours;

/// <summary>The engine, one account at a time, as a web request would use it: a batch of one for every row object, the answer read.</summary>
internal sealed class SingleAccountContender : IContender
{
    private readonly Accounts _accounts;
    private readonly RowBuffer<AccountRow> _buffer;
    private readonly PolicyEvaluator _evaluator;
    private OutcomeReader? _reader;
    private readonly Outcome[] _outcomes = new Outcome[Accounts.BatchRows];

    public SingleAccountContender(Accounts accounts)
    {
        var policy = StandardPolicy.Load();
        _accounts = accounts;
        _buffer = RowBinder.Bind(policy.Model.Inputs).CreateBuffer();
        _evaluator = policy.CreateEvaluator(StandardOutputs.Of(policy.Model));
    }

    public string Name => "ours-single";

    public string Measures => "row object to a batch of one to decision to answer, account by account";

    public bool IsSlow => false;

    public void Run(int first, int count)
    {
        for (var i = first; i < first + count; i++) Decide(_accounts.Rows(i));
    }

    public void Read(int first, int count, Memory<Outcome> answers)
    {
        for (var i = first; i < first + count; i++)
        {
            var rows = _accounts.Rows(i);
            Decide(rows);
            _outcomes.AsSpan(0, rows.Length).CopyTo(answers.Span);
            answers = answers[rows.Length..];
        }
    }

    private void Decide(AccountRow[] rows)
    {
        // An evaluator's columns are the same objects after every batch of one.
        _reader ??= new OutcomeReader(_evaluator.Evaluate(_buffer.Load(rows[0])));
        for (var i = 0; i < rows.Length; i++)
        {
            _evaluator.Evaluate(_buffer.Load(rows[i]));
            _outcomes[i] = _reader.Read(0);
        }
    }
}
