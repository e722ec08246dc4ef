using FsCheck.Fluent;
using KeyAccount.Rules.Tests.Columns;

namespace KeyAccount.Rules.Tests.Rows;

/// <summary>Enumerables in batches, in their order.</summary>
public sealed class RowBatchesTests
{
    private static readonly PlainRow[] Rows = PlainRows.Of(130).Sample(1, new FsCheck.Rnd(20260131, 7), 50).Single();

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(64)]
    [InlineData(65)]
    [InlineData(130)]
    [InlineData(int.MaxValue)]
    public void All_rows_come_once_and_in_order(int batchSize)
    {
        var binding = PlainRows.Bind(coded: true);
        foreach (var rows in new IEnumerable<PlainRow>[] { Rows, Rows.ToList(), Rows.Select(row => row) })
        {
            var sizes = new List<int>();
            var read = new List<SampleRow>();
            foreach (var batch in binding.Batches(rows, batchSize))
            {
                sizes.Add(batch.Count);
                read.AddRange(BatchSamples.Read(batch));
            }

            Assert.True(BatchSamples.Same(Rows.Select(row => PlainRows.ToSample(row, coded: true)), read));
            Assert.All(sizes.SkipLast(1), size => Assert.Equal(batchSize, size));
            Assert.Equal((Rows.Length + (long)batchSize - 1) / batchSize, sizes.Count);
        }
    }

    [Fact]
    public void No_rows_are_no_batches()
    {
        Assert.Empty(PlainRows.Bind(coded: true).Batches([], 10));
        Assert.Empty(PlainRows.Bind(coded: true).Batches(Enumerable.Empty<PlainRow>(), 10));
    }

    [Fact]
    public void Rows_are_read_only_when_their_batch_is_asked_for()
    {
        var read = 0;
        using var batches = PlainRows.Bind(coded: true).Batches(Rows.Select(row => { read++; return row; }), 10).GetEnumerator();
        Assert.Equal(0, read);
        batches.MoveNext();
        Assert.Equal(10, read);
    }

    [Fact]
    public void A_batch_of_no_rows_is_refused_at_once() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => PlainRows.Bind(coded: true).Batches(Rows, 0));

    [Fact]
    public void Objects_are_decided_as_their_facts_are()
    {
        var policy = CompiledPolicy.Load(
            """
            { "policy": "p", "version": "1",
              "inputs": { "number": { "type": "number" }, "list": { "type": "list", "items": { "truth": { "type": "boolean" } } } },
              "flags": [ { "id": "low", "when": "number < 1", "severity": "low", "message": { "en": "Low" } },
                         { "id": "true", "when": "some r in list satisfies r.truth", "severity": "low", "message": { "en": "True" } } ] }
            """);
        var buffer = RowBinding.For<PlainRow>(policy.Model.Inputs)
            .Number("number", row => row.Number)
            .List("list", row => row.List, record => record.Truth("truth", r => r.Truth))
            .Build().CreateBuffer();
        var builder = new ColumnBatchBuilder(policy.Model.Inputs);
        foreach (var row in Rows)
        {
            builder[0].Add(row.Number);
            builder.List(1).BeginList(row.List is not null);
            foreach (var record in row.List ?? []) builder.List(1).Fields[0].Add(record.Truth);
            builder.EndRow();
        }

        var (fromObjects, fromFacts) = (policy.Evaluate(buffer.Load(Rows)), policy.Evaluate(builder.Build()));
        foreach (var flag in policy.Model.Flags)
        {
            Assert.Equal(Enumerable.Range(0, Rows.Length).Select(fromFacts.Flag(flag).Truth), Enumerable.Range(0, Rows.Length).Select(fromObjects.Flag(flag).Truth));
        }
    }
}
