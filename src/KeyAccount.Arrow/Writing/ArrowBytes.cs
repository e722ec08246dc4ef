using System.Runtime.InteropServices;
using Apache.Arrow;

namespace KeyAccount.Arrow.Writing;

/// <summary>Copies values into buffers as Arrow wants them: padded to 64 bytes, with zeros.</summary>
internal static class ArrowBytes
{
    private const int Padding = 64;

    public static ArrowBuffer Of<T>(ReadOnlySpan<T> values)
        where T : unmanaged
    {
        var source = MemoryMarshal.AsBytes(values);
        if (source.IsEmpty) return ArrowBuffer.Empty;
        var bytes = new byte[checked(source.Length + Padding - 1) & -Padding];
        source.CopyTo(bytes);
        // Arrow's length of a buffer may be more than its rows need.
        return new ArrowBuffer(bytes);
    }

    /// <summary>A bitmap of the first rows; bits past the last are 0.</summary>
    public static ArrowBuffer Bits(ReadOnlySpan<ulong> bits, int count) => Of<ulong>(Words(bits, count));

    /// <summary>The words of the first rows; bits past the last are 0.</summary>
    public static ulong[] Words(ReadOnlySpan<ulong> bits, int count)
    {
        var words = bits[..Memory.Bitmap.Words(count)].ToArray();
        if (words.Length > 0) words[^1] &= Memory.Bitmap.LastMask(count);
        return words;
    }
}
