using System.Collections.Immutable;

namespace KeyAccount.Cli.Export;

/// <summary>
/// Writes rows to a CSV, JSON lines (both also .gz) or Parquet file, chosen by the name, on a thread of its own while the next ones are made. Memory does not
/// grow with their number. Equal rows give equal bytes. The file appears with <see cref="Complete"/>; without it nothing is left. Not thread-safe.
/// </summary>
internal abstract class TableWriter : IDisposable
{
    private const int RowsTogether = 1024;

    private readonly PendingFile _file;
    private readonly TableBatch _rows;
    private readonly BatchHandover _handover;
    private Task? _writing;
    private bool _isFinished;

    private protected TableWriter(PendingFile file, ImmutableArray<TableColumn> columns)
    {
        _file = file;
        _rows = new TableBatch(columns);
        _handover = new BatchHandover(columns);
        Columns = columns;
    }

    /// <summary>The columns, in their order.</summary>
    public ImmutableArray<TableColumn> Columns { get; }

    /// <summary>Where the file is written.</summary>
    private protected string PartialPath => _file.PartialPath;

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
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void Append(params ReadOnlySpan<TableValue> values)
    {
        if (values.Length != Columns.Length) throw new ArgumentException($"Found {values.Length} values; expected {Columns.Length}.", nameof(values));
        for (var i = 0; i < values.Length; i++)
        {
            if (!values[i].Fits(Columns[i].Type)) throw new ArgumentException($"Found a {values[i].Content!.GetType().Name} in column '{Columns[i].Name}'; expected {Columns[i].Type}.", nameof(values));
        }

        _rows.Add(values);
        if (_rows.Count == RowsTogether) Give(_rows);
    }

    /// <summary>Adds the rows of a batch with this writer's columns; it is empty afterwards and may be filled anew.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void Append(TableBatch batch)
    {
        if (_rows.Count > 0) Give(_rows);
        if (batch.Count > 0) Give(batch);
    }

    /// <summary>Writes what is left to write, so that <see cref="Complete"/> only has to put the file in its place.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void Finish()
    {
        if (_isFinished) return;
        if (_rows.Count > 0) Give(_rows);
        Start();
        _handover.End();
        _writing!.GetAwaiter().GetResult();
        Release();
        _isFinished = true;
    }

    /// <summary>Finishes the file and puts it in its place.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void Complete()
    {
        Finish();
        _file.Commit();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _handover.Stop();
        if (_writing is not null) ((IAsyncResult)_writing).AsyncWaitHandle.WaitOne();
        Release();
        _file.Dispose();
    }

    /// <summary>Writes all batches there will be.</summary>
    private protected abstract void Write(BatchHandover batches);

    /// <summary>Lets go of the file, finished or not; may be called twice.</summary>
    private protected abstract void Release();

    private void Give(TableBatch batch)
    {
        Start();
        if (_handover.Give(batch)) return;
        _writing!.GetAwaiter().GetResult(); // Says why it broke off.
        throw new IOException($"'{_file.Path}' cannot be written.");
    }

    private void Start() => _writing ??= Task.Factory.StartNew(
        () =>
        {
            try
            {
                Write(_handover);
            }
            finally
            {
                _handover.Stop(); // Nobody writes any more, for whatever reason.
            }
        },
        CancellationToken.None,
        TaskCreationOptions.LongRunning,
        TaskScheduler.Default);

    private static string? FormatOf(string path)
    {
        var compressed = path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase);
        var extension = Path.GetExtension(compressed ? path[..^3] : path).ToLowerInvariant();
        return extension is ".csv" or ".jsonl" or ".ndjson" || (extension == ".parquet" && !compressed) ? extension : null;
    }
}
