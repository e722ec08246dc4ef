using System.Diagnostics.CodeAnalysis;
using BenchmarkDotNet.Attributes;
using KeyAccount.Benchmarks.Contenders;

namespace KeyAccount.Benchmarks.Measuring;

/// <summary>
/// The standard workload through every contender, for the record: times and bytes are per account. The answers of all are compared before
/// the first measurement; a difference stops the benchmark.
/// </summary>
[MemoryDiagnoser]
[SuppressMessage("Design", "CA1001:Types that own disposable fields should be disposable", Justification = "BenchmarkDotNet calls the clean-up.")]
public class PolicyBenchmarks
{
    /// <summary>What a fast contender decides in a run: more than a branch predictor remembers and a cache holds.</summary>
    private const int Portfolio = 50 * Batch;

    /// <summary>What a slow one decides in a run, the next batch each time.</summary>
    private const int Batch = Accounts.BatchRows;

    private Contest? _contest;
    private Dictionary<string, ITimed> _timed = [];
    private int _run;

    [GlobalSetup]
    public void Enter()
    {
        _contest = new Contest(Portfolio);
        _timed = _contest.Timed.ToDictionary(c => c.Name, StringComparer.Ordinal);
    }

    [GlobalCleanup]
    public void Leave() => _contest?.Dispose();

    [Benchmark(Description = "row-csharp", Baseline = true, OperationsPerInvoke = Portfolio)]
    public void RowCSharp() => RunAll("row-csharp");

    [Benchmark(Description = "ours-batch", OperationsPerInvoke = Portfolio)]
    public void ColumnBatch() => RunAll("ours-batch");

    [Benchmark(Description = "ours-batch-all-threads", OperationsPerInvoke = Portfolio)]
    public void ColumnBatchAllThreads() => RunAll("ours-batch-all-threads");

    [Benchmark(Description = "ours-objects", OperationsPerInvoke = Portfolio)]
    public void ObjectBatch() => RunAll("ours-objects");

    [Benchmark(Description = "ours-single", OperationsPerInvoke = Batch)]
    public void SingleAccount() => RunNext("ours-single");

    [Benchmark(Description = "simd-csharp", OperationsPerInvoke = Portfolio)]
    public void SimdCSharp() => RunAll("simd-csharp");

    [Benchmark(Description = "rulesengine", OperationsPerInvoke = Batch)]
    public void RulesEngine() => RunNext("rulesengine");

    [Benchmark(Description = "rulesengine-tuned", OperationsPerInvoke = Batch)]
    public void RulesEngineTuned() => RunNext("rulesengine-tuned");

    [Benchmark(Description = "duckdb-sql", OperationsPerInvoke = Portfolio)]
    public void DuckDbSql() => RunAll("duckdb-sql");

    [Benchmark(Description = "floor", OperationsPerInvoke = Portfolio)]
    public void Floor() => RunAll("floor");

    private void RunAll(string contender) => _timed[contender].Run(0, _contest!.Accounts.Batches.Length);

    private void RunNext(string contender) => _timed[contender].Run(_run++ % _contest!.Accounts.Batches.Length, 1);
}
