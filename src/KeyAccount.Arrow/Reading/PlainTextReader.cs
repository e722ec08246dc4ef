using Apache.Arrow.Types;
using KeyAccount.Arrow.Memory;

namespace KeyAccount.Arrow.Reading;

/// <summary>Texts that each row has for itself: each gets its number in a dictionary of the batch, or of the policy's closed set.</summary>
/// <param name="closed">The policy's closed set; <see langword="null"/> when any text is allowed.</param>
internal sealed class PlainTextReader(ColumnPlace place, ArrowTypeId type, StringPool? closed) : ColumnReader(place)
{
    private readonly TextCodes? _closed = closed is null ? null : TextCodes.Closed(closed);

    public override Column Read(ArraySlice slice, ReadTally tally)
    {
        slice.Expect(type, Path);
        var dictionary = _closed ?? TextCodes.Open();
        var texts = Utf8Texts.Of(slice, Path);
        var validity = slice.Validity(Path);
        var known = validity.Span;
        var codes = new int[slice.Count];
        var (outside, invalid) = (0, 0);
        for (var row = 0; row < codes.Length; row++)
        {
            var code = known.IsEmpty || Bitmap.Get(known, row) ? dictionary.Of(texts[row]) : -1;
            codes[row] = Math.Max(code, -1);
            if (code == TextCodes.Outside) outside++;
            else if (code == TextCodes.Invalid) invalid++;
        }

        Reject(tally, ArrowRejectionReason.OutsideClosedSet, outside);
        Reject(tally, ArrowRejectionReason.InvalidText, invalid);
        return new StringColumn(codes, dictionary.ToPool());
    }
}
