using System.Collections.Immutable;

namespace KeyAccount.Cli.Export;

/// <summary>Rows on their way into a results file, column by column. Reused from batch to batch; not thread-safe.</summary>
internal sealed class TableBatch
{
    private ColumnBuffer[] _buffers;

    /// <summary>An empty batch of these columns.</summary>
    public TableBatch(ImmutableArray<TableColumn> columns)
    {
        Columns = columns;
        _buffers = [.. columns.Select(c => ColumnBuffer.For(c.Type))];
    }

    /// <summary>The columns, in their order.</summary>
    public ImmutableArray<TableColumn> Columns { get; }

    /// <summary>Rows so far. Every column has as many once a batch is handed on.</summary>
    public int Count => _buffers.Length == 0 ? 0 : _buffers[0].Count;

    /// <summary>The values of a column.</summary>
    public ColumnBuffer this[int column] => _buffers[column];

    /// <summary>Adds a row with one value per column.</summary>
    public void Add(ReadOnlySpan<TableValue> values)
    {
        for (var i = 0; i < values.Length; i++) _buffers[i].Add(values[i]);
    }

    /// <summary>Exchanges the rows with those of another batch of the same columns.</summary>
    public void Swap(TableBatch other) => (_buffers, other._buffers) = (other._buffers, _buffers);

    /// <summary>Forgets all rows and keeps the memory.</summary>
    public void Clear()
    {
        foreach (var buffer in _buffers) buffer.Clear();
    }
}
