using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Apache.Arrow;
using Apache.Arrow.Types;
using KeyAccount.Arrow.Tests.Arrays;

namespace KeyAccount.Arrow.Tests.Reading;

/// <summary>What is said to be read in place is the very memory of the record batch.</summary>
public sealed class ZeroCopyTests
{
    private const int Rows = 128;
    private const string List = "\"type\": \"list\", \"items\": { \"a\": { \"type\": \"number\" } }";

    private static readonly ArrayLayout Whole = new(new Random(11));

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(63)]
    [InlineData(65)]
    public void Doubles_are_read_in_place_at_any_offset(int before)
    {
        var data = new ArrayLayout(new Random(11), before, after: 9).Values(DoubleType.Default, Numbers(nulls: true));
        AssertSame(data, 1, sizeof(double) * before, ((NumberColumn)Batch.Read("\"type\": \"number\"", data)).Values);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(64)]
    [InlineData(192)]
    public void Validity_is_read_in_place_where_it_begins_with_a_word(int before)
    {
        var data = new ArrayLayout(new Random(11), before).Values(DoubleType.Default, Numbers(nulls: true));
        AssertSame(data, 0, before / 8, ((NumberColumn)Batch.Read("\"type\": \"number\"", data)).Validity);
    }

    [Fact]
    public void NaN_costs_a_new_bitmap_and_leaves_the_old_one_alone()
    {
        var data = Whole.Values(DoubleType.Default, Numbers(nulls: true).Select((v, i) => i == 2 ? double.NaN : v));
        var before = data.Buffers[0].Span.ToArray();
        var column = (NumberColumn)Batch.Read("\"type\": \"number\"", data);
        Assert.False(Overlaps(data, 0, column.Validity));
        Assert.Equal(before, data.Buffers[0].Span.ToArray());
        AssertSame(data, 1, 0, column.Values);
    }

    [Fact]
    public void A_bitmap_that_says_all_are_known_is_left_out()
    {
        var data = new ArrayData(DoubleType.Default, Rows, -1, 0, [Whole.Bits(Enumerable.Repeat(true, Rows)), Whole.Bytes(Enumerable.Repeat(1.5, Rows))]);
        Assert.True(((NumberColumn)Batch.Read("\"type\": \"number\"", data)).Validity.IsEmpty);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(64)]
    public void Both_bitmaps_of_booleans_are_read_in_place(int before)
    {
        // Nothing is set in unknown rows: that is what most writers do.
        var truths = Enumerable.Range(0, before + Rows).Select(i => i % 5 == 0).ToArray();
        var known = truths.Select((t, i) => t || i % 3 == 0);
        var data = new ArrayData(BooleanType.Default, Rows, -1, before, [Whole.Bits(known), Whole.Bits(truths)]);
        var column = (TruthColumn)Batch.Read("\"type\": \"boolean\"", data);
        AssertSame(data, 0, before / 8, column.Known);
        AssertSame(data, 1, before / 8, column.True);
    }

    [Fact]
    public void Numbers_into_a_dictionary_are_read_in_place_when_none_is_unknown()
    {
        var dictionary = Whole.Texts(StringType.Default, ["b", "a"]);
        foreach (var declaration in (string[])["\"type\": \"string\"", "\"type\": \"string\", \"values\": [\"a\", \"b\", \"c\"]"])
        {
            var data = new ArrayLayout(new Random(11), before: 5).Indices(Int32Type.Default, dictionary, Enumerable.Range(0, Rows).Select(i => (int?)(i % 2)));
            AssertSame(data, 1, 5 * sizeof(int), ((StringColumn)Batch.Read(declaration, data)).Codes);
        }
    }

    [Fact]
    public void Lists_are_read_in_place_down_to_the_fields_of_their_records()
    {
        var numbers = Whole.Values(DoubleType.Default, Enumerable.Range(0, Rows * 2).Select(i => (double?)i));
        var records = new ArrayData(new StructType([new Field("a", DoubleType.Default, true)]), Rows * 2, 0, 0, [ArrowBuffer.Empty], [numbers]);
        var data = new ArrayData(new ListType(records.DataType), Rows, 0, 0, [ArrowBuffer.Empty, Whole.Bytes(Enumerable.Range(0, Rows + 1).Select(i => i * 2))], [records]);
        var list = (ListColumn)Batch.Read(List, data);
        AssertSame(data, 1, 0, list.Offsets);
        AssertSame(numbers, 1, 0, ((NumberColumn)list.Children[0]).Values);

        // Of a slice, only the records of its rows; the offsets are moved.
        var slice = (ListColumn)Batch.Read(List, data.Slice(10, 20));
        var child = (NumberColumn)slice.Children[0];
        Assert.Equal(40, child.Count);
        AssertSame(numbers, 1, 20 * sizeof(double), child.Values);
        Assert.Equal(Enumerable.Range(0, 21).Select(i => i * 2), slice.Offsets.ToArray());
    }

    [Fact]
    public void What_is_written_into_the_record_batch_shows_in_the_columns()
    {
        var data = Whole.Values(DoubleType.Default, Numbers(nulls: false));
        var column = (NumberColumn)Batch.Read("\"type\": \"number\"", data);
        BitConverter.TryWriteBytes(MemoryMarshal.AsMemory(data.Buffers[1].Memory).Span[(7 * sizeof(double))..], 4711.5);
        Assert.Equal(4711.5, column[7].Number);
    }

    private static IEnumerable<double?> Numbers(bool nulls) => Enumerable.Range(0, Rows).Select(i => nulls && i % 3 == 1 ? (double?)null : i);

    private static void AssertSame<T>(ArrayData data, int buffer, int offset, ReadOnlyMemory<T> memory)
        where T : unmanaged
    {
        ref var expected = ref Unsafe.Add(ref MemoryMarshal.GetReference(data.Buffers[buffer].Span), offset);
        ref var actual = ref Unsafe.As<T, byte>(ref MemoryMarshal.GetReference(memory.Span));
        Assert.False(memory.IsEmpty);
        Assert.True(Unsafe.AreSame(ref expected, ref actual), "a copy");
    }

    private static bool Overlaps<T>(ArrayData data, int buffer, ReadOnlyMemory<T> memory)
        where T : unmanaged => data.Buffers[buffer].Span.Overlaps(MemoryMarshal.AsBytes(memory.Span));
}
