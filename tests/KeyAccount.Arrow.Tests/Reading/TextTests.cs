using Apache.Arrow;
using Apache.Arrow.Types;
using KeyAccount.Arrow.Tests.Arrays;

namespace KeyAccount.Arrow.Tests.Reading;

public sealed class TextTests
{
    private const string Open = "\"type\": \"string\"";
    private const string Closed = "\"type\": \"string\", \"values\": [\"north\", \"south\", \"east\"]";

    private static readonly string?[] Rows = ["south", null, "up", "north", "up", "South", "south"];

    public static TheoryData<string> Encodings => ["utf8", "large_utf8", "utf8_view", "dictionary"];

    [Theory]
    [MemberData(nameof(Encodings))]
    public void A_text_outside_the_closed_set_becomes_unknown_and_is_counted(string encoding)
    {
        var column = Batch.Read(Closed, Encode(encoding, Rows), out var report);
        Assert.Equal(["south", null, null, "north", null, null, "south"], Batch.Values(column).Select(v => v.Text));
        Assert.Equal([new ArrowRejection("x", ArrowRejectionReason.OutsideClosedSet, 3)], report.Rejections);
    }

    [Theory]
    [MemberData(nameof(Encodings))]
    public void Any_text_is_read_as_it_is_and_once(string encoding)
    {
        string?[] rows = ["", "钢铁", null, "a\0b", "", "钢铁", "😀 and quite a long text besides", "😀 and quite a long text besides"];
        var column = (StringColumn)Batch.Read(Open, Encode(encoding, rows), out var report);
        Assert.Equal(rows, Batch.Values(column).Select(v => v.Text));
        Assert.Equal(4, column.Dictionary.Count);
        Assert.Empty(report.Rejections);
    }

    [Theory]
    [MemberData(nameof(Encodings))]
    public void Bytes_that_are_no_text_become_unknown_and_are_counted(string encoding)
    {
        byte[]?[] rows = [[0xC3], "ok"u8.ToArray(), null, [0xC3], [0xED, 0xA0, 0x80]];
        var layout = new ArrayLayout(new Random(5));
        var data = encoding == "dictionary"
            ? layout.Indices(Int32Type.Default, layout.Utf8(StringType.Default, rows), (int?[])[0, 1, 2, 3, 4])
            : layout.Utf8(TypeOf(encoding), rows);
        var column = Batch.Read(Open, data, out var report);
        Assert.Equal([null, "ok", null, null, null], Batch.Values(column).Select(v => v.Text));
        Assert.Equal([new ArrowRejection("x", ArrowRejectionReason.InvalidText, 3)], report.Rejections);
    }

    [Fact]
    public void Entries_of_a_dictionary_may_be_null_or_the_same()
    {
        var layout = new ArrayLayout(new Random(5));
        var dictionary = layout.Texts(StringType.Default, ["a", null, "b", "a"]);
        var column = (StringColumn)Batch.Read(Open, layout.Indices(Int32Type.Default, dictionary, (int?[])[3, 2, 1, 0, null]));
        Assert.Equal(["a", "b", null, "a", null], Batch.Values(column).Select(v => v.Text));
        Assert.Equal(column.Codes.Span[0], column.Codes.Span[3]);
        Assert.Equal(2, column.Dictionary.Count);
    }

    [Fact]
    public void The_entries_of_a_closed_set_that_no_row_has_are_no_concern()
    {
        var layout = new ArrayLayout(new Random(5));
        var dictionary = layout.Texts(StringType.Default, ["west", "south"]);
        Batch.Read(Closed, layout.Indices(Int8Type.Default, dictionary, (sbyte?[])[1, 1]), out var report);
        Assert.Empty(report.Rejections);
    }

    [Fact]
    public void A_dictionary_is_read_once_while_batches_share_it_and_anew_when_it_changes()
    {
        var layout = new ArrayLayout(new Random(5));
        var first = layout.Texts(StringType.Default, ["a", "b"]);
        RecordBatch[] batches =
        [
            Batch.Of(("x", layout.Indices(Int32Type.Default, first, (int?[])[0, 1]))),
            Batch.Of(("x", layout.Indices(Int32Type.Default, first, (int?[])[1, null]))),
            Batch.Of(("x", layout.Indices(Int32Type.Default, layout.Texts(StringType.Default, ["c", "d"]), (int?[])[1, 0]))),
        ];
        var binding = ArrowBinding.For(Batch.Inputs(Open), batches[0].Schema);
        var columns = batches.Select(b => (StringColumn)binding.Read(b)[0]).ToArray();
        Assert.Same(columns[0].Dictionary, columns[1].Dictionary);
        Assert.Equal(["d", "c"], Batch.Values(columns[2]).Select(v => v.Text));
    }

    [Fact]
    public void A_dictionary_in_the_order_of_the_closed_set_becomes_the_policys_own()
    {
        var layout = new ArrayLayout(new Random(5));
        var inputs = Batch.Inputs(Closed);
        var own = ((StringColumn)new ColumnBatchBuilder(inputs).Build()[0]).Dictionary;
        var inOrder = Batch.Of(("x", layout.Indices(Int32Type.Default, layout.Texts(StringType.Default, ["north", "south"]), (int?[])[1, 0])));
        var outOfOrder = Batch.Of(("x", layout.Indices(Int32Type.Default, layout.Texts(StringType.Default, ["south", "north"]), (int?[])[1, 0])));
        var binding = ArrowBinding.For(inputs, inOrder.Schema);
        Assert.Same(own, ((StringColumn)binding.Read(inOrder)[0]).Dictionary);
        Assert.Equal(["north", "south"], Batch.Values(binding.Read(outOfOrder)[0]).Select(v => v.Text));
    }

    private static ArrayData Encode(string encoding, string?[] rows)
    {
        var layout = new ArrayLayout(new Random(5), before: 3, after: 2);
        if (encoding != "dictionary") return layout.Texts(TypeOf(encoding), rows);
        string[] entries = [.. rows.OfType<string>().Distinct()];
        return layout.Indices(Int16Type.Default, layout.Texts(StringType.Default, entries), rows.Select(r => r is null ? (short?)null : (short)System.Array.IndexOf(entries, r)));
    }

    private static IArrowType TypeOf(string encoding) => encoding switch
    {
        "utf8" => StringType.Default,
        "large_utf8" => LargeStringType.Default,
        _ => StringViewType.Default,
    };
}
