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
    public void What_is_set_can_be_read() => AnalysisLaws.Hold(Rows, rows =>
        Read(Pack(rows), rows.Length).SequenceEqual(rows));

    [Fact]
    public void A_slice_is_the_rows_from_its_start_on() => AnalysisLaws.Hold(
        from rows in Rows from start in Gen.Choose(0, rows.Length) from count in Gen.Choose(0, rows.Length - start) select (rows, start, count),
        s =>
        {
            var slice = Bits.Slice(Pack(s.rows), s.start, s.count);
            return Read(slice, s.count).SequenceEqual(s.rows.Skip(s.start).Take(s.count)) && NothingAfter(slice, s.count);
        });

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
