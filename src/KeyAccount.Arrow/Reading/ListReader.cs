using Apache.Arrow.Types;
using KeyAccount.Arrow.Memory;

namespace KeyAccount.Arrow.Reading;

/// <summary>
/// Lists of records. The records are read in place, from the first that the rows have to the last; the offsets in place where the first
/// row's records are the first of all. An unknown record is a record of which nothing is known.
/// </summary>
/// <param name="fields">The reader of each field, and its place in the struct; -1 where the struct has no such field.</param>
internal sealed class ListReader(ColumnPlace place, ArrowTypeId type, int fixedSize, (int Child, ColumnReader Reader)[] fields) : ColumnReader(place)
{
    private readonly string _records = place.Path + ".item";

    public override Column Read(ArraySlice slice, ReadTally tally)
    {
        slice.Expect(type, Path);
        var (offsets, first) = type switch
        {
            ArrowTypeId.List => Offsets(slice),
            ArrowTypeId.LargeList => LargeOffsets(slice),
            _ => FixedOffsets(slice),
        };
        var records = slice.Child(0, first, offsets.Span[^1], default, Path);
        records.Expect(ArrowTypeId.Struct, _records);
        var known = records.Validity(_records);
        var children = new Column[fields.Length];
        for (var i = 0; i < children.Length; i++)
        {
            var (child, reader) = fields[i];
            // A field begins where its record does: at the struct's own offset.
            children[i] = reader.Read(child < 0 ? records : records.Child(child, records.Start, records.Count, known, _records), tally);
        }

        return new ListColumn(offsets, children, slice.Validity(Path));
    }

    private (ReadOnlyMemory<int> Offsets, int First) Offsets(ArraySlice slice)
    {
        // Of an array without rows the buffer may be missing.
        if (slice.Count == 0) return (new int[1], 0);
        var offsets = slice.Values<int>(1, Path, further: 1);
        var span = offsets.Span;
        if (span[0] < 0) throw NotAscending();
        for (var i = 1; i < span.Length; i++)
            if (span[i] < span[i - 1]) throw NotAscending();
        if (span[0] == 0) return (offsets, 0);
        var moved = new int[span.Length];
        for (var i = 0; i < moved.Length; i++) moved[i] = span[i] - span[0];
        return (moved, span[0]);
    }

    private (ReadOnlyMemory<int> Offsets, int First) LargeOffsets(ArraySlice slice)
    {
        if (slice.Count == 0) return (new int[1], 0);
        var span = slice.Values<long>(1, Path, further: 1).Span;
        if (span[0] < 0 || span[^1] > int.MaxValue) throw NotAscending();
        var moved = new int[span.Length];
        for (var i = 1; i < moved.Length; i++)
        {
            if (span[i] < span[i - 1]) throw NotAscending();
            moved[i] = (int)(span[i] - span[0]);
        }

        return (moved, (int)span[0]);
    }

    private (ReadOnlyMemory<int> Offsets, int First) FixedOffsets(ArraySlice slice)
    {
        var offsets = new int[slice.Count + 1];
        for (var i = 1; i < offsets.Length; i++) offsets[i] = checked(i * fixedSize);
        return (offsets, checked(slice.Start * fixedSize));
    }

    private InvalidDataException NotAscending() => ArraySlice.Broken(Path, "its offsets do not ascend within the records");
}
