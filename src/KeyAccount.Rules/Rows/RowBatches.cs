using System.Runtime.InteropServices;

namespace KeyAccount.Rules.Rows;

/// <summary>Cuts rows into batches. Each enumeration has a buffer of its own.</summary>
internal static class RowBatches
{
    public static IEnumerable<ColumnBatch> Read<T>(RowBinding<T> binding, IEnumerable<T> rows, int batchSize)
        where T : notnull => rows switch
        {
            T[] array => FromArray(binding, array, batchSize),
            List<T> list => FromList(binding, list, batchSize),
            _ => FromAny(binding, rows, batchSize),
        };

    private static IEnumerable<ColumnBatch> FromArray<T>(RowBinding<T> binding, T[] rows, int batchSize)
        where T : notnull
    {
        var buffer = binding.CreateBuffer();
        for (var first = 0; first < rows.Length; first += Math.Min(batchSize, rows.Length - first))
            yield return buffer.Load(new ReadOnlySpan<T>(rows, first, Math.Min(batchSize, rows.Length - first)));
    }

    private static IEnumerable<ColumnBatch> FromList<T>(RowBinding<T> binding, List<T> rows, int batchSize)
        where T : notnull
    {
        var buffer = binding.CreateBuffer();
        for (var first = 0; first < rows.Count; first += Math.Min(batchSize, rows.Count - first))
            yield return buffer.Load(CollectionsMarshal.AsSpan(rows).Slice(first, Math.Min(batchSize, rows.Count - first)));
    }

    private static IEnumerable<ColumnBatch> FromAny<T>(RowBinding<T> binding, IEnumerable<T> rows, int batchSize)
        where T : notnull
    {
        var buffer = binding.CreateBuffer();
        var block = new List<T>();
        foreach (var row in rows)
        {
            block.Add(row);
            if (block.Count < batchSize) continue;
            yield return buffer.Load(CollectionsMarshal.AsSpan(block));
            block.Clear();
        }

        if (block.Count > 0) yield return buffer.Load(CollectionsMarshal.AsSpan(block));
    }
}
