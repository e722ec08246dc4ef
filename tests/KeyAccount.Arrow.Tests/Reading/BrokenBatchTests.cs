using Apache.Arrow;
using Apache.Arrow.Types;
using KeyAccount.Arrow.Tests.Arrays;

namespace KeyAccount.Arrow.Tests.Reading;

/// <summary>A record batch from elsewhere may contradict itself; that is said, and nothing outside its memory is read.</summary>
public sealed class BrokenBatchTests
{
    private const string List = "\"type\": \"list\", \"items\": { \"a\": { \"type\": \"number\" } }";

    private static readonly ArrayLayout Layout = new(new Random(2), padded: false);

    [Fact]
    public void A_buffer_that_is_too_short()
    {
        AssertBroken("buffer 1 has 16 bytes, but its rows need 24", "\"type\": \"number\"", Data(DoubleType.Default, 3, Layout.Bytes<double>([1, 2])));
        AssertBroken("buffer 0 has 1 bytes, but its rows need 2", "\"type\": \"number\"", new ArrayData(DoubleType.Default, 9, 1, 0, [Layout.Bits([true]), Layout.Bytes(new double[9])]));
        AssertBroken("buffer 1 has 8 bytes, but its rows need 12", "\"type\": \"string\"", Data(StringType.Default, 2, Layout.Bytes<int>([0, 1]), Layout.Bytes<byte>([65])));
    }

    [Theory]
    [InlineData(new[] { 0, 2, 1 })]
    [InlineData(new[] { -1, 0, 1 })]
    [InlineData(new[] { 0, -1, 1 })]
    public void Offsets_that_do_not_ascend(int[] offsets) => AssertBroken("its offsets do not ascend", List, Lists(offsets));

    [Fact]
    public void Offsets_past_the_records() => AssertBroken("a child has 3 rows, but rows 0 to 3 are referred to", List, Lists([0, 2, 4]));

    [Theory]
    [InlineData(0, 2, 9)]
    [InlineData(0, -1, 1)]
    [InlineData(1, 0, 1)]
    [InlineData(int.MaxValue, int.MinValue, 0)]
    public void Texts_outside_their_buffer(int first, int second, int third) => AssertBroken(
        "a text lies outside its buffers", "\"type\": \"string\"", Data(StringType.Default, 2, Layout.Bytes<int>([first, second, third]), Layout.Bytes<byte>([65, 66])));

    [Theory]
    [InlineData(13, 0, 0)]
    [InlineData(13, 1, 0)]
    [InlineData(13, -1, 0)]
    [InlineData(13, 0, -1)]
    [InlineData(-13, 0, 0)]
    public void Views_of_no_text(int length, int buffer, int offset) => AssertBroken(
        "a text lies outside its buffers", "\"type\": \"string\"", Data(StringViewType.Default, 1, Layout.Bytes<int>([length, 0, buffer, offset]), Layout.Bytes<byte>([65, 66])));

    [Theory]
    [InlineData(2)]
    [InlineData(-1)]
    public void Codes_outside_their_dictionary(int code)
    {
        var dictionary = Layout.Texts(StringType.Default, ["a", "b"]);
        // Alone, in a row of whole vectors, and among unknown ones.
        AssertBroken("which has 2", "\"type\": \"string\"", Layout.Indices(Int32Type.Default, dictionary, (int?[])[code]));
        AssertBroken("which has 2", "\"type\": \"string\"", Layout.Indices(Int32Type.Default, dictionary, Enumerable.Range(0, 64).Select(i => (int?)(i == 20 ? code : 1))));
        AssertBroken("which has 2", "\"type\": \"string\"", Layout.Indices(Int64Type.Default, dictionary, (long?[])[null, code]));
    }

    [Fact]
    public void Arrays_that_are_not_what_the_schema_says()
    {
        var schema = Batch.Of(("x", Data(DoubleType.Default, 1, Layout.Bytes<double>([1])))).Schema;
        var binding = ArrowBinding.For(Batch.Inputs("\"type\": \"number\""), schema);
        var other = ArrowArrayFactory.BuildArray(Data(Int64Type.Default, 1, Layout.Bytes<long>([1])));
        Assert.Contains("is of type int64", Assert.Throws<InvalidDataException>(() => binding.Read(new RecordBatch(schema, [other], 1))).Message, StringComparison.Ordinal);
        var twice = ArrowArrayFactory.BuildArray(Data(DoubleType.Default, 2, Layout.Bytes<double>([1, 2])));
        Assert.Contains("its array has 2 rows, but the batch 1", Assert.Throws<InvalidDataException>(() => binding.Read(new RecordBatch(schema, [twice], 1))).Message, StringComparison.Ordinal);
    }

    private static void AssertBroken(string expected, string declaration, ArrayData data)
    {
        var message = Assert.Throws<InvalidDataException>(() => Batch.Read(declaration, data)).Message;
        Assert.StartsWith("Column \"x\" of the record batch is broken: ", message, StringComparison.Ordinal);
        Assert.Contains(expected, message, StringComparison.Ordinal);
    }

    private static ArrayData Data(IArrowType type, int count, params ArrowBuffer[] buffers) => new(type, count, 0, 0, [ArrowBuffer.Empty, .. buffers]);

    private static ArrayData Lists(int[] offsets)
    {
        var numbers = Data(DoubleType.Default, 3, Layout.Bytes<double>([1, 2, 3]));
        var records = new ArrayData(new StructType([new Field("a", DoubleType.Default, true)]), 3, 0, 0, [ArrowBuffer.Empty], [numbers]);
        return new ArrayData(new ListType(records.DataType), offsets.Length - 1, 0, 0, [ArrowBuffer.Empty, Layout.Bytes(offsets)], [records]);
    }
}
