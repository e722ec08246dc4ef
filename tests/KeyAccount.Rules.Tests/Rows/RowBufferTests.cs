using FsCheck.Fluent;
using KeyAccount.Rules.Columns;
using KeyAccount.Rules.Rows;
using KeyAccount.Rules.Tests.Columns;

namespace KeyAccount.Rules.Tests.Rows;

/// <summary>Storage that is used again: no garbage, no memory of earlier rows, stable dictionaries.</summary>
public sealed class RowBufferTests
{
    private static readonly PlainRow[] Rows = PlainRows.Of(300).Sample(1, new FsCheck.Rnd(20260131, 7), 50).Single();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Nothing_is_allocated_once_the_buffer_has_grown(bool coded)
    {
        var buffer = PlainRows.Bind(coded).CreateBuffer();
        buffer.Load(Rows);
        foreach (var row in Rows) buffer.Load(row);
        Assert.Equal(0, Allocation.LeastOf(() =>
        {
            buffer.Load(Rows);
            buffer.Load(Rows.AsSpan(0, 65));
            foreach (var row in Rows) buffer.Load(row);
            buffer.Load(Rows);
        }));
    }

    [Fact]
    public void Each_load_gives_the_same_batch()
    {
        var buffer = PlainRows.Bind(coded: true).CreateBuffer();
        var first = buffer.Load(Rows);
        Assert.Same(first, buffer.Load(Rows[0]));
        Assert.Equal(1, first.Count);
        Assert.Same(PlainRows.Schema, first.Schema);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(63)]
    [InlineData(65)]
    public void No_bit_is_set_past_the_last_row(int size)
    {
        var buffer = PlainRows.Bind(coded: true).CreateBuffer();
        buffer.Load(Rows);
        var batch = buffer.Load(Rows.AsSpan(100, size));
        Check(batch[0], batch[3], batch[4], size);
        var list = (ListColumn)batch[BatchSamples.ListOrdinal];
        Exact(list.Validity, size);
        Check(list.Children[0], list.Children[3], list.Children[4], list.Offsets.Span[^1]);

        static void Check(Column number, Column truth, Column day, int count)
        {
            Exact(((NumberColumn)number).Validity, count);
            Exact(((TruthColumn)truth).True, count);
            Exact(((TruthColumn)truth).Known, count);
            Exact(((DateColumn)day).Validity, count);
        }

        static void Exact(ReadOnlyMemory<ulong> bits, int count)
        {
            if (bits.IsEmpty) return;
            Assert.Equal(Bits.Words(count), bits.Length);
            Assert.Equal(0UL, bits.Span[^1] & ~Bits.LastMask(count));
        }
    }

    [Fact]
    public void Two_buffers_of_a_binding_share_nothing()
    {
        var binding = PlainRows.Bind(coded: false);
        var (one, other) = (binding.CreateBuffer(), binding.CreateBuffer());
        var batch = one.Load(Rows.AsSpan(0, 100));
        other.Load(Rows.AsSpan(100, 200));
        Assert.True(PlainRows.Same(Rows[..100], batch, coded: false));
    }

    [Fact]
    public void An_accessor_that_throws_does_no_lasting_harm()
    {
        var broken = false;
        var buffer = RowBinding.For<PlainRow>(PlainRows.Schema)
            .Number("number", row => row.Number)
            .List("list", row => row.List, record => record.Number("number", r => broken ? throw new FormatException("broken") : r.Number))
            .Build().CreateBuffer();
        var expected = BatchSamples.Read(buffer.Load(Rows)).ToArray();
        broken = true;
        Assert.Throws<FormatException>(() => buffer.Load(Rows.AsSpan(0, 200)));
        broken = false;
        Assert.True(BatchSamples.Same(expected, BatchSamples.Read(buffer.Load(Rows))));
    }

    [Fact]
    public void Texts_that_recur_keep_their_dictionary_and_new_ones_get_another()
    {
        var buffer = RowBinding.For<string>(PlainRows.Schema).Text("text", text => text).Build().CreateBuffer();
        var first = ((StringColumn)buffer.Load(["a", "b", "a"])[1]).Dictionary;
        Assert.Same(first, ((StringColumn)buffer.Load(["b", "b"])[1]).Dictionary);
        var column = (StringColumn)buffer.Load(["c", "a"])[1];
        Assert.NotSame(first, column.Dictionary);
        Assert.Equal(["c", "a"], [column.Text(0), column.Text(1)]);
        Assert.Equal(2, first.Count);
    }

    [Fact]
    public void Texts_of_ever_new_batches_are_not_kept_for_ever()
    {
        var buffer = RowBinding.For<string>(PlainRows.Schema).Text("text", text => text).Build().CreateBuffer();
        for (var round = 0; round < 20; round++)
        {
            var texts = Enumerable.Range(0, 1_000).Select(i => FormattableString.Invariant($"{round}/{i}")).ToArray();
            var column = (StringColumn)buffer.Load(texts)[1];
            Assert.Equal(texts, Enumerable.Range(0, 1_000).Select(column.Text));
            Assert.InRange(column.Dictionary.Count, 1_000, TextCodes.MostKept + 1_000);
        }
    }

    [Fact]
    public void A_dictionary_that_begins_anew_is_not_taken_for_an_old_one_of_the_same_size()
    {
        var buffer = RowBinding.For<string>(PlainRows.Schema).Text("text", text => text).Build().CreateBuffer();
        for (var round = 0; round < 3; round++)
        {
            var texts = Enumerable.Range(0, TextCodes.MostKept + 1).Select(i => FormattableString.Invariant($"{round}/{i}")).ToArray();
            var column = (StringColumn)buffer.Load(texts)[1];
            Assert.Equal(texts, Enumerable.Range(0, texts.Length).Select(column.Text));
        }
    }

    [Fact]
    public void Texts_that_share_a_place_of_the_memory_for_recent_ones_are_told_apart()
    {
        // Same length, same first, middle and last character.
        var buffer = RowBinding.For<string>(PlainRows.Schema).Text("text", text => text).Build().CreateBuffer();
        var column = (StringColumn)buffer.Load(["axbycz", "aybycz", "axbycz", "aybycz"])[1];
        Assert.Equal(["axbycz", "aybycz", "axbycz", "aybycz"], Enumerable.Range(0, 4).Select(column.Text));
        Assert.Equal(2, column.Dictionary.Count);
    }

    [Fact]
    public void The_records_of_other_lists_are_let_go_of()
    {
        var buffer = RowBinding.For<object>(PlainRows.Schema)
            .List<PlainRow>("list", row => new LinkedRows(), record => record.Number("number", r => r.Number))
            .Build().CreateBuffer();
        var weak = Load();
        GC.Collect();
        Assert.False(weak.IsAlive);
        GC.KeepAlive(buffer);

        [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
        WeakReference Load()
        {
            buffer.Load([new object(), new object()]);
            return new WeakReference(LinkedRows.Last);
        }
    }

    /// <summary>Makes its one record when asked.</summary>
    private sealed class LinkedRows : IReadOnlyList<PlainRow>
    {
        private static readonly WeakReference LastGiven = new(null);

        public static object? Last => LastGiven.Target;

        public int Count => 1;

        public PlainRow this[int index]
        {
            get
            {
                var row = new PlainRow { Number = index };
                LastGiven.Target = row;
                return row;
            }
        }

        public IEnumerator<PlainRow> GetEnumerator() => throw new NotSupportedException();

        System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
