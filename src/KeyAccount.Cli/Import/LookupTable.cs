namespace KeyAccount.Cli.Import;

/// <summary>The rows of a source that others look up, by key.</summary>
internal sealed class LookupTable
{
    private readonly Dictionary<string, CellValue[]> _rows = new(StringComparer.Ordinal);
    private readonly List<BoundCell> _columns = [];
    private string? _pending;

    /// <summary>The key of a row; set before the source is read.</summary>
    public BoundField? Key { get; set; }

    /// <summary>The names of the columns kept, with their positions.</summary>
    public Dictionary<string, int> Columns { get; } = new(StringComparer.Ordinal);

    /// <summary>Keeps a column.</summary>
    public void Keep(BoundCell cell) => _columns.Add(cell);

    /// <summary>Checks a row's key; a missing or repeated one rejects the row.</summary>
    public void Prepare(Row row)
    {
        _pending = Key!.Text(row);
        if (_pending is not null && _rows.ContainsKey(_pending)) row.Reject(new RowFault("duplicate-key", Key.Column, _pending));
    }

    /// <summary>Keeps the row that was prepared.</summary>
    public void Commit(Row row) => _rows.Add(_pending!, [.. _columns.Select(c => c.Read(row))]);

    /// <summary>The kept columns of a row, or <see langword="null"/>.</summary>
    public CellValue[]? Find(string key) => _rows.GetValueOrDefault(key);
}
