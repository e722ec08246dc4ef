using DuckDB.NET.Native;

namespace KeyAccount.Cli.Facts;

/// <summary>Up to 2,048 rows as DuckDB read them. What is read from it is valid until it is disposed of.</summary>
internal sealed class FactChunk(DuckDBDataChunk chunk, long firstRow) : IDisposable
{
    /// <summary>Number of rows.</summary>
    public int Count { get; } = (int)NativeMethods.DataChunks.DuckDBDataChunkGetSize(chunk);

    /// <summary>The number of the first one in its file, from 1.</summary>
    public long FirstRow { get; } = firstRow;

    /// <summary>DuckDB's handle of a column's vector.</summary>
    public nint Handle(int place) => NativeMethods.DataChunks.DuckDBDataChunkGetVector(chunk, place);

    /// <summary>A column's vector.</summary>
    public FactVector Vector(int place) => FactVector.Of(Handle(place), Count);

    /// <inheritdoc/>
    public void Dispose() => chunk.Dispose();
}
