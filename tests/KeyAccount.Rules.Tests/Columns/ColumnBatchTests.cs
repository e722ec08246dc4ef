using FsCheck.Fluent;
using KeyAccount.Rules.Tests.Analysis;

namespace KeyAccount.Rules.Tests.Columns;

/// <summary>What goes into a batch comes out of it, whole or in slices; columns that do not fit are refused.</summary>
public sealed class ColumnBatchTests
{
    [Fact]
    public void What_was_added_can_be_read() =>
        AnalysisLaws.Hold(BatchSamples.Rows, rows => BatchSamples.Same(rows, BatchSamples.Read(BatchSamples.Build(rows))));

    [Fact]
    public void A_slice_reads_as_its_rows() => AnalysisLaws.Hold(
        from rows in BatchSamples.Rows from start in Gen.Choose(0, rows.Length) from count in Gen.Choose(0, rows.Length - start) select (rows, start, count),
        s => BatchSamples.Same(s.rows.Skip(s.start).Take(s.count), BatchSamples.Read(BatchSamples.Build(s.rows).Slice(s.start, s.count))));

    [Fact]
    public void A_slice_of_a_slice_reads_as_its_rows() => AnalysisLaws.Hold(
        from rows in BatchSamples.Rows
        from start in Gen.Choose(0, rows.Length)
        from inner in Gen.Choose(0, rows.Length - start)
        select (rows, start, inner),
        s => BatchSamples.Same(s.rows.Skip(s.start + s.inner), BatchSamples.Read(BatchSamples.Build(s.rows).Slice(s.start, s.rows.Length - s.start).Slice(s.inner, s.rows.Length - s.start - s.inner))));

    [Theory]
    [InlineData(0)]
    [InlineData(63)]
    [InlineData(64)]
    [InlineData(65)]
    [InlineData(129)]
    public void Columns_that_got_nothing_are_unknown_in_every_row(int count)
    {
        var builder = new ColumnBatchBuilder(BatchSamples.Schema);
        for (var i = 0; i < count; i++) builder.EndRow();
        var batch = builder.Build();
        Assert.Equal(count, batch.Count);
        Assert.All(BatchSamples.Read(batch), row =>
        {
            Assert.All(row.Facts, fact => Assert.Equal(FactValue.Unknown, fact));
            Assert.Null(row.Records);
        });
    }

    [Theory]
    [InlineData(new[] { 0, 3 }, "children hold 2")]
    [InlineData(new[] { -1, 1 }, "Offset 0 is -1")]
    [InlineData(new[] { 0, 2, 1 }, "Offset 2 is 1")]
    public void Offsets_that_lead_out_of_the_records_are_refused(int[] offsets, string says)
    {
        // The array goes on behind the column's own two numbers.
        var children = new NumberColumn(new double[] { 1, 2, 9, 9 }.AsMemory(0, 2));
        var refused = Assert.Throws<ArgumentException>(() => new ListColumn(offsets, [children]));
        Assert.Contains(says, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_value_of_another_type_is_refused_and_unknown()
    {
        var builder = new ColumnBatchBuilder(BatchSamples.Schema);
        Assert.False(builder[0].Add(FactValue.Of("5")));
        Assert.False(builder[1].Add(FactValue.Of(5.0)));
        Assert.False(builder[2].Add(FactValue.Of("z")));
        Assert.False(builder[3].Add(FactValue.Of(1.0)));
        Assert.False(builder[4].Add(FactValue.Of("2026-01-31")));
        Assert.False(builder[BatchSamples.ListOrdinal].Add(FactValue.Of(true)));
        builder.EndRow();
        Assert.All(BatchSamples.Read(builder.Build()).Single().Facts, fact => Assert.Equal(FactValue.Unknown, fact));
    }

    [Fact]
    public void Two_values_in_a_row_are_a_mistake_of_the_program()
    {
        var builder = new ColumnBatchBuilder(BatchSamples.Schema);
        builder[0].Add(FactValue.Of(1.0));
        builder[0].Add(FactValue.Of(2.0));
        Assert.Contains("\"number\"", Assert.Throws<InvalidOperationException>(builder.EndRow).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void NaN_and_the_infinities_are_unknown() =>
        Assert.All([double.NaN, double.PositiveInfinity, double.NegativeInfinity], number => Assert.Equal(FactValue.Unknown, FactValue.Of(number)));

    [Fact]
    public void Columns_of_the_wrong_type_number_or_length_are_refused_by_name()
    {
        var good = Columns(BatchSamples.Build([new SampleRow([default, default, default, default, default], [])]));
        Assert.Equal(1, new ColumnBatch(BatchSamples.Schema, 1, good).Count);
        Refused([.. good[..^1]], "5 columns");
        Refused([.. good, good[0]], "7 columns");
        Refused([good[1], .. good[1..]], "\"number\"");
        Refused([.. good[..4], new DateColumn(new int[2]), good[5]], "\"day\"");
        Refused([.. good[..5], new ListColumn(new int[] { 0, 0 }, [])], "list");
        Refused([.. good[..5], new ListColumn(new int[] { 0, 0 }, [.. Enumerable.Repeat(good[0], 5)])], "\"text\"");
    }

    [Fact]
    public void Bitmaps_that_are_too_short_are_refused()
    {
        Assert.Throws<ArgumentException>(() => new NumberColumn(new double[65], new ulong[1]));
        Assert.Throws<ArgumentException>(() => new DateColumn(new int[65], new ulong[1]));
        Assert.Throws<ArgumentException>(() => new TruthColumn(65, new ulong[1]));
        Assert.Throws<ArgumentException>(() => new TruthColumn(65, new ulong[2], new ulong[1]));
        Assert.Throws<ArgumentException>(() => new ListColumn(new int[66], [], new ulong[1]));
        Assert.Throws<ArgumentException>(() => new ListColumn(ReadOnlyMemory<int>.Empty, []));
    }

    [Fact]
    public void Slices_outside_the_batch_are_refused()
    {
        var batch = BatchSamples.Build([]);
        Assert.Throws<ArgumentOutOfRangeException>(() => batch.Slice(1, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => batch.Slice(0, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => batch.Slice(-1, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => batch.Slice(0, -1));
    }

    private static Column[] Columns(ColumnBatch batch) => [.. Enumerable.Range(0, batch.Schema.Inputs.Length).Select(i => batch[i])];

    private static void Refused(Column[] columns, string named) =>
        Assert.Contains(named, Assert.Throws<ArgumentException>(() => new ColumnBatch(BatchSamples.Schema, 1, columns)).Message, StringComparison.Ordinal);
}
