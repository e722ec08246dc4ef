using FsCheck;
using FsCheck.Fluent;
using KeyAccount.Rules.Columns;
using KeyAccount.Rules.Tests.Analysis;

namespace KeyAccount.Rules.Tests.Columns;

/// <summary>Bitmaps against plain arrays of booleans.</summary>
public sealed class BitsTests
{
    private static readonly Gen<bool[]> Rows =
        from count in Gen.Choose(0, 200)
        from rows in Gen.Elements(true, false).ArrayOf(count)
        select rows;

    [Fact]
    public void What_is_set_can_be_read_and_counted() => AnalysisLaws.Hold(Rows, rows =>
        Read(Pack(rows), rows.Length).SequenceEqual(rows) && Bits.Count(Pack(rows)) == rows.Count(r => r));

    [Fact]
    public void A_slice_is_the_rows_from_its_start_on() => AnalysisLaws.Hold(
        from rows in Rows from start in Gen.Choose(0, rows.Length) from count in Gen.Choose(0, rows.Length - start) select (rows, start, count),
        s =>
        {
            var slice = Bits.Slice(Pack(s.rows), s.start, s.count);
            return Read(slice, s.count).SequenceEqual(s.rows.Skip(s.start).Take(s.count)) && NothingAfter(slice, s.count);
        });

    [Fact]
    public void Gathered_bits_follow_the_named_rows() => AnalysisLaws.Hold(
        from rows in Rows from places in Gen.Choose(-1, rows.Length - 1).ListOf() select (rows, places: places.ToArray()),
        s =>
        {
            var gathered = Bits.Gather(Pack(s.rows), s.places);
            return Read(gathered, s.places.Length).SequenceEqual(s.places.Select(p => p >= 0 && s.rows[p])) && NothingAfter(gathered, s.places.Length);
        });

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(63)]
    [InlineData(64)]
    [InlineData(65)]
    [InlineData(128)]
    public void All_sets_every_row_and_nothing_after_the_last(int count)
    {
        Assert.Equal(count, Bits.Count(Bits.All(count)));
        Assert.Equal(0, Bits.Count(Bits.None(count)));
        Assert.Equal((count + 63) / 64, Bits.All(count).Length);
    }

    [Fact]
    public void Both_is_the_meeting_of_two_bitmaps_and_an_empty_one_means_all() => AnalysisLaws.Hold(
        from a in Rows from b in Gen.Elements(true, false).ArrayOf(a.Length) select (a, b),
        s =>
        {
            var (a, b) = (Pack(s.a), Pack(s.b));
            return Read(Bits.Both(a, b), s.a.Length).SequenceEqual(s.a.Zip(s.b, (x, y) => x && y))
                && Bits.Both(a, []).SequenceEqual(a) && Bits.Both([], b).SequenceEqual(b);
        });

    [Fact]
    public void A_bit_can_be_taken_back()
    {
        var bits = Bits.All(70);
        Bits.Set(bits, 69, false);
        Bits.Set(bits, 3, false);
        Bits.Set(bits, 3, true);
        Assert.Equal(69, Bits.Count(bits));
        Assert.False(Bits.Get(bits, 69));
    }

    private static ulong[] Pack(bool[] rows)
    {
        var bits = Bits.None(rows.Length);
        for (var i = 0; i < rows.Length; i++)
            if (rows[i]) Bits.Set(bits, i);
        return bits;
    }

    private static IEnumerable<bool> Read(ulong[] bits, int count) => Enumerable.Range(0, count).Select(i => Bits.Get(bits, i));

    private static bool NothingAfter(ulong[] bits, int count) => bits.Length == 0 || (bits[^1] & ~Bits.LastMask(count)) == 0;
}
