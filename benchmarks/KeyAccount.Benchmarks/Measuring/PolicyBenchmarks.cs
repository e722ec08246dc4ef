using BenchmarkDotNet.Attributes;
using KeyAccount.Benchmarks.Contenders;

namespace KeyAccount.Benchmarks.Measuring;

/// <summary>
/// The standard workload through every contender, for the record. Their answers are compared before the first measurement; a difference
/// stops the benchmark.
/// </summary>
[MemoryDiagnoser]
public class PolicyBenchmarks
{
    private Dictionary<string, IContender> _contenders = [];
    private int _portions = 1;
    private int _run;

    /// <summary>Accounts decided per run; every run takes the next portion of a larger portfolio.</summary>
    [Params(1_000, 100_000)]
    public int AccountsPerRun { get; set; }

    [GlobalSetup]
    public void Enter()
    {
        var accounts = new Accounts(AccountsPerRun);
        var contenders = Contest.Enter(accounts);
        AnswerCheck.Run(contenders, accounts);
        _portions = accounts.Portions;
        _contenders = contenders.ToDictionary(c => c.Name, StringComparer.Ordinal);
    }

    [Benchmark(Baseline = true, Description = "row-csharp")]
    public void RowCSharp() => Run("row-csharp");

    [Benchmark(Description = "ours-batch")]
    public void ColumnBatch() => Run("ours-batch");

    [Benchmark(Description = "ours-objects")]
    public void ObjectBatch() => Run("ours-objects");

    [Benchmark(Description = "ours-single")]
    public void SingleAccount() => Run("ours-single");

    [Benchmark(Description = "rulesengine")]
    public void RulesEngine() => Run("rulesengine");

    [Benchmark(Description = "rulesengine-default")]
    public void RulesEngineOutOfTheBox() => Run("rulesengine-default");

    private void Run(string contender) => _contenders[contender].Run(_run++ % _portions);
}
