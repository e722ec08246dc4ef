using KeyAccount.Oracle.Model;
using KeyAccount.Rules;

namespace KeyAccount.Oracle;

/// <summary>Plain facts as the engine's columns, and the engine's values as plain ones.</summary>
internal static class ColumnFacts
{
    public static ColumnBatch Batch(InputSchema schema, IEnumerable<Facts> rows)
    {
        var batch = new ColumnBatchBuilder(schema);
        foreach (var row in rows)
        {
            foreach (var input in schema.Inputs) Add(batch[input.Ordinal], row.Of(input.Name));
            batch.EndRow();
        }

        return batch.Build();
    }

    /// <summary>The plain value of a row; numbers, strings, bools and dates only.</summary>
    public static object? Plain(FactValue value) => value.Kind switch
    {
        FactKind.Unknown => null,
        FactKind.Number => value.Number,
        FactKind.Text => value.Text,
        FactKind.Boolean => value.Boolean,
        FactKind.Date => value.Date,
        _ => throw new InvalidOperationException($"No plain value for {value}."),
    };

    private static void Add(ColumnBuilder column, object? value)
    {
        if (column is ListColumnBuilder list)
        {
            AddRecords(list, (List<object?>?)value);
            return;
        }

        Assert.True(column.Add(Fact(value)), $"The engine does not take {KeyAccount.Oracle.Plain.Text(value)} for {column.Input.Name}.");
    }

    private static void AddRecords(ListColumnBuilder list, List<object?>? records)
    {
        list.BeginList(records is not null);
        foreach (var record in (records ?? []).Cast<Facts>())
        {
            foreach (var field in list.Fields) Add(field, record.Of(field.Input.Name));
        }
    }

    private static FactValue Fact(object? value) => value switch
    {
        null => FactValue.Unknown,
        double number => FactValue.Of(number),
        string text => FactValue.Of(text),
        bool truth => FactValue.Of(truth),
        DateOnly date => FactValue.Of(date),
        _ => throw new InvalidOperationException($"{value} is no single fact."),
    };
}
