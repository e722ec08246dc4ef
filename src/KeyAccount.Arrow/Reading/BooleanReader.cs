using Apache.Arrow.Types;
using KeyAccount.Arrow.Memory;

namespace KeyAccount.Arrow.Reading;

/// <summary>Booleans: both bitmaps in place, as far as they begin with a word.</summary>
internal sealed class BooleanReader(ColumnPlace place) : ColumnReader(place)
{
    public override Column Read(ArraySlice slice, ReadTally tally)
    {
        slice.Expect(ArrowTypeId.Boolean, Path);
        var known = slice.Validity(Path);
        return new TruthColumn(slice.Count, OnlyKnown(slice.Bits(1, Path), known), known);
    }

    /// <summary>Arrow says nothing about the values of unknown rows; a column must not have them set.</summary>
    private static ReadOnlyMemory<ulong> OnlyKnown(ReadOnlyMemory<ulong> isTrue, ReadOnlyMemory<ulong> known)
    {
        if (known.IsEmpty) return isTrue;
        var values = isTrue.Span;
        var mask = known.Span;
        for (var i = 0; i < values.Length; i++)
            if ((values[i] & ~mask[i]) != 0) return Bitmap.Both(isTrue, known);
        return isTrue;
    }
}
