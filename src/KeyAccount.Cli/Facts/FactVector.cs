using DuckDB.NET.Native;

namespace KeyAccount.Cli.Facts;

/// <summary>A flat DuckDB vector: where its values and its validity stand, and how many there are. Valid while its chunk is.</summary>
/// <param name="data">The values, in DuckDB's layout.</param>
/// <param name="validity">One bit per value, set when it is not null, the lowest bit first; null when no value is.</param>
/// <param name="count">Number of values.</param>
internal readonly unsafe struct FactVector(void* data, ulong* validity, int count)
{
    /// <summary>The values.</summary>
    public void* Data => data;

    /// <summary>The validity; null when no value is null.</summary>
    public ulong* Validity => validity;

    /// <summary>Number of values.</summary>
    public int Count => count;

    /// <summary>Words of a bitmap over the values.</summary>
    public int Words => (count + 63) >> 6;

    /// <summary>The valid ones of 64 values; bits past the last value are 0.</summary>
    public ulong ValidWord(int word)
    {
        var bits = validity is null ? ulong.MaxValue : validity[word];
        return word == Words - 1 && (count & 63) != 0 ? bits & ((1UL << (count & 63)) - 1) : bits;
    }

    /// <summary>Whether a value is not null.</summary>
    public bool IsValid(int row) => validity is null || (validity[row >> 6] >> (row & 63) & 1) != 0;

    /// <summary>The vector behind a handle of DuckDB.</summary>
    public static FactVector Of(nint vector, int count) =>
        new(NativeMethods.Vectors.DuckDBVectorGetData(vector), NativeMethods.Vectors.DuckDBVectorGetValidity(vector), count);
}
