using System.Globalization;
using System.Numerics;
using System.Runtime.Intrinsics;
using KeyAccount.Rules;

namespace KeyAccount.Cli.Facts;

/// <summary>Doubles: values and validity are read where DuckDB has them. NaN and the infinities are no facts: they count as unknown.</summary>
internal sealed unsafe class NumberDecoder(InputDefinition input, string path) : ColumnDecoder(input, path)
{
    private const ulong Exponent = 0x7FF0_0000_0000_0000;

    private readonly NativeMemory<double> _values = new();
    private readonly NativeMemory<ulong> _validity = new();

    /// <inheritdoc/>
    public override Column Decode(nint handle, FactVector vector, List<Misfit> misfits)
    {
        var values = (double*)vector.Data;
        var memory = _values.Point(values, vector.Count);
        for (var word = 0; word < vector.Words; word++)
        {
            // Behind a null may stand anything.
            if ((NotFinite(values, word << 6, vector.Count) & vector.ValidWord(word)) != 0) return WithoutMisfits(vector, memory, misfits);
        }

        // The bits past the last value are anybody's in DuckDB, and 0 in a column.
        if (vector.Validity is null || (vector.Count & 63) != 0) return NumberColumn.Finite(memory, CopyKnown(vector));
        return NumberColumn.Finite(memory, _validity.Point(vector.Validity, vector.Words));
    }

    /// <inheritdoc/>
    public override void Release()
    {
        _values.Release();
        _validity.Release();
    }

    private NumberColumn WithoutMisfits(FactVector vector, ReadOnlyMemory<double> memory, List<Misfit> misfits)
    {
        var values = (double*)vector.Data;
        var known = KnownBuffer(vector.Words);
        var count = 0;
        var first = -1;
        for (var word = 0; word < known.Length; word++)
        {
            var valid = vector.ValidWord(word);
            var wrong = NotFinite(values, word << 6, vector.Count) & valid;
            known[word] = valid & ~wrong;
            if (wrong != 0 && first < 0) first = (word << 6) + BitOperations.TrailingZeroCount(wrong);
            count += BitOperations.PopCount(wrong);
        }

        misfits.Add(new Misfit(Path, count, first, values[first].ToString(CultureInfo.InvariantCulture), "number"));
        return NumberColumn.Finite(memory, Known(known.Length));
    }

    /// <summary>Which of up to 64 numbers are NaN or infinite.</summary>
    private static ulong NotFinite(double* values, int start, int count)
    {
        var wrong = 0UL;
        var end = Math.Min(start + 64, count);
        var at = start;
        var exponent = Vector512.Create(Exponent);
        for (; at + Vector512<ulong>.Count <= end; at += Vector512<ulong>.Count)
            wrong |= Vector512.Equals(Vector512.Load((ulong*)values + at) & exponent, exponent).ExtractMostSignificantBits() << (at - start);
        for (; at < end; at++)
            if (!double.IsFinite(values[at])) wrong |= 1UL << (at - start);
        return wrong;
    }
}
