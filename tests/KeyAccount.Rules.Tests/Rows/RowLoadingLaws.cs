using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using KeyAccount.Rules.Tests.Columns;

namespace KeyAccount.Rules.Tests.Rows;

/// <summary>Objects read by accessors are the same batch as their facts put in row by row.</summary>
public sealed class RowLoadingLaws
{
    [Theory]
    [InlineData(0, 20)]
    [InlineData(1, 100)]
    [InlineData(7, 50)]
    [InlineData(63, 10)]
    [InlineData(64, 10)]
    [InlineData(65, 10)]
    [InlineData(1_000, 1)]
    public void A_loaded_batch_reads_as_its_rows(int size, int trials) => Hold(trials, PlainRows.Of(size), rows =>
        PlainRows.Same(rows, PlainRows.Bind(coded: true).CreateBuffer().Load(rows), coded: true)
        && PlainRows.Same(rows, PlainRows.Bind(coded: false).CreateBuffer().Load(rows), coded: false));

    [Fact]
    public void A_loaded_batch_is_what_the_builder_makes_of_the_rows() => Hold(20, PlainRows.Of(70), rows =>
        BatchSamples.Same(
            BatchSamples.Read(BatchSamples.Build(rows.Select(row => PlainRows.ToSample(row, coded: true)))),
            BatchSamples.Read(PlainRows.Bind(coded: true).CreateBuffer().Load(rows))));

    [Fact]
    public void Nothing_of_one_load_is_left_in_the_next() => Hold(
        20,
        from sizes in Gen.Elements(0, 1, 2, 63, 64, 65, 130).ArrayOf(4) from rows in PlainRows.Of(130) select (sizes, rows),
        trial =>
        {
            var buffer = PlainRows.Bind(coded: false).CreateBuffer();
            return trial.sizes.All(size => PlainRows.Same(trial.rows.Take(size), buffer.Load(trial.rows.AsSpan(0, size)), coded: false));
        });

    [Fact]
    public void One_row_reads_the_same_by_itself_between_batches() => Hold(20, PlainRows.Of(66), rows =>
    {
        var buffer = PlainRows.Bind(coded: true).CreateBuffer();
        return rows.All(row => PlainRows.Same([row], buffer.Load(row), coded: true))
            && PlainRows.Same(rows, buffer.Load(rows), coded: true)
            && PlainRows.Same(rows[..1], buffer.Load(rows[0]), coded: true);
    });

    [Fact]
    public void Every_kind_of_list_reads_the_same() => Hold(15, PlainRows.Of(66), rows =>
    {
        RowBinding<PlainRow>[] bindings =
        [
            Listing(b => b.List("list", row => row.List?.ToImmutableArray() ?? default, Record)),
            Listing(b => b.List("list", row => row.List?.ToList(), Record)),
            Listing(b => b.List("list", row => (IReadOnlyList<PlainRow>?)row.List, Record)),
            Listing(b => b.List("list", row => row.List is { } list ? new ReadOnlyRows(list) : null, Record)),
        ];
        return bindings.All(binding =>
        {
            var buffer = binding.CreateBuffer();
            return PlainRows.Same(rows, buffer.Load(rows), coded: false) && rows.All(row => PlainRows.Same([row], buffer.Load(row), coded: false));
        });
    });

    [Fact]
    public void Inputs_without_an_accessor_are_unknown_in_every_row() => Hold(
        30,
        from bound in Gen.Elements(true, false).ArrayOf(4) from size in Gen.Elements(1, 64, 70) from rows in PlainRows.Of(size) select (bound, rows),
        trial =>
        {
            var builder = RowBinding.For<PlainRow>(PlainRows.Schema);
            if (trial.bound[0]) builder.Number("number", row => row.Number);
            if (trial.bound[1]) builder.Truth("truth", row => row.Truth);
            if (trial.bound[2]) builder.List("list", row => row.List, record => trial.bound[3] ? record.Date("day", r => r.Day) : record);
            var buffer = builder.Build().CreateBuffer();
            return BatchSamples.Same(trial.rows.Select(Left), BatchSamples.Read(buffer.Load(trial.rows)))
                && BatchSamples.Same([Left(trial.rows[0])], BatchSamples.Read(buffer.Load(trial.rows[0])));

            SampleRow Left(PlainRow row) => new(
                [trial.bound[0] ? FactValue.Of(row.Number) : default, default, default, trial.bound[1] ? FactValue.Of(row.Truth) : default, default],
                trial.bound[2] && trial.bound[3] ? row.List?.Select(record => new FactValue[] { default, default, default, default, FactValue.Of(record.Day) }).ToArray()
                    : trial.bound[2] ? row.List?.Select(_ => new FactValue[5]).ToArray() : null);
        });

    [Fact]
    public void A_column_in_which_all_is_known_has_no_bitmap()
    {
        var buffer = RowBinding.For<int>(PlainRows.Schema).Number("number", n => n).Date("day", n => n == 3 ? null : new DateOnly(2026, 1, 1)).Build().CreateBuffer();
        Assert.False(((DateColumn)buffer.Load([1, 2, 3])[4]).Validity.IsEmpty);
        var batch = buffer.Load([1, 2]);
        Assert.True(((NumberColumn)batch[0]).Validity.IsEmpty);
        Assert.True(((DateColumn)batch[4]).Validity.IsEmpty);
    }

    [Fact]
    public void A_decimal_becomes_the_nearest_number()
    {
        var buffer = RowBinding.For<decimal>(PlainRows.Schema).Number("number", amount => amount == 0 ? null : (decimal?)amount).Build().CreateBuffer();
        var numbers = buffer.Load([0.1m, 0m, 79_228_162_514_264_337_593_543_950_335m])[0];
        Assert.Equal([FactValue.Of(0.1), FactValue.Unknown, FactValue.Of(79_228_162_514_264_337_593_543_950_335.0)], [numbers[0], numbers[1], numbers[2]]);
    }

    private static RowBinding<PlainRow> Listing(Func<RowBindingBuilder<PlainRow>, RowBindingBuilder<PlainRow>> list) =>
        list(PlainRows.Fields(RowBinding.For<PlainRow>(PlainRows.Schema), coded: false)).Build();

    private static RowBindingBuilder<PlainRow> Record(RowBindingBuilder<PlainRow> record) => PlainRows.Fields(record, coded: false);

    private static void Hold<T>(int trials, Gen<T> values, Func<T, bool> law) =>
        Check.One(Config.QuickThrowOnFailure.WithQuietOnSuccess(true).WithMaxTest(trials).WithReplay(Same), Prop.ForAll(values.ToArbitrary(), law));

    private static Microsoft.FSharp.Core.FSharpOption<Replay> Same { get; } =
        Microsoft.FSharp.Core.FSharpOption<Replay>.Some(new Replay(new Rnd(20260131, 7), Microsoft.FSharp.Core.FSharpOption<int>.None));

    /// <summary>A list that is neither an array nor a <see cref="List{T}"/>.</summary>
    private sealed class ReadOnlyRows(PlainRow[] rows) : IReadOnlyList<PlainRow>
    {
        public int Count => rows.Length;

        public PlainRow this[int index] => rows[index];

        public IEnumerator<PlainRow> GetEnumerator() => throw new NotSupportedException();

        System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
