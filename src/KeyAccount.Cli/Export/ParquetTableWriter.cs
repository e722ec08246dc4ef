using System.Collections.Immutable;
using DuckDB.NET.Data;
using KeyAccount.Cli.Import;

namespace KeyAccount.Cli.Export;

/// <summary>Parquet, written by DuckDB: a COPY reads the batches in their order and writes one row group after the other, so that one is held in memory.</summary>
internal sealed class ParquetTableWriter(PendingFile file, ImmutableArray<TableColumn> columns) : TableWriter(file, columns)
{
    private const string Options = "FORMAT parquet, COMPRESSION zstd, USE_TMP_FILE false";

    private protected override void Write(BatchHandover batches)
    {
        try
        {
            using var connection = Duck.Open();
            using var table = BatchTable.Register(connection, "results", Columns, batches);
            using var command = connection.CreateCommand();
            command.CommandText = $"COPY (SELECT * FROM results()) TO {Duck.Literal(PartialPath)} ({Options})";
            command.ExecuteNonQuery();
        }
        catch (DuckDBException exception)
        {
            throw new IOException(Duck.FirstLine(exception), exception);
        }
    }

    private protected override void Release()
    {
        // The connection is closed with the thread that opened it.
    }
}
