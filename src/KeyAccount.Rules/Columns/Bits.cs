using System.Runtime.CompilerServices;

namespace KeyAccount.Rules.Columns;

/// <summary>Bitmaps: bit <c>i % 64</c> of word <c>i / 64</c> belongs to row <c>i</c>; bits past the last row are 0.</summary>
internal static class Bits
{
    public static int Words(int count) => (count + 63) >> 6;

    public static ulong[] None(int count) => count == 0 ? [] : new ulong[Words(count)];

    /// <summary>The bits of the last word that belong to rows.</summary>
    public static ulong LastMask(int count) => (count & 63) == 0 ? ulong.MaxValue : (1UL << (count & 63)) - 1;

    /// <summary>1 or 0, without a branch: in a loop over facts nobody could foretell it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Of(bool value) => Unsafe.BitCast<bool, byte>(value);

    public static bool Get(ReadOnlySpan<ulong> bits, int row) => (bits[row >> 6] >> (row & 63) & 1) != 0;

    public static bool Get(in Store<ulong> bits, int row) => (bits[row >> 6] >> (row & 63) & 1) != 0;

    public static void Set(Span<ulong> bits, int row) => bits[row >> 6] |= 1UL << (row & 63);

    /// <summary>The bits of rows <paramref name="start"/> and following, as a bitmap of their own.</summary>
    public static ulong[] Slice(ReadOnlySpan<ulong> bits, int start, int count)
    {
        var slice = None(count);
        var shift = start & 63;
        for (var i = 0; i < slice.Length; i++)
        {
            var at = (start >> 6) + i;
            var word = bits[at] >> shift;
            if (shift != 0 && at + 1 < bits.Length) word |= bits[at + 1] << (64 - shift);
            slice[i] = word;
        }

        if (slice.Length > 0) slice[^1] &= LastMask(count);
        return slice;
    }
}
