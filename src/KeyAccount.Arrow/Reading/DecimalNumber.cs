using System.Buffers.Binary;
using System.Globalization;
using System.Numerics;

namespace KeyAccount.Arrow.Reading;

/// <summary>Decimals as Arrow stores them: a whole number in two's complement, and how many of its digits are decimals.</summary>
internal static class DecimalNumber
{
    /// <summary>Whole numbers up to this are exact as 64-bit floating-point numbers.</summary>
    private const long LargestExact = 1L << 53;

    /// <summary>The powers of ten that are exact as 64-bit floating-point numbers.</summary>
    private static readonly double[] Powers =
    [
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
    ];

    /// <summary>The number nearest to the decimal: what reading its digits as text would give.</summary>
    /// <param name="bytes">The whole number, lowest byte first: 4, 8, 16 or 32 of them.</param>
    /// <param name="scale">How many of its digits are decimals; negative for zeros before the decimal point that are left out.</param>
    public static double ToDouble(ReadOnlySpan<byte> bytes, int scale)
    {
        // One rounding of two exact numbers is the nearest there is.
        if (scale is >= 0 and <= 22 && TryReadLong(bytes, out var whole) && whole is >= -LargestExact and <= LargestExact) return whole / Powers[scale];
        var digits = new BigInteger(bytes).ToString(CultureInfo.InvariantCulture);
        return double.Parse(string.Create(CultureInfo.InvariantCulture, $"{digits}E{-scale}"), NumberStyles.Float, CultureInfo.InvariantCulture);
    }

    private static bool TryReadLong(ReadOnlySpan<byte> bytes, out long value)
    {
        if (bytes.Length == sizeof(int))
        {
            value = BinaryPrimitives.ReadInt32LittleEndian(bytes);
            return true;
        }

        value = BinaryPrimitives.ReadInt64LittleEndian(bytes);
        return !bytes[sizeof(long)..].ContainsAnyExcept(value < 0 ? byte.MaxValue : byte.MinValue);
    }
}
