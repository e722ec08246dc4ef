using System.Text;
using Apache.Arrow;
using Apache.Arrow.Types;
using KeyAccount.Arrow.Memory;

namespace KeyAccount.Arrow.Writing;

/// <summary>Texts of a set that the policy declares, as numbers into a dictionary that is the same in every batch.</summary>
/// <param name="values">The set: distinct texts, in their order.</param>
internal sealed class LabelResult(string name, IReadOnlyList<string> values, Func<DecisionBatch, Column> source)
    : ResultColumn(name, new DictionaryType(Int32Type.Default, StringType.Default, ordered: false), source)
{
    private readonly ArrayData _dictionary = TextResult.Texts(values.Count, code => values[code]);
    private volatile Translation? _last;

    protected override IArrowArray Write(Column column)
    {
        var labels = (StringColumn)column;
        var translation = TranslationOf(labels.Dictionary);
        var known = new ulong[Bitmap.Words(labels.Count)];
        var codes = new int[labels.Count];
        var source = labels.Codes.Span;
        for (var row = 0; row < codes.Length; row++)
        {
            // An unknown row's number is 0: there is no entry -1.
            if (source[row] < 0) continue;
            codes[row] = translation.Codes[source[row]];
            known[row >> 6] |= 1UL << (row & 63);
        }

        return Array(codes.Length, known, [ArrowBytes.Of<int>(codes)], _dictionary);
    }

    private Translation TranslationOf(StringPool pool)
    {
        if (_last is { } last && ReferenceEquals(last.Pool, pool)) return last;
        var codeOf = values.Select((text, code) => (text, code)).ToDictionary(v => v.text, v => v.code, StringComparer.Ordinal);
        return _last = new Translation(pool, [.. Enumerable.Range(0, pool.Count).Select(code => codeOf[pool[code]])]);
    }

    private sealed record Translation(StringPool Pool, int[] Codes);
}

/// <summary>Any texts, as utf8.</summary>
internal sealed class TextResult(string name, Func<DecisionBatch, Column> source) : ResultColumn(name, StringType.Default, source)
{
    protected override IArrowArray Write(Column column)
    {
        var texts = (StringColumn)column;
        var data = Texts(texts.Count, texts.Text);
        return ArrowArrayFactory.BuildArray(data);
    }

    /// <summary>An array of texts; <see langword="null"/> is null.</summary>
    /// <exception cref="OverflowException">The texts are longer than an array can hold, 2 GiB.</exception>
    public static ArrayData Texts(int count, Func<int, string?> textOf)
    {
        var known = new ulong[Bitmap.Words(count)];
        var offsets = new int[count + 1];
        var nulls = 0;
        for (var row = 0; row < count; row++)
        {
            var text = textOf(row);
            offsets[row + 1] = checked(offsets[row] + (text is null ? 0 : Encoding.UTF8.GetByteCount(text)));
            if (text is null) nulls++;
            else known[row >> 6] |= 1UL << (row & 63);
        }

        var bytes = new byte[offsets[^1]];
        for (var row = 0; row < count; row++) Encoding.UTF8.GetBytes(textOf(row) ?? "", bytes.AsSpan(offsets[row]));
        return new ArrayData(
            StringType.Default, count, nulls, 0,
            [nulls == 0 ? ArrowBuffer.Empty : ArrowBytes.Bits(known, count), ArrowBytes.Of<int>(offsets), ArrowBytes.Of<byte>(bytes)]);
    }
}
