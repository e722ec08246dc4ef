using System.Collections.Immutable;
using DuckDB.NET.Data;
using KeyAccount.Cli.Import;

namespace KeyAccount.Cli.Export;

/// <summary>
/// Parquet, written by DuckDB on a thread of its own while the next rows are made: a COPY reads them batch by batch, in their order, and writes one row
/// group after the other. What is held in memory is a row group.
/// </summary>
internal sealed class ParquetTableWriter : TableWriter
{
    private readonly DuckDBConnection _connection;
    private readonly BatchHandover _handover = new();
    private readonly BatchTable _table;
    private readonly string _partial;
    private readonly Task _copy;
    private bool _isReleased;

    public ParquetTableWriter(PendingFile file, ImmutableArray<TableColumn> columns)
        : base(file, columns)
    {
        _partial = file.PartialPath;
        _connection = Duck.Open();
        try
        {
            _table = BatchTable.Register(_connection, "results", columns, _handover);
        }
        catch
        {
            _connection.Dispose();
            throw;
        }

        _copy = Task.Factory.StartNew(Copy, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    private protected override void Write(TableBatch batch)
    {
        if (_handover.Give(batch)) return;
        _copy.GetAwaiter().GetResult();
        throw new IOException($"'{_partial}' cannot be written.");
    }

    private protected override void Close()
    {
        _handover.End();
        _copy.GetAwaiter().GetResult();
        Release();
    }

    private protected override void Release()
    {
        if (_isReleased) return;
        _isReleased = true;
        _handover.Stop();
        ((IAsyncResult)_copy).AsyncWaitHandle.WaitOne();
        _table.Dispose();
        _connection.Dispose();
    }

    private void Copy()
    {
        try
        {
            using var command = _connection.CreateCommand();
            command.CommandText = $"COPY (SELECT * FROM results()) TO {Duck.Literal(_partial)} (FORMAT parquet, COMPRESSION zstd, USE_TMP_FILE false)";
            command.ExecuteNonQuery();
        }
        catch (DuckDBException exception)
        {
            throw new IOException(Duck.FirstLine(exception), exception);
        }
        finally
        {
            _handover.Stop(); // Nobody reads any more, for whatever reason.
        }
    }
}
