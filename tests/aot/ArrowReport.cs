using Apache.Arrow;
using KeyAccount.Arrow;

namespace KeyAccount.AotApp;

/// <summary>An Arrow record batch in, one out.</summary>
public static class ArrowReport
{
    private const int Rows = 70;

    private const string Policy = """
        { "policy": "arrow", "version": "1.0.0",
          "inputs": { "revenue": { "type": "number" }, "orders": { "type": "number" }, "region": { "type": "string", "values": ["north", "south"] }, "listed": { "type": "boolean" }, "since": { "type": "date" } },
          "values": { "per_order": "revenue / orders", "place": "region", "before": "since < date(\"2026-02-01\") and listed", "day": "since" },
          "scorecards": { "value": { "perspectives": [ { "name": "all", "weight": 1, "characteristics": [
            { "input": "revenue", "weight": 1, "bins": [ { "when": ">= 500", "points": 100 }, { "points": 10 } ] } ] } ] } },
          "bands": { "grade": { "of": "value.score", "cuts": [ { "at": 50, "label": "A" }, { "label": "B" } ] } } }
        """;

    /// <summary>Prints what was dropped, and every value of the result.</summary>
    public static void Write(TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(output);
        var policy = CompiledPolicy.Load(Policy, "arrow.policy.json");
        using var facts = Facts();
        var decisions = policy.Evaluate(ArrowBinding.For(policy.Model.Inputs, facts.Schema).Read(facts, out var report));
        foreach (var rejection in report.Rejections) output.WriteLine($"{rejection.Input}: {rejection.Reason} {rejection.Count}");
        using var results = ArrowResults.For(policy).ToRecordBatch(decisions);
        foreach (var field in results.Schema.FieldsList)
        {
            var values = Enumerable.Range(0, results.Length).Select(row => Text(results.Column(field.Name), row));
            output.WriteLine($"{field.Name} ({field.DataType.Name}): {string.Join(' ', values)}");
        }
    }

    private static RecordBatch Facts()
    {
        var revenue = new DoubleArray.Builder();
        var orders = new Int32Array.Builder();
        var region = new StringArray.Builder();
        var listed = new BooleanArray.Builder();
        var since = new Date32Array.Builder();
        for (var i = 0; i < Rows; i++)
        {
            if (i % 7 == 0) revenue.AppendNull();
            else revenue.Append(i % 11 == 0 ? double.NaN : i * 17.25);
            orders.Append((i % 5) + 1);
            region.Append((i % 4) switch { 0 => "north", 1 => "south", 2 => "up", _ => null });
            if (i % 3 == 0) listed.AppendNull();
            else listed.Append(i % 3 == 1);
            since.Append(new DateOnly(2026, 1, 1).AddDays(i));
        }

        IArrowArray[] columns = [revenue.Build(), orders.Build(), region.Build(), listed.Build(), since.Build()];
        string[] names = ["revenue", "orders", "region", "listed", "since"];
        return new RecordBatch(new Apache.Arrow.Schema(names.Zip(columns, (name, column) => new Field(name, column.Data.DataType, true)), null), columns, Rows);
    }

    private static string Text(IArrowArray array, int row) => array switch
    {
        DoubleArray numbers => FactValue.Of(numbers.GetValue(row)).ToString(),
        BooleanArray truths => FactValue.Of(truths.GetValue(row)).ToString(),
        Date32Array dates => FactValue.Of(dates.GetDateOnly(row)).ToString(),
        StringArray texts => FactValue.Of(texts.GetString(row)).ToString(),
        DictionaryArray codes => codes.IsNull(row) ? "null" : ((StringArray)codes.Dictionary).GetString(((Int32Array)codes.Indices).GetValue(row)!.Value),
        _ => array.GetType().Name,
    };
}
