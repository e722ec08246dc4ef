using FsCheck;
using FsCheck.Fluent;
using KeyAccount.Rules.Tests.Columns;

namespace KeyAccount.Rules.Tests.Rows;

/// <summary>An object as a program has it: one property of each type that the engine knows, some of them with values that are no facts.</summary>
internal sealed class PlainRow
{
    public double? Number { get; init; }

    public string? Text { get; init; }

    /// <summary>Perhaps outside the closed set.</summary>
    public string? Word { get; init; }

    /// <summary>The number of a word in <see cref="PlainRows.Words"/>; perhaps of none.</summary>
    public int WordCode { get; init; }

    public bool? Truth { get; init; }

    public DateOnly? Day { get; init; }

    public PlainRow[]? List { get; init; }
}

/// <summary>Generated rows, and what the row-by-row builder makes of them.</summary>
internal static class PlainRows
{
    public static InputSchema Schema => BatchSamples.Schema;

    /// <summary>Not in the order in which the policy declares them.</summary>
    public static StringPool Words { get; } = StringPool.Of("y", "x");

    public static Gen<PlainRow[]> Of(int count) => Row(depth: 1).ArrayOf(count);

    /// <summary>A row's values as facts, in the order of <see cref="BatchSamples"/>.</summary>
    public static SampleRow ToSample(PlainRow row, bool coded) =>
        new(Facts(row, coded), row.List?.Select(record => Facts(record, coded)).ToArray());

    public static RowBinding<PlainRow> Bind(bool coded) => Fields(RowBinding.For<PlainRow>(Schema), coded).List("list", row => row.List, record => Fields(record, coded)).Build();

    public static RowBindingBuilder<PlainRow> Fields(RowBindingBuilder<PlainRow> row, bool coded)
    {
        row.Number("number", r => r.Number).Text("text", r => r.Text).Truth("truth", r => r.Truth).Date("day", r => r.Day);
        return coded ? row.Choice("word", Words, r => r.WordCode) : row.Text("word", r => r.Word);
    }

    public static bool Same(IEnumerable<PlainRow> rows, ColumnBatch batch, bool coded) =>
        BatchSamples.Same(rows.Select(row => ToSample(row, coded)), BatchSamples.Read(batch));

    private static FactValue[] Facts(PlainRow row, bool coded)
    {
        var word = coded ? (row.WordCode is 0 or 1 ? Words[row.WordCode] : null) : row.Word;
        return [FactValue.Of(row.Number), FactValue.Of(row.Text), word is "x" or "y" ? FactValue.Of(word) : default, FactValue.Of(row.Truth), FactValue.Of(row.Day)];
    }

    private static Gen<PlainRow> Row(int depth) =>
        from number in Gen.Elements<double?>(null, 0, -0.0, 1.5, -7, double.MaxValue, double.NaN, double.PositiveInfinity, double.NegativeInfinity)
        from text in Gen.Elements(null, "", "a", "b", "大", "a longer text")
        from word in Gen.Elements(null, "x", "y", "z", "")
        from code in Gen.Elements(-1, 0, 1, 2, int.MaxValue, int.MinValue)
        from truth in Gen.Elements<bool?>(null, true, false)
        from day in Gen.Elements<DateOnly?>(null, default(DateOnly), new DateOnly(2026, 1, 31), DateOnly.MaxValue)
        from records in depth == 0 ? Gen.Constant<PlainRow[]?>(null) : Lists()
        select new PlainRow { Number = number, Text = text, Word = word, WordCode = code, Truth = truth, Day = day, List = records };

    private static Gen<PlainRow[]?> Lists() =>
        from count in Gen.Frequency((1, Gen.Constant(-1)), (1, Gen.Constant(0)), (6, Gen.Choose(1, 4)), (1, Gen.Choose(60, 70)))
        from records in Row(depth: 0).ArrayOf(Math.Max(0, count))
        select count < 0 ? null : records;
}
