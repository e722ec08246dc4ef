using System.Text.Json;
using KeyAccount.Rules;
using KeyAccount.Rules.Expressions;

namespace KeyAccount.Fuzz;

/// <summary>The facts that hostile expressions run on, as a context and as the inputs of a policy.</summary>
internal static class Facts
{
    private const string Inputs = """
        { "policy": "fuzz", "version": "1", "inputs": {
          "x": { "type": "number" }, "y": { "type": "number" }, "s": { "type": "string" }, "b": { "type": "boolean" }, "d": { "type": "date" },
          "stage": { "type": "string", "values": ["met", "closed"] },
          "contacts": { "type": "list", "items": { "role": { "type": "string" }, "influence": { "type": "number" } } } },
        """;

    /// <summary>Small bounds, so that what has no end ends soon.</summary>
    public static PolicyLimits Limits { get; } = PolicyLimits.Default with { MaxWorkPerRow = 20_000, MaxListLength = 5_000 };

    public static FeelContext Context { get; } = Read("""
        { "x": 2, "y": -0.5, "s": "a-b-a", "b": true, "d": "@\"2026-01-31\"", "?": 3, "nothing": null, "order lines": [1, "2", [3, null], {"a": {"b": 1}}],
          "contacts": [{"role": "coach", "influence": 0.5}, {"role": null, "influence": 1}] }
        """);

    /// <summary>A policy around a value and a bin's tests; what is missing is something harmless.</summary>
    public static string Policy(string value, string tests) => $$"""
        {{Inputs}}
        "values": { "v": {{JsonSerializer.Serialize(value)}} },
        "scorecards": { "c": { "perspectives": [ { "name": "p", "weight": 1, "characteristics": [
          { "input": "x", "weight": 1, "bins": [ { "when": {{JsonSerializer.Serialize(tests)}}, "points": 9 }, { "points": 1 } ] } ] } ] } },
        "flags": [ { "id": "unknown", "severity": "low", "when": "v = null" } ] }
        """;

    /// <summary>A batch of two rows: one of which nothing is known, and one with facts.</summary>
    public static ColumnBatch Batch(InputSchema inputs)
    {
        var batch = new ColumnBatchBuilder(inputs);
        for (var row = 0; row < 2; row++)
        {
            foreach (var input in inputs.Inputs) Add(batch[input.Ordinal], row);
            batch.EndRow();
        }

        return batch.Build();
    }

    private static void Add(ColumnBuilder column, int row)
    {
        if (column is ListColumnBuilder list)
        {
            list.BeginList(row > 0);
            for (var i = 0; i < row; i++)
                foreach (var field in list.Fields) Add(field, row);
            return;
        }

        if (row > 0 && column.Add(Known(column.Input))) return;
        column.Add(FactValue.Unknown);
    }

    private static FactValue Known(InputDefinition input) => input.Type switch
    {
        InputType.Number => FactValue.Of(2.0),
        InputType.String => FactValue.Of(input.Values.IsDefaultOrEmpty ? "a" : input.Values[0]),
        InputType.Boolean => FactValue.Of(true),
        InputType.Date => FactValue.Of(new DateOnly(2026, 1, 31)),
        _ => FactValue.Unknown,
    };

    private static FeelContext Read(string json)
    {
        using var document = JsonDocument.Parse(json);
        return FeelJson.ReadContext(document.RootElement);
    }
}
