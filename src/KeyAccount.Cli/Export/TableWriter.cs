using System.Collections.Immutable;

namespace KeyAccount.Cli.Export;

/// <summary>
/// Writes rows to a CSV, JSON lines (both also .gz) or Parquet file, chosen by the name. Rows are written as they come, so memory does not grow with
/// their number. Equal rows give equal bytes. The file appears with <see cref="Complete"/>; without it nothing is left. Not thread-safe.
/// </summary>
internal abstract class TableWriter : IDisposable
{
    private const int RowsTogether = 1024;

    private readonly PendingFile _file;
    private readonly TableBatch _rows;
    private bool _isFinished;

    private protected TableWriter(PendingFile file, ImmutableArray<TableColumn> columns)
    {
        _file = file;
        _rows = new TableBatch(columns);
        Columns = columns;
    }

    /// <summary>The columns, in their order.</summary>
    public ImmutableArray<TableColumn> Columns { get; }

    /// <summary>Whether a file name says one of the formats that can be written.</summary>
    public static bool CanWrite(string path) => FormatOf(path) is not null;

    /// <summary>Begins a file.</summary>
    /// <exception cref="ArgumentException">The name's ending is none of .csv, .jsonl, .ndjson (also with .gz) and .parquet.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static TableWriter Create(string path, ImmutableArray<TableColumn> columns)
    {
        var format = FormatOf(path) ?? throw new ArgumentException($"'{path}' must end in .csv, .jsonl, .ndjson (also .gz) or .parquet.", nameof(path));
        var file = new PendingFile(path);
        try
        {
            return format switch
            {
                ".csv" => new CsvTableWriter(file, columns),
                ".parquet" => new ParquetTableWriter(file, columns),
                _ => new JsonLineTableWriter(file, columns),
            };
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Adds a row with one value per column.</summary>
    /// <exception cref="ArgumentException">The number of values, or the type of one, is not the columns'.</exception>
    public void Append(params ReadOnlySpan<TableValue> values)
    {
        if (values.Length != Columns.Length) throw new ArgumentException($"Found {values.Length} values; expected {Columns.Length}.", nameof(values));
        for (var i = 0; i < values.Length; i++)
        {
            if (!values[i].Fits(Columns[i].Type)) throw new ArgumentException($"Found a {values[i].Content!.GetType().Name} in column '{Columns[i].Name}'; expected {Columns[i].Type}.", nameof(values));
        }

        _rows.Add(values);
        if (_rows.Count == RowsTogether) WriteRows();
    }

    /// <summary>Adds the rows of a batch, which has this writer's columns; it may be used anew afterwards.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void Append(TableBatch batch)
    {
        if (_rows.Count > 0) WriteRows();
        if (batch.Count > 0) Write(batch);
    }

    /// <summary>Writes what is left to write, so that <see cref="Complete"/> only has to put the file in its place.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void Finish()
    {
        if (_isFinished) return;
        if (_rows.Count > 0) WriteRows();
        Close();
        _isFinished = true;
    }

    /// <summary>Finishes the file and puts it in its place.</summary>
    public void Complete()
    {
        Finish();
        _file.Commit();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Release();
        _file.Dispose();
    }

    private protected abstract void Write(TableBatch batch);

    /// <summary>Writes what is left to write.</summary>
    private protected abstract void Close();

    /// <summary>Lets go of the file, finished or not; may be called twice.</summary>
    private protected abstract void Release();

    private void WriteRows()
    {
        Write(_rows);
        _rows.Clear();
    }

    private static string? FormatOf(string path)
    {
        var compressed = path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase);
        var extension = Path.GetExtension(compressed ? path[..^3] : path).ToLowerInvariant();
        return extension is ".csv" or ".jsonl" or ".ndjson" || (extension == ".parquet" && !compressed) ? extension : null;
    }
}
