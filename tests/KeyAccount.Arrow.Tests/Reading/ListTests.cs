using Apache.Arrow;
using Apache.Arrow.Types;
using KeyAccount.Arrow.Tests.Arrays;

namespace KeyAccount.Arrow.Tests.Reading;

public sealed class ListTests
{
    private const string List = "\"type\": \"list\", \"items\": { \"a\": { \"type\": \"number\" }, \"r\": { \"type\": \"string\", \"values\": [\"p\", \"q\"] }, \"b\": { \"type\": \"boolean\" } }";

    private static readonly int[] Offsets = [0, 1, 63, 64, 65];

    public static TheoryData<string> Kinds => ["list", "large_list", "fixed_size_list"];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Records_are_those_of_their_row_whatever_is_sliced(string kind)
    {
        foreach (var before in Offsets)
            foreach (var inner in Offsets)
                foreach (var count in (int[])[0, 1, 66])
                {
                    var rubbish = new Random((before * 100) + inner);
                    var rows = Rows(rubbish, count, kind == "fixed_size_list");
                    var data = Array(kind, rows, new ArrayLayout(rubbish, before, after: 2), new ArrayLayout(rubbish, inner, after: 3), new ArrayLayout(rubbish, inner / 2, padded: false));
                    var column = (ListColumn)Batch.Read(List, data, out var report);
                    Assert.Empty(report.Rejections);
                    Assert.Equal(rows.Select(Show), Enumerable.Range(0, count).Select(row => Show(column, row)));
                    Assert.Equal(0, column.Offsets.Span[0]);
                    Assert.All(column.Children, c => Assert.Equal(column.Offsets.Span[^1], c.Count));
                }
    }

    [Fact]
    public void A_slice_of_a_record_batch_has_the_records_of_its_rows()
    {
        var rubbish = new Random(4);
        var rows = Rows(rubbish, 200, isFixed: false);
        var batch = Batch.Of(("x", Array("list", rows, new ArrayLayout(rubbish), new ArrayLayout(rubbish), new ArrayLayout(rubbish))));
        var binding = ArrowBinding.For(Batch.Inputs(List), batch.Schema);
        foreach (var (start, count) in ((int, int)[])[(0, 200), (1, 64), (63, 65), (64, 0), (65, 130), (199, 1), (200, 0)])
        {
            var column = (ListColumn)binding.Read(batch.Slice(start, count))[0];
            Assert.Equal(rows.Skip(start).Take(count).Select(Show), Enumerable.Range(0, count).Select(row => Show(column, row)));
        }
    }

    [Fact]
    public void A_null_record_is_a_record_of_which_nothing_is_known()
    {
        var layout = new ArrayLayout(new Random(4));
        var column = (ListColumn)Batch.Read(List, Array("list", [[new(1, "p", true), null], null, []], layout, layout, layout));
        Assert.Equal(["1 p True; - - -", "unknown", ""], Enumerable.Range(0, 3).Select(row => Show(column, row)));
    }

    [Fact]
    public void Fields_that_the_struct_lacks_are_unknown_and_those_it_has_too_many_are_left()
    {
        var layout = new ArrayLayout(new Random(4));
        var data = layout.Lists<Record>(
            large: false, [[new(1, "p", true), new(2, "q", false)]], () => null,
            all => layout.Records(all, Other, ("z", r => layout.Values(Int8Type.Default, r.Select(_ => (sbyte?)1))), ("a", r => layout.Values(DoubleType.Default, r.Select(v => v.A)))));
        var batch = Batch.Of(("x", data));
        var binding = ArrowBinding.For(Batch.Inputs(List), batch.Schema);
        Assert.Equal(["x.r", "x.b"], binding.MissingInputs);
        Assert.Equal(["x.z"], binding.ExtraColumns);
        Assert.Equal("1 - -; 2 - -", Show((ListColumn)binding.Read(batch)[0], 0));
    }

    [Fact]
    public void Rejections_name_the_field()
    {
        var layout = new ArrayLayout(new Random(4));
        var data = Array("list", [[new(double.NaN, "p", true), new(2, "up", false)], [new(double.NaN, "down", null)]], layout, layout, layout);
        Batch.Read(List, data, out var report);
        Assert.Equal([new("x.a", ArrowRejectionReason.NotFinite, 2), new ArrowRejection("x.r", ArrowRejectionReason.OutsideClosedSet, 2)], report.Rejections);
    }

    [Fact]
    public void An_array_without_rows_needs_no_offsets()
    {
        var records = new ArrayData(new StructType([new Field("a", DoubleType.Default, true)]), 0, 0, 0, [ArrowBuffer.Empty], [new ArrayData(DoubleType.Default, 0, 0, 0, [ArrowBuffer.Empty, ArrowBuffer.Empty])]);
        var column = (ListColumn)Batch.Read(List, new ArrayData(new ListType(records.DataType), 0, 0, 0, [ArrowBuffer.Empty, ArrowBuffer.Empty], [records]));
        Assert.Equal([0], column.Offsets.ToArray());
    }

    private static Record?[]?[] Rows(Random random, int count, bool isFixed) =>
        [.. Enumerable.Range(0, count).Select(_ => random.Next(5) == 0 ? null : Enumerable.Range(0, isFixed ? 2 : random.Next(4)).Select(_ => random.Next(6) == 0 ? null : Some(random)).ToArray())];

    private static Record Some(Random random) => new(
        random.Next(4) == 0 ? null : random.Next(100), (string?[])["p", "q", null] is var roles ? roles[random.Next(3)] : null, random.Next(3) == 0 ? null : random.Next(2) == 0);

    /// <summary>A record that must never be seen.</summary>
    private static Record Other() => new(-1, "q", true);

    private static ArrayData Array(string kind, IReadOnlyList<Record?>?[] rows, ArrayLayout lists, ArrayLayout records, ArrayLayout fields)
    {
        return kind == "fixed_size_list" ? lists.FixedLists(2, rows, Other, Records) : lists.Lists(kind == "large_list", rows, Other, Records);

        ArrayData Records(IReadOnlyList<Record?> all) => records.Records(
            all, Other,
            ("b", r => fields.Booleans(r.Select(v => v.B))),
            ("a", r => fields.Values(DoubleType.Default, r.Select(v => v.A))),
            ("r", r => fields.Texts(StringType.Default, r.Select(v => v.R))));
    }

    private static string Show(IReadOnlyList<Record?>? row) => row is null ? "unknown" : string.Join("; ", row.Select(r => Show(r?.A, r?.R, r?.B)));

    private static string Show(ListColumn list, int row) => !list.IsKnown(row)
        ? "unknown"
        : string.Join("; ", Enumerable.Range(list.Offsets.Span[row], list.Offsets.Span[row + 1] - list.Offsets.Span[row])
            .Select(at => Show(list.Children[0][at].Number, list.Children[1][at].Text, list.Children[2][at].Boolean)));

    private static string Show(double? a, string? r, bool? b) => FormattableString.Invariant($"{(a is null ? "-" : a)} {r ?? "-"} {(b is null ? "-" : b)}");

    private sealed record Record(double? A, string? R, bool? B);
}
