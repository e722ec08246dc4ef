using System.Collections.Immutable;

namespace KeyAccount.Rules.Execution;

/// <summary>What to run, chunk after chunk, to compute some outputs. Immutable and thread-safe: all that changes is in a <see cref="Workspace"/>.</summary>
internal sealed class Program
{
    /// <summary>What the bitmaps, numbers and codes of a chunk should take up at most, so that they stay in the processor's nearer caches.</summary>
    private const int ChunkBytes = 256 * 1024;

    private const int MostRows = 2048;

    private const int LeastRows = 64;

    public required ImmutableArray<Instruction> Instructions { get; init; }

    public required ImmutableArray<Space> Spaces { get; init; }

    public required ImmutableArray<Output> Outputs { get; init; }

    public required int NumberCount { get; init; }

    public required int TextCount { get; init; }

    public required int RowMapCount { get; init; }

    public required int StateCount { get; init; }

    /// <summary>Bits per row that a chunk of the batch holds in buffers.</summary>
    public required int BitsPerRow { get; init; }

    /// <summary>Lists of the batch whose elements are walked over.</summary>
    public required ImmutableArray<int> Lists { get; init; }

    /// <summary>Whether lists are walked over once for every element of another walk.</summary>
    public required bool HasPairs { get; init; }

    /// <summary>Whether rows must be met in their order.</summary>
    public bool NeedsOrder => Outputs.Any(o => o.NeedsOrder);

    /// <summary>Rows per chunk for a batch: a multiple of 64, fewer where accounts have many elements.</summary>
    public int ChunkRows(ColumnBatch batch)
    {
        if (batch.Count <= LeastRows) return LeastRows;
        var bits = (long)BitsPerRow;
        foreach (var list in Lists)
        {
            var offsets = ((ListColumn)batch[list]).Offsets.Span;
            var elements = (offsets[^1] - offsets[0]) / (long)batch.Count;
            bits += elements * (HasPairs ? elements : 1) * 64;
        }

        var rows = ChunkBytes * 8L / Math.Max(1, bits);
        return (int)Math.Clamp(rows & ~63L, LeastRows, MostRows);
    }

    /// <summary>Computes one chunk.</summary>
    /// <param name="results">Where the outputs go; <see langword="null"/> to leave everything in the workspace.</param>
    public void Run(Workspace w, int start, int count, ResultSet? results)
    {
        w.Begin(start, count);
        results?.Begin(w);
        foreach (var instruction in Instructions) instruction.Run(w);
        results?.End(w);
    }
}
