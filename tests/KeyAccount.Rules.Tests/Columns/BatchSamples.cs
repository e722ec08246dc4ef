using FsCheck;
using FsCheck.Fluent;

namespace KeyAccount.Rules.Tests.Columns;

/// <summary>One row of a batch: an input of every type, and a list (null: unknown) of records with a field of every type.</summary>
internal sealed record SampleRow(FactValue[] Facts, FactValue[][]? Records);

/// <summary>Batches of a schema with an input of every type, built row by row.</summary>
internal static class BatchSamples
{
    public static InputSchema Schema { get; } = CompiledPolicy.Load(
        """
        { "policy": "p", "version": "1", "inputs": {
          "number": { "type": "number" }, "text": { "type": "string" }, "word": { "type": "string", "values": ["x", "y"] }, "truth": { "type": "boolean" }, "day": { "type": "date" },
          "list": { "type": "list", "items": { "number": { "type": "number" }, "text": { "type": "string" }, "word": { "type": "string", "values": ["x", "y"] }, "truth": { "type": "boolean" }, "day": { "type": "date" } } } } }
        """).Model.Inputs;

    public const int ListOrdinal = 5;

    /// <summary>Up to 150 rows, so that bitmaps need several words.</summary>
    public static Gen<SampleRow[]> Rows { get; } = Gen.Choose(0, 150).SelectMany(count => Row().ArrayOf(count));

    public static ColumnBatch Build(IEnumerable<SampleRow> rows)
    {
        var builder = new ColumnBatchBuilder(Schema);
        foreach (var row in rows)
        {
            for (var i = 0; i < row.Facts.Length; i++) Assert.True(builder[i].Add(row.Facts[i]));
            var list = builder.List(ListOrdinal);
            list.BeginList(row.Records is not null);
            foreach (var record in row.Records ?? [])
                for (var i = 0; i < record.Length; i++) Assert.True(list.Fields[i].Add(record[i]));
            builder.EndRow();
        }

        return builder.Build();
    }

    /// <summary>Reads a batch back, row by row.</summary>
    public static IEnumerable<SampleRow> Read(ColumnBatch batch)
    {
        var list = (ListColumn)batch[ListOrdinal];
        for (var row = 0; row < batch.Count; row++)
        {
            var (from, to) = (list.Offsets.Span[row], list.Offsets.Span[row + 1]);
            var records = Enumerable.Range(from, to - from).Select(r => list.Children.Select(c => c[r]).ToArray()).ToArray();
            var at = row;
            yield return new SampleRow([.. Enumerable.Range(0, ListOrdinal).Select(i => batch[i][at])], list.IsKnown(row) ? records : null);
        }
    }

    public static bool Same(IEnumerable<SampleRow> a, IEnumerable<SampleRow> b) => a.Select(Show).SequenceEqual(b.Select(Show), StringComparer.Ordinal);

    private static string Show(SampleRow row) => $"{Show(row.Facts)} / {(row.Records is null ? "unknown" : string.Join(" | ", row.Records.Select(Show)))}";

    private static string Show(FactValue[] facts) => string.Join(", ", facts.Select(f => $"{f.Kind} {f}"));

    private static Gen<SampleRow> Row() =>
        from facts in Facts()
        from count in Gen.Frequency((1, Gen.Constant(-1)), (3, Gen.Choose(0, 3)))
        from records in Facts().ArrayOf(Math.Max(0, count))
        select new SampleRow(facts, count < 0 ? null : records);

    private static Gen<FactValue[]> Facts() =>
        from number in Sometimes(Gen.Choose(-5, 5).Select(n => FactValue.Of(n / 2.0)))
        from text in Sometimes(Gen.Elements("", "a", "大").Select(FactValue.Of))
        from word in Sometimes(Gen.Elements("x", "y").Select(FactValue.Of))
        from truth in Sometimes(Gen.Elements(true, false).Select(b => FactValue.Of(b)))
        from day in Sometimes(Gen.Choose(0, 4_000).Select(d => FactValue.Of(DateOnly.FromDayNumber(d))))
        select new[] { number, text, word, truth, day };

    private static Gen<FactValue> Sometimes(Gen<FactValue> fact) => Gen.Frequency((1, Gen.Constant(FactValue.Unknown)), (3, fact));
}
