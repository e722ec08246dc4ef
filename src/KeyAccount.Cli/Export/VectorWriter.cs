using System.Runtime.InteropServices;
using DuckDB.NET.Native;

namespace KeyAccount.Cli.Export;

/// <summary>Copies column buffers into DuckDB vectors.</summary>
internal static unsafe class VectorWriter
{
    /// <summary>Texts of up to this many bytes stand in the vector itself.</summary>
    private const int LongestInline = 12;

    private static readonly int UnixEpoch = new DateOnly(1970, 1, 1).DayNumber;

    /// <summary>Copies rows <paramref name="start"/> and following into a vector, from its row <paramref name="at"/> on.</summary>
    public static void Copy(ColumnBuffer buffer, int start, int count, nint vector, int at)
    {
        var data = NativeMethods.Vectors.DuckDBVectorGetData(vector);
        switch (buffer)
        {
            case TextBuffer texts:
                for (var i = 0; i < count; i++) Put(texts.Utf8(start + i), vector, (byte*)data + ((at + i) * 16), at + i);
                break;
            case ValueBuffer<double> numbers:
                var doubles = new Span<double>((double*)data + at, count);
                numbers.Values.Slice(start, count).CopyTo(doubles);
                foreach (ref var number in doubles) number += 0.0; // Minus zero becomes zero.
                break;
            case ValueBuffer<long> numbers:
                numbers.Values.Slice(start, count).CopyTo(new Span<long>((long*)data + at, count));
                break;
            case ValueBuffer<bool> flags:
                flags.Values.Slice(start, count).CopyTo(new Span<bool>((bool*)data + at, count));
                break;
            case ValueBuffer<DateOnly> dates:
                for (var i = 0; i < count; i++) ((int*)data)[at + i] = dates.Values[start + i].DayNumber - UnixEpoch;
                break;
        }

        CopyKnown(buffer, start, count, vector, at);
    }

    private static void CopyKnown(ColumnBuffer buffer, int start, int count, nint vector, int at)
    {
        var validity = NativeMethods.Vectors.DuckDBVectorGetValidity(vector);
        for (var i = 0; i < count; i++)
        {
            if (buffer.IsKnown(start + i)) continue;
            if (validity is null)
            {
                NativeMethods.Vectors.DuckDBVectorEnsureValidityWritable(vector);
                validity = NativeMethods.Vectors.DuckDBVectorGetValidity(vector);
            }

            validity[(at + i) >> 6] &= ~(1UL << ((at + i) & 63));
        }
    }

    /// <summary>A text in DuckDB's layout: its length, and its bytes if they are few, else where DuckDB keeps them.</summary>
    private static void Put(ReadOnlySpan<byte> text, nint vector, byte* slot, int row)
    {
        if (text.Length <= LongestInline)
        {
            var whole = new Span<byte>(slot, 16);
            whole.Clear();
            MemoryMarshal.Write(whole, text.Length);
            text.CopyTo(whole[4..]);
            return;
        }

        fixed (byte* bytes = text) NativeMethods.Vectors.DuckDBUnsafeVectorAssignStringElementLength(vector, (ulong)row, bytes, text.Length);
    }
}
