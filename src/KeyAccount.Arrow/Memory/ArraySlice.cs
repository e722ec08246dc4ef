using System.Runtime.CompilerServices;
using Apache.Arrow;
using Apache.Arrow.Types;
using KeyAccount.Arrow.Binding;

namespace KeyAccount.Arrow.Memory;

/// <summary>Some rows of an array, and which of them belong to a record that is known at all.</summary>
/// <param name="Data">The array.</param>
/// <param name="Start">The first row's place in the array's buffers: the array's own offset is in it.</param>
/// <param name="Count">Number of rows.</param>
/// <param name="Records">For the field of a record: the bitmap of the known records; empty when all are.</param>
internal readonly record struct ArraySlice(ArrayData Data, int Start, int Count, ReadOnlyMemory<ulong> Records)
{
    /// <summary>The rows of a whole array.</summary>
    public static ArraySlice Of(ArrayData data) => new(data, data.Offset, data.Length, default);

    /// <summary>Rows of a child, which counts from its own offset.</summary>
    public ArraySlice Child(int index, int start, int count, ReadOnlyMemory<ulong> records, string path)
    {
        if (Data.Children is not { } children || index >= children.Length || children[index] is not { } child)
            throw Broken(path, $"its array has no child {index}");
        if (start < 0 || child.Length - start < count)
            throw Broken(path, FormattableString.Invariant($"a child has {child.Length} rows, but rows {start} to {(long)start + count - 1} are referred to"));
        return new ArraySlice(child, child.Offset + start, count, records);
    }

    /// <summary>The array's type is the one that was bound.</summary>
    public void Expect(ArrowTypeId type, string path)
    {
        var found = StorageType.Of(Data.DataType);
        if (found.TypeId != type) throw Broken(path, $"its array is of type {found.Name} ({found.TypeId}), but the schema says {type}");
    }

    /// <summary>The rows' known values; empty when all are.</summary>
    public ReadOnlyMemory<ulong> Validity(string path)
    {
        if (Data.NullCount == 0 || Data.Buffers is not [{ IsEmpty: false } bitmap, ..] || Count == 0) return Records;
        var own = Bitmap.Of(Bits(bitmap, path), Start, Count);
        if (Bitmap.Count(own.Span) == Count) own = default;
        return Bitmap.Both(own, Records);
    }

    /// <summary>The bits of a buffer for the rows.</summary>
    public ReadOnlyMemory<ulong> Bits(int buffer, string path) => Count == 0 ? default : Bitmap.Of(Bits(Buffer(buffer, path), path), Start, Count);

    /// <summary>The values of a buffer for the rows, in place.</summary>
    /// <param name="further">How many more than there are rows: 1 for offsets.</param>
    public ReadOnlyMemory<T> Values<T>(int buffer, string path, int further = 0)
        where T : unmanaged => Values<T>(buffer, path, Start, Count + further);

    /// <summary>A stretch of a buffer's values, in place.</summary>
    public ReadOnlyMemory<T> Values<T>(int buffer, string path, int start, int count)
        where T : unmanaged
    {
        if (count == 0) return default;
        var bytes = Buffer(buffer, path).Memory;
        var (from, length) = ((long)start * Unsafe.SizeOf<T>(), (long)count * Unsafe.SizeOf<T>());
        if (from + length > bytes.Length) throw TooShort(path, buffer, bytes.Length, from + length);
        return CastMemory<T>.Of(bytes.Slice((int)from, (int)length));
    }

    /// <summary>A buffer as a whole.</summary>
    public ArrowBuffer Buffer(int buffer, string path) =>
        Data.Buffers is { } buffers && buffer < buffers.Length ? buffers[buffer] : throw Broken(path, $"its array has no buffer {buffer}");

    /// <summary>What to say of an array whose parts contradict each other.</summary>
    public static InvalidDataException Broken(string path, string fault) => new($"Column \"{path}\" of the record batch is broken: {fault}.");

    private ReadOnlyMemory<byte> Bits(ArrowBuffer bitmap, string path)
    {
        var needed = ((long)Start + Count + 7) >> 3;
        return bitmap.Length >= needed ? bitmap.Memory : throw TooShort(path, 0, bitmap.Length, needed);
    }

    private static InvalidDataException TooShort(string path, int buffer, int length, long needed) =>
        Broken(path, FormattableString.Invariant($"buffer {buffer} has {length} bytes, but its rows need {needed}"));
}
