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

    /// <summary>Accounts decided per run.</summary>
    [Params(1_000, 100_000)]
    public int Accounts { get; set; }

    [GlobalSetup]
    public void Enter()
    {
        var contenders = Contest.Enter(Accounts);
        AnswerCheck.Run(contenders, Accounts);
        _contenders = contenders.ToDictionary(c => c.Name, StringComparer.Ordinal);
    }

    [Benchmark(Baseline = true, Description = "row-csharp")]
    public void RowCSharp() => _contenders["row-csharp"].Run();

    [Benchmark(Description = "ours-batch")]
    public void ColumnBatch() => _contenders["ours-batch"].Run();

    [Benchmark(Description = "ours-objects")]
    public void ObjectBatch() => _contenders["ours-objects"].Run();

    [Benchmark(Description = "ours-single")]
    public void SingleAccount() => _contenders["ours-single"].Run();

    [Benchmark(Description = "rulesengine")]
    public void RulesEngine() => _contenders["rulesengine"].Run();

    [Benchmark(Description = "rulesengine-default")]
    public void RulesEngineOutOfTheBox() => _contenders["rulesengine-default"].Run();
}
