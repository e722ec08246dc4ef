using KeyAccount.Rules.Tests.Analysis;

namespace KeyAccount.Rules.Tests.Columns;

/// <summary>Values can be added as what they are; that is the same as adding them as facts.</summary>
public sealed class ColumnBuilderTests
{
    [Fact]
    public void Typed_values_are_the_facts_they_stand_for() => AnalysisLaws.Hold(BatchSamples.Rows, rows =>
    {
        var builder = new ColumnBatchBuilder(BatchSamples.Schema);
        foreach (var row in rows)
        {
            for (var i = 0; i < row.Facts.Length; i++) Assert.True(AddTyped(builder[i], row.Facts[i]));
            var list = builder.List(BatchSamples.ListOrdinal);
            if (row.Records is null) list.AddUnknown();
            else list.BeginList(known: true);
            foreach (var record in row.Records ?? [])
                for (var i = 0; i < record.Length; i++) Assert.True(AddTyped(list.Fields[i], record[i]));
            builder.EndRow();
        }

        return BatchSamples.Same(rows, BatchSamples.Read(builder.Build()));
    });

    [Fact]
    public void A_typed_value_of_another_type_is_refused_and_unknown()
    {
        var builder = new ColumnBatchBuilder(BatchSamples.Schema);
        Assert.False(builder[0].Add("5"));
        Assert.False(builder[1].Add(5.0));
        Assert.False(builder[2].Add("z"));
        Assert.False(builder[3].Add(new DateOnly(2026, 1, 31)));
        Assert.False(builder[4].Add(true));
        Assert.False(builder[BatchSamples.ListOrdinal].Add(1.0));
        builder.EndRow();
        var row = BatchSamples.Read(builder.Build()).Single();
        Assert.All(row.Facts, fact => Assert.Equal(FactValue.Unknown, fact));
        Assert.Null(row.Records);
    }

    [Fact]
    public void Nothing_and_numbers_that_are_not_finite_are_unknown_to_every_column()
    {
        var builder = new ColumnBatchBuilder(BatchSamples.Schema);
        for (var i = 0; i <= BatchSamples.ListOrdinal; i++)
        {
            Assert.True(builder[i].Add(double.NaN));
            Assert.True(builder[i].Add(double.PositiveInfinity));
            Assert.True(builder[i].Add(default(double?)));
            Assert.True(builder[i].Add(default(string)));
            Assert.True(builder[i].Add(default(bool?)));
            Assert.True(builder[i].Add(default(DateOnly?)));
            Assert.Equal(6, builder[i].Count);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(63)]
    [InlineData(64)]
    [InlineData(65)]
    [InlineData(128)]
    public void The_first_unknown_row_leaves_those_before_it_known(int before)
    {
        var builder = new ColumnBatchBuilder(BatchSamples.Schema);
        for (var i = 0; i <= before + 1; i++)
        {
            builder[0].Add(i == before ? null : 1.0);
            builder.EndRow();
        }

        var column = builder.Build()[0];
        Assert.Equal(Enumerable.Range(0, before + 2).Select(i => i != before), Enumerable.Range(0, before + 2).Select(column.IsKnown));
    }

    [Fact]
    public void An_empty_builder_allocates_only_its_columns()
    {
        _ = new ColumnBatchBuilder(BatchSamples.Schema);
        var before = GC.GetAllocatedBytesForCurrentThread();
        _ = new ColumnBatchBuilder(BatchSamples.Schema);

        // 11 builders without any storage, and 2 arrays that hold them.
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 1, 1_200);
    }

    private static bool AddTyped(ColumnBuilder column, FactValue fact) => column.Input.Type switch
    {
        InputType.Number => column.Add(fact.Number),
        InputType.String => column.Add(fact.Text),
        InputType.Boolean => column.Add(fact.Boolean),
        _ => column.Add(fact.Date),
    };
}
