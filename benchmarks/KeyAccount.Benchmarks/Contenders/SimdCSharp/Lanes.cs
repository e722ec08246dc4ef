using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace KeyAccount.Benchmarks.Contenders.SimdCSharp;

/// <summary>64 rows at a time, between values, bytes and bits.</summary>
internal static class Lanes
{
    /// <summary>64 codes as bytes; -1 becomes 255.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<byte> Bytes(ref int codes) => Vector512.Narrow(
        Vector512.Narrow(Vector512.LoadUnsafe(ref codes), Vector512.LoadUnsafe(ref codes, 16)),
        Vector512.Narrow(Vector512.LoadUnsafe(ref codes, 32), Vector512.LoadUnsafe(ref codes, 48))).AsByte();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Equal(Vector512<byte> bytes, byte value) => Vector512.Equals(bytes, Vector512.Create(value)).ExtractMostSignificantBits();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Below(Vector512<byte> bytes, byte value) => Vector512.LessThan(bytes, Vector512.Create(value)).ExtractMostSignificantBits();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong AtLeast(ref double values, double threshold)
    {
        var against = Vector512.Create(threshold);
        var bits = 0UL;
        for (var i = 0; i < 8; i++) bits |= Vector512.GreaterThanOrEqual(Eight(ref values, i), against).ExtractMostSignificantBits() << (i * 8);
        return bits;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Above(ref double values, double threshold)
    {
        var against = Vector512.Create(threshold);
        var bits = 0UL;
        for (var i = 0; i < 8; i++) bits |= Vector512.GreaterThan(Eight(ref values, i), against).ExtractMostSignificantBits() << (i * 8);
        return bits;
    }

    /// <summary>
    /// Eight values; those of two stretches further on are sent for, because the processor alone does not keep up with so many columns side
    /// by side. That may run over the end of the column, which a prefetch may do.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe Vector512<double> Eight(ref double values, int number)
    {
        if (Sse.IsSupported) Sse.Prefetch0(Unsafe.AsPointer(ref Unsafe.Add(ref values, (number * 8) + 128)));
        return Vector512.LoadUnsafe(ref values, (nuint)(number * 8));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong AtLeast(Vector512<short> first, Vector512<short> second, short threshold)
    {
        var against = Vector512.Create(threshold);
        return Vector512.GreaterThanOrEqual(first, against).ExtractMostSignificantBits()
            | (Vector512.GreaterThanOrEqual(second, against).ExtractMostSignificantBits() << 32);
    }

    /// <summary>255 in each byte whose bit is set.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<byte> Spread(ulong bits)
    {
        // Without vectors this wide, a shuffle across all of one would be done byte by byte.
        if (!Vector512.IsHardwareAccelerated) return Vector512.Create(Spread((uint)bits), Spread((uint)(bits >> 32)));
        var places = Vector512.Create(
            (byte)0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2, 2, 2, 3, 3, 3, 3, 3, 3, 3, 3,
            4, 4, 4, 4, 4, 4, 4, 4, 5, 5, 5, 5, 5, 5, 5, 5, 6, 6, 6, 6, 6, 6, 6, 6, 7, 7, 7, 7, 7, 7, 7, 7);
        var bit = Vector512.Create(0x8040201008040201).AsByte();
        return Vector512.Equals(Vector512.Shuffle(Vector512.Create(bits).AsByte(), places) & bit, bit);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<byte> Spread(uint bits)
    {
        var places = Vector256.Create((byte)0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1, 18, 18, 18, 18, 18, 18, 18, 18, 19, 19, 19, 19, 19, 19, 19, 19);
        var bit = Vector256.Create(0x8040201008040201).AsByte();
        return Vector256.Equals(Vector256.Shuffle(Vector256.Create(bits).AsByte(), places) & bit, bit);
    }
}
