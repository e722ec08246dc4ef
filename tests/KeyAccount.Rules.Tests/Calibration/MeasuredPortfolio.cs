namespace KeyAccount.Rules.Tests.Calibration;

/// <summary>A policy with one number to measure, and portfolios of it.</summary>
internal static class MeasuredPortfolio
{
    public static CompiledPolicy Policy(string take, string? where = null) => CompiledPolicy.Load($$"""
        {
          "policy": "p", "version": "1",
          "inputs": { "revenue": { "type": "number" }, "listed": { "type": "boolean" } },
          "cuts": { "cut": { "of": "revenue", "take": {{take}}{{(where is null ? "" : $", \"where\": \"{where}\"")}}, "default": 7 } }
        }
        """);

    public static ColumnBatch Batch(CompiledPolicy policy, params IEnumerable<(double? Revenue, bool? Listed)> rows)
    {
        var builder = new ColumnBatchBuilder(policy.Model.Inputs);
        foreach (var (revenue, listed) in rows)
        {
            builder[0].Add(revenue is { } number ? FactValue.Of(number) : FactValue.Unknown);
            builder[1].Add(FactValue.Of(listed));
            builder.EndRow();
        }

        return builder.Build();
    }

    public static CutMeasurement Measure(string take, params double?[] revenues)
    {
        var policy = Policy(take);
        return PolicyCalibration.Measure(policy, [Batch(policy, revenues.Select(r => (r, (bool?)null)))]).Cuts[0];
    }
}
