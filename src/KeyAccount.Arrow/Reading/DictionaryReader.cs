using System.Numerics;
using Apache.Arrow;
using Apache.Arrow.Types;
using KeyAccount.Arrow.Memory;

namespace KeyAccount.Arrow.Reading;

/// <summary>
/// Dictionary-encoded texts. The numbers are read in place when they are 32 bits wide, none is unknown, and the dictionary can be used as
/// it is; otherwise they are translated. The dictionary's texts are read once for as long as batches share the array.
/// </summary>
/// <param name="valueType">The type of the dictionary's entries.</param>
/// <param name="closed">The policy's closed set; <see langword="null"/> when any text is allowed.</param>
internal sealed class DictionaryReader<T>(ColumnPlace place, ArrowTypeId valueType, StringPool? closed) : ColumnReader(place)
    where T : unmanaged, IBinaryInteger<T>
{
    private readonly TextCodes? _closed = closed is null ? null : TextCodes.Closed(closed);
    private volatile DictionaryTexts? _last;

    public override Column Read(ArraySlice slice, ReadTally tally)
    {
        slice.Expect(ArrowTypeId.Dictionary, Path);
        var texts = TextsOf(slice.Data.Dictionary);
        var validity = slice.Validity(Path);
        var indices = slice.Values<T>(1, Path);
        if (validity.IsEmpty && texts.Codes is null && indices is ReadOnlyMemory<int> codes)
        {
            if (!IsBelow(codes.Span, texts.Count)) throw OutsideDictionary(texts.Count);
            return new StringColumn(codes, texts.Pool);
        }

        return new StringColumn(Translate(indices.Span, validity.Span, texts, tally), texts.Pool);
    }

    private DictionaryTexts TextsOf(ArrayData? dictionary)
    {
        if (dictionary is null) throw ArraySlice.Broken(Path, "its array has no dictionary");
        if (_last is { } last && ReferenceEquals(last.Source, dictionary)) return last;
        ArraySlice.Of(dictionary).Expect(valueType, Path);
        return _last = DictionaryTexts.Read(dictionary, _closed, Path);
    }

    private int[] Translate(ReadOnlySpan<T> indices, ReadOnlySpan<ulong> known, DictionaryTexts texts, ReadTally tally)
    {
        var codes = new int[indices.Length];
        var (outside, invalid) = (0, 0);
        for (var row = 0; row < codes.Length; row++)
        {
            codes[row] = -1;
            if (!known.IsEmpty && !Bitmap.Get(known, row)) continue;
            var index = indices[row];
            if (T.IsNegative(index) || ulong.CreateTruncating(index) >= (ulong)texts.Count) throw OutsideDictionary(texts.Count);
            var at = int.CreateTruncating(index);
            var code = texts.Codes is null ? at : texts.Codes[at];
            codes[row] = Math.Max(code, -1);
            if (code == TextCodes.Outside) outside++;
            else if (code == TextCodes.Invalid) invalid++;
        }

        Reject(tally, ArrowRejectionReason.OutsideClosedSet, outside);
        Reject(tally, ArrowRejectionReason.InvalidText, invalid);
        return codes;
    }

    /// <summary>Whether every number is from 0 to below the limit.</summary>
    private static bool IsBelow(ReadOnlySpan<int> codes, int limit)
    {
        var most = new Vector<uint>((uint)limit);
        while (codes.Length >= Vector<int>.Count)
        {
            if (!Vector.LessThanAll(Vector.AsVectorUInt32(new Vector<int>(codes)), most)) return false;
            codes = codes[Vector<int>.Count..];
        }

        foreach (var code in codes)
            if ((uint)code >= (uint)limit) return false;
        return true;
    }

    private InvalidDataException OutsideDictionary(int count) =>
        ArraySlice.Broken(Path, FormattableString.Invariant($"a row refers to an entry outside the dictionary, which has {count}"));
}
