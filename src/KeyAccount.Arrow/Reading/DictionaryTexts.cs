using Apache.Arrow;
using KeyAccount.Arrow.Memory;

namespace KeyAccount.Arrow.Reading;

/// <summary>The texts of an Arrow dictionary, read once. Immutable.</summary>
internal sealed class DictionaryTexts
{
    private DictionaryTexts(ArrayData source, StringPool pool, int[]? codes)
    {
        Source = source;
        Pool = pool;
        Codes = codes;
    }

    /// <summary>The array they were read from.</summary>
    public ArrayData Source { get; }

    /// <summary>The texts as a column's dictionary.</summary>
    public StringPool Pool { get; }

    /// <summary>
    /// The number in <see cref="Pool"/> of each entry of the Arrow dictionary, or negative as in <see cref="TextCodes"/>;
    /// <see langword="null"/> when the numbers are the same in both.
    /// </summary>
    public int[]? Codes { get; }

    /// <summary>Number of entries of the Arrow dictionary.</summary>
    public int Count => Source.Length;

    /// <param name="closed">The policy's closed set and its texts' numbers; <see langword="null"/> when any text is allowed.</param>
    public static DictionaryTexts Read(ArrayData source, TextCodes? closed, string path)
    {
        var slice = ArraySlice.Of(source);
        var texts = Utf8Texts.Of(slice, path);
        var known = slice.Validity(path).Span;
        var own = TextCodes.Open();
        var codes = new int[source.Length];
        var inClosed = new int[source.Length];
        // The numbers stay as they are when every entry is a text of its own that the policy knows.
        var (isOwn, isClosed) = (true, closed is not null);
        for (var i = 0; i < codes.Length; i++)
        {
            var isKnown = known.IsEmpty || Bitmap.Get(known, i);
            codes[i] = isKnown ? own.Of(texts[i]) : -1;
            inClosed[i] = isKnown && closed is not null ? closed.Of(texts[i]) : -1;
            isOwn &= codes[i] == i && (closed is null || inClosed[i] >= 0);
            isClosed &= inClosed[i] == i;
        }

        if (isClosed) return new DictionaryTexts(source, closed!.ToPool(), null);
        if (isOwn) return new DictionaryTexts(source, own.ToPool(), null);
        return closed is null ? new DictionaryTexts(source, own.ToPool(), codes) : new DictionaryTexts(source, closed.ToPool(), inClosed);
    }
}
