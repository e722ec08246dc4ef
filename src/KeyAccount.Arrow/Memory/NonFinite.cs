using System.Numerics;
using System.Runtime.InteropServices;

namespace KeyAccount.Arrow.Memory;

/// <summary>Finds NaN and the infinities, which are not facts.</summary>
internal static class NonFinite
{
    private const ulong Exponent = 0x7FF0_0000_0000_0000;

    /// <summary>Whether a number is NaN or infinite, known or not; reads every number once and stops at the first.</summary>
    public static bool IsIn(ReadOnlySpan<double> values)
    {
        var bits = MemoryMarshal.Cast<double, ulong>(values);
        var mask = new Vector<ulong>(Exponent);
        while (bits.Length >= Vector<ulong>.Count)
        {
            if (Vector.EqualsAny(new Vector<ulong>(bits) & mask, mask)) return true;
            bits = bits[Vector<ulong>.Count..];
        }

        foreach (var value in bits)
            if ((value & Exponent) == Exponent) return true;
        return false;
    }

    /// <summary>Makes NaN and the infinities unknown; the validity stays the same memory when none is known.</summary>
    /// <returns>How many were known before.</returns>
    public static int Remove(ReadOnlySpan<double> values, ref ReadOnlyMemory<ulong> validity)
    {
        if (!IsIn(values)) return 0;
        ulong[]? kept = null;
        var removed = 0;
        for (var row = 0; row < values.Length; row++)
        {
            if (double.IsFinite(values[row]) || (!validity.IsEmpty && !Bitmap.Get(validity.Span, row))) continue;
            kept ??= validity.IsEmpty ? Bitmap.All(values.Length) : validity.ToArray();
            Bitmap.Clear(kept, row);
            removed++;
        }

        if (kept is not null) validity = kept;
        return removed;
    }
}
