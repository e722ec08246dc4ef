using System.Runtime.InteropServices;
using System.Text;
using Apache.Arrow;
using Apache.Arrow.Types;

namespace KeyAccount.Arrow.Tests.Arrays;

/// <summary>
/// Lays arrays out by hand, byte by byte, in the ways that Arrow allows: rows before and after the ones that count, buffers padded or not,
/// and rubbish wherever Arrow says nothing about what is there: in unknown rows, past the last row, in the padding.
/// </summary>
/// <param name="rubbish">Where rubbish comes from.</param>
/// <param name="before">Rows that are cut off at the front: the offset of the array.</param>
/// <param name="after">Rows that are cut off at the back.</param>
/// <param name="padded">Whether buffers are padded to 64 bytes, or end with their last row.</param>
internal sealed class ArrayLayout(Random rubbish, int before = 0, int after = 0, bool padded = true)
{
    /// <summary>Rows cut off, and rows of rubbish in their place, around the rows that count.</summary>
    public List<T> Surround<T>(IEnumerable<T> rows, Func<T> other) =>
        [.. Enumerable.Range(0, before).Select(_ => other()), .. rows, .. Enumerable.Range(0, after).Select(_ => other())];

    /// <summary>Values of a fixed width.</summary>
    public ArrayData Values<T>(IArrowType type, IEnumerable<T?> values)
        where T : unmanaged
    {
        var all = Surround(values, () => Rubbish<T>());
        return Data(type, [.. all.Select(v => v.HasValue)], [Bytes(all.Select(v => v ?? Rubbish<T>()))]);
    }

    /// <summary>Booleans.</summary>
    public ArrayData Booleans(IEnumerable<bool?> values)
    {
        var all = Surround(values, () => rubbish.Next(2) == 0);
        return Data(BooleanType.Default, [.. all.Select(v => v.HasValue)], [Bits(all.Select(v => v ?? rubbish.Next(2) == 0))]);
    }

    /// <summary>Texts: utf8, large_utf8 or utf8_view.</summary>
    public ArrayData Texts(IArrowType type, IEnumerable<string?> values) =>
        Utf8(type, values.Select(v => v is null ? null : Encoding.UTF8.GetBytes(v)));

    /// <summary>Texts as bytes, which need not be UTF-8; those of unknown rows are not.</summary>
    public ArrayData Utf8(IArrowType type, IEnumerable<byte[]?> values)
    {
        var all = Surround(values, () => [0xFF, 0xC0]);
        var known = all.Select(v => v is not null).ToArray();
        var bytes = all.Select(v => v ?? [0xFE, 0xFF]).ToArray();
        if (type is StringViewType) return Views(type, known, bytes);
        var ends = bytes.Select((_, i) => bytes.Take(i + 1).Sum(b => b.Length)).Prepend(0).ToArray();
        return Data(type, known, [type is LargeStringType ? Bytes(ends.Select(e => (long)e)) : Bytes(ends), Bytes(bytes.SelectMany(b => b))]);
    }

    /// <summary>Numbers into a dictionary.</summary>
    public ArrayData Indices<T>(IArrowType indexType, ArrayData dictionary, IEnumerable<T?> indices)
        where T : unmanaged
    {
        var data = Values(indexType, indices);
        return new ArrayData(new DictionaryType(indexType, dictionary.DataType, ordered: false), data.Length, data.NullCount, data.Offset, data.Buffers, null, dictionary);
    }

    /// <summary>Records: a struct array, and its fields' arrays below it, made by other layouts from all rows of the struct, those that are cut off too.</summary>
    public ArrayData Records<T>(IEnumerable<T?> records, Func<T> other, params (string Name, Func<IReadOnlyList<T>, ArrayData> Array)[] fields)
        where T : class
    {
        var all = Surround(records, () => other());
        var children = fields.Select(f => f.Array([.. all.Select(r => r ?? other())])).ToArray();
        var type = new StructType([.. fields.Zip(children, (f, c) => new Field(f.Name, c.DataType, true))]);
        return Data(type, [.. all.Select(r => r is not null)], [], children);
    }

    /// <summary>Lists, with the array of all their elements below; unknown ones and those that are cut off have elements too.</summary>
    public ArrayData Lists<T>(bool large, IEnumerable<IReadOnlyList<T?>?> lists, Func<T?> other, Func<IReadOnlyList<T?>, ArrayData> array)
        where T : class
    {
        var all = Surround(lists, () => Others());
        var stretches = all.Select(l => l ?? Others()).ToArray();
        var ends = stretches.Select((_, i) => stretches.Take(i + 1).Sum(s => s.Count)).Prepend(0).ToArray();
        var child = array([.. stretches.SelectMany(s => s)]);
        IArrowType type = large ? new LargeListType(child.DataType) : new ListType(child.DataType);
        return Data(type, [.. all.Select(l => l is not null)], [large ? Bytes(ends.Select(e => (long)e)) : Bytes(ends)], [child]);

        IReadOnlyList<T?> Others() => [.. Enumerable.Range(0, rubbish.Next(3)).Select(_ => other())];
    }

    /// <summary>Lists of one length.</summary>
    public ArrayData FixedLists<T>(int size, IEnumerable<IReadOnlyList<T?>?> lists, Func<T?> other, Func<IReadOnlyList<T?>, ArrayData> array)
        where T : class
    {
        var all = Surround(lists, () => Others());
        var child = array([.. all.SelectMany(l => l ?? Others())]);
        return Data(new FixedSizeListType(child.DataType, size), [.. all.Select(l => l is not null)], [], [child]);

        IReadOnlyList<T?> Others() => [.. Enumerable.Range(0, size).Select(_ => other())];
    }

    /// <summary>A bitmap, with rubbish past the last row.</summary>
    public ArrowBuffer Bits(IEnumerable<bool> bits)
    {
        var all = bits.ToArray();
        var bytes = new byte[(all.Length + 7) / 8];
        rubbish.NextBytes(bytes);
        for (var i = 0; i < all.Length; i++)
        {
            if (all[i]) bytes[i / 8] |= (byte)(1 << (i % 8));
            else bytes[i / 8] &= (byte)~(1 << (i % 8));
        }

        return Buffer(bytes);
    }

    public ArrowBuffer Bytes<T>(IEnumerable<T> values)
        where T : unmanaged => Buffer(MemoryMarshal.AsBytes<T>(values.ToArray()));

    private ArrayData Views(IArrowType type, bool[] known, byte[][] texts)
    {
        // Long texts in two buffers, by turns.
        List<byte>[] buffers = [[], []];
        var views = new List<byte>();
        for (var i = 0; i < texts.Length; i++)
        {
            var view = new byte[16];
            BitConverter.TryWriteBytes(view, texts[i].Length);
            if (texts[i].Length <= 12) texts[i].CopyTo(view, 4);
            else
            {
                texts[i].AsSpan(0, 4).CopyTo(view.AsSpan(4));
                BitConverter.TryWriteBytes(view.AsSpan(8), i % 2);
                BitConverter.TryWriteBytes(view.AsSpan(12), buffers[i % 2].Count);
                buffers[i % 2].AddRange(texts[i]);
            }

            views.AddRange(view);
        }

        return Data(type, known, [Bytes(views), Bytes(buffers[0]), Bytes(buffers[1])]);
    }

    private ArrayData Data(IArrowType type, bool[] known, ArrowBuffer[] buffers, ArrayData[]? children = null)
    {
        var counted = known.AsSpan(before, known.Length - before - after);
        var nulls = counted.Count(false);
        // Without nulls there is sometimes no bitmap at all.
        var bitmap = nulls == 0 && rubbish.Next(2) == 0 ? ArrowBuffer.Empty : Bits(known);
        return new ArrayData(type, counted.Length, nulls == 0 || rubbish.Next(2) == 0 ? nulls : -1, before, [bitmap, .. buffers], children);
    }

    private ArrowBuffer Buffer(ReadOnlySpan<byte> content)
    {
        var bytes = new byte[padded ? (content.Length + 63) & -64 : content.Length];
        rubbish.NextBytes(bytes);
        content.CopyTo(bytes);
        return new ArrowBuffer(bytes);
    }

    private T Rubbish<T>()
        where T : unmanaged
    {
        Span<T> value = new T[1];
        rubbish.NextBytes(MemoryMarshal.AsBytes(value));
        return value[0];
    }
}
