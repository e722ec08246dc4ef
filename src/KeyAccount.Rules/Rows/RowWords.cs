using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using KeyAccount.Rules.Columns;

namespace KeyAccount.Rules.Rows;

/// <summary>
/// What is done to the answers of 64 rows at once. Asking a row only stores its answer as it comes, with a byte for whether it is known: working
/// on each answer between two calls of accessors would cost more than the calls.
/// </summary>
internal static class RowWords
{
    /// <summary>Rows of a word.</summary>
    public const int Rows = 64;

    /// <summary>The byte of a boolean, 1 or 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static byte Flag(bool value) => Unsafe.BitCast<bool, byte>(value);

    /// <summary>Bit i is set where byte i of the first <paramref name="count"/> is not 0.</summary>
    /// <param name="flags">A byte per row of a whole word.</param>
    public static ulong Pack(byte[] flags, int count) =>
        ~Vector512.Equals(Vector512.Create(flags), Vector512<byte>.Zero).ExtractMostSignificantBits() & Bits.LastMask(count);

    /// <summary>Copies the first <paramref name="count"/> numbers, and what follows up to the next multiple of 8; NaN and the infinities become 0.</summary>
    /// <returns>The bits of the finite numbers.</returns>
    public static ulong CopyFinite(ReadOnlySpan<double> numbers, Span<double> target, int count)
    {
        var exponent = Vector512.Create(0x7FF0_0000_0000_0000L);
        var finite = 0UL;
        var from = MemoryMarshal.Cast<double, Vector512<long>>(numbers[..((count + 7) & ~7)]);
        var to = MemoryMarshal.Cast<double, Vector512<long>>(target);
        for (var i = 0; i < from.Length && i < to.Length; i++)
        {
            var mask = Vector512.LessThan(from[i] & exponent, exponent);
            to[i] = from[i] & mask;
            finite |= mask.ExtractMostSignificantBits() << (i * 8);
        }

        return finite;
    }

    /// <summary>
    /// Copies the first <paramref name="count"/> codes, and what follows up to the next multiple of 16; what is below 0 or above
    /// <paramref name="last"/> becomes -1.
    /// </summary>
    public static void CopyWithin(ReadOnlySpan<int> codes, Span<int> target, int count, int last)
    {
        var (none, greatest) = (Vector512<int>.Zero, Vector512.Create(last));
        var from = MemoryMarshal.Cast<int, Vector512<int>>(codes[..((count + 15) & ~15)]);
        var to = MemoryMarshal.Cast<int, Vector512<int>>(target);
        for (var i = 0; i < from.Length && i < to.Length; i++)
            to[i] = from[i] | Vector512.LessThan(from[i], none) | Vector512.GreaterThan(from[i], greatest);
    }
}
