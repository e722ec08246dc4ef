using System.Globalization;
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;

namespace KeyAccount.Benchmarks.Measuring;

/// <summary>A column of the report: the mean, divided by the number of accounts that the benchmark decided.</summary>
public sealed class PerAccountColumn : IColumn
{
    public string Id => "PerAccount";

    public string ColumnName => "ns/account";

    public bool AlwaysShow => true;

    public ColumnCategory Category => ColumnCategory.Custom;

    public int PriorityInCategory => 0;

    public bool IsNumeric => true;

    public UnitType UnitType => UnitType.Dimensionless;

    public string Legend => "Mean time per account";

    public bool IsAvailable(Summary summary) => true;

    public bool IsDefault(Summary summary, BenchmarkCase benchmarkCase) => false;

    public string GetValue(Summary summary, BenchmarkCase benchmarkCase) => GetValue(summary, benchmarkCase, SummaryStyle.Default);

    public string GetValue(Summary summary, BenchmarkCase benchmarkCase, SummaryStyle style)
    {
        ArgumentNullException.ThrowIfNull(summary);
        ArgumentNullException.ThrowIfNull(benchmarkCase);
        var accounts = (int)benchmarkCase.Parameters[nameof(PolicyBenchmarks.AccountsPerRun)];
        return summary[benchmarkCase]?.ResultStatistics is { } statistics ? (statistics.Mean / accounts).ToString("N1", CultureInfo.InvariantCulture) : "-";
    }
}
