using KeyAccount.Benchmarks.Workload;
using KeyAccount.Rules;

namespace KeyAccount.Benchmarks.Contenders.Ours;

/// <summary>The engine over row objects: they are put into columns, batch by batch, and decided.</summary>
internal sealed class ObjectBatchContender : IContender
{
    private readonly Accounts _accounts;
    private readonly RowBuffer<AccountRow> _buffer;
    private readonly PolicyEvaluator _evaluator;

    public ObjectBatchContender(Accounts accounts)
    {
        var policy = StandardPolicy.Load();
        _accounts = accounts;
        _buffer = RowBinder.Bind(policy.Model.Inputs).CreateBuffer();
        _evaluator = policy.CreateEvaluator(StandardOutputs.Of(policy.Model));
    }

    public string Name => "ours-objects";

    public string Measures => "row objects to columns to decisions in columns";

    public bool IsSlow => false;

    public void Run(int first, int count)
    {
        for (var i = first; i < first + count; i++) _evaluator.Evaluate(_buffer.Load(_accounts.Rows(i)));
    }

    public void Read(int first, int count, Memory<Outcome> answers)
    {
        for (var i = first; i < first + count; i++)
        {
            var decisions = _evaluator.Evaluate(_buffer.Load(_accounts.Rows(i)));
            OutcomeReader.Read(decisions, answers.Span);
            answers = answers[decisions.Count..];
        }
    }
}
