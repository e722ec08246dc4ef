using System.Buffers.Binary;
using System.Numerics;

namespace KeyAccount.Arrow.Memory;

/// <summary>
/// Bitmaps of 64-bit words, lowest bit first, as columns hold them. Arrow's have the same order of bits, but may begin anywhere, need
/// not fill their last word, and may have anything past their last row; a column's begin with a word, and are 0 past the last row.
/// </summary>
internal static class Bitmap
{
    private const int WordBytes = sizeof(ulong);

    public static int Words(int count) => (int)(((long)count + 63) >> 6);

    public static ulong LastMask(int count) => (count & 63) == 0 ? ulong.MaxValue : (1UL << (count & 63)) - 1;

    public static bool Get(ReadOnlySpan<ulong> bits, int row) => (bits[row >> 6] >> (row & 63) & 1) != 0;

    public static void Clear(Span<ulong> bits, int row) => bits[row >> 6] &= ~(1UL << (row & 63));

    public static ulong[] All(int count)
    {
        var bits = new ulong[Words(count)];
        bits.AsSpan().Fill(ulong.MaxValue);
        if (count > 0) bits[^1] = LastMask(count);
        return bits;
    }

    public static int Count(ReadOnlySpan<ulong> bits)
    {
        var count = 0;
        foreach (var word in bits) count += BitOperations.PopCount(word);
        return count;
    }

    /// <summary>
    /// Rows <paramref name="start"/> and following of an Arrow bitmap: in place where they begin with a word, the buffer has all bytes of
    /// their last word, and nothing is set past the last row; otherwise a copy.
    /// </summary>
    /// <param name="bytes">The buffer; holds a bit for each of the rows.</param>
    public static ReadOnlyMemory<ulong> Of(ReadOnlyMemory<byte> bytes, int start, int count)
    {
        var words = Words(count);
        if (words == 0) return default;
        var first = (start >> 6) * WordBytes;
        if ((start & 63) == 0 && bytes.Length - first >= words * WordBytes)
        {
            var last = BinaryPrimitives.ReadUInt64LittleEndian(bytes.Span[(first + ((words - 1) * WordBytes))..]);
            if ((last & ~LastMask(count)) == 0) return CastMemory<ulong>.Of(bytes.Slice(first, words * WordBytes));
        }

        return Shifted(bytes.Span, start, count);
    }

    /// <summary>Rows <paramref name="start"/> and following of an Arrow bitmap, as a copy.</summary>
    public static ulong[] Shifted(ReadOnlySpan<byte> bytes, int start, int count)
    {
        var words = new ulong[Words(count)];
        var rest = bytes[(start >> 3)..];
        var shift = start & 7;
        for (var i = 0; i < words.Length; i++)
        {
            var here = rest[Math.Min(rest.Length, i * WordBytes)..];
            var word = Read(here) >> shift;
            if (shift != 0 && here.Length > WordBytes) word |= (ulong)here[WordBytes] << (64 - shift);
            words[i] = word;
        }

        if (words.Length > 0) words[^1] &= LastMask(count);
        return words;
    }

    /// <summary>What is known in both; empty when that is every row.</summary>
    public static ReadOnlyMemory<ulong> Both(ReadOnlyMemory<ulong> a, ReadOnlyMemory<ulong> b)
    {
        if (a.IsEmpty) return b;
        if (b.IsEmpty) return a;
        var both = new ulong[a.Length];
        var x = a.Span;
        var y = b.Span;
        for (var i = 0; i < both.Length; i++) both[i] = x[i] & y[i];
        return both;
    }

    /// <summary>A word's worth of bytes, with 0 for those that are missing.</summary>
    private static ulong Read(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length >= WordBytes) return BinaryPrimitives.ReadUInt64LittleEndian(bytes);
        ulong word = 0;
        for (var i = 0; i < bytes.Length; i++) word |= (ulong)bytes[i] << (8 * i);
        return word;
    }
}
