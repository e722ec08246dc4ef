using KeyAccount.Benchmarks.Workload;
using KeyAccount.Rules;

namespace KeyAccount.Benchmarks.Contenders.Ours;

/// <summary>The engine over columns on several threads: one evaluator each, batches handed out one at a time to whoever is free.</summary>
internal sealed class AllThreadsContender : IContender, IDisposable
{
    private readonly PolicyEvaluator[] _evaluators;
    private readonly ColumnBatch[] _batches;
    private readonly Crew _crew;
    private readonly Action<int> _work;
    private int _next;
    private int _end;
    private int _first;
    private Memory<Outcome>? _answers;

    public AllThreadsContender(Accounts accounts, int threads)
        : this(accounts, threads, StandardPolicy.Load())
    {
    }

    public AllThreadsContender(Accounts accounts, int threads, CompiledPolicy policy)
    {
        _evaluators = [.. Enumerable.Range(0, threads).Select(_ => policy.CreateEvaluator(StandardOutputs.Of(policy.Model)))];
        _batches = [.. accounts.Batches.Select(b => b.ToBatch(policy.Model.Inputs))];
        _crew = new Crew(threads);
        _work = Work;
    }

    public string Name => "ours-batch-all-threads";

    public string Measures => FormattableString.Invariant($"columns to decisions in columns, {_evaluators.Length} threads");

    public bool IsSlow => false;

    public void Run(int first, int count)
    {
        (_first, _next, _end) = (first, first - 1, first + count);
        _crew.Run(_work);
    }

    public void Read(int first, int count, Memory<Outcome> answers)
    {
        _answers = answers;
        Run(first, count);
        _answers = null;
    }

    public void Dispose() => _crew.Dispose();

    private void Work(int thread)
    {
        while (Interlocked.Increment(ref _next) is var batch && batch < _end)
        {
            var decisions = _evaluators[thread].Evaluate(_batches[batch]);
            if (_answers is { } answers) OutcomeReader.Read(decisions, answers.Span[((batch - _first) * Accounts.BatchRows)..]);
        }
    }
}
