using System.Collections.Immutable;
using DuckDB.NET.Data;
using KeyAccount.Cli.Import;

namespace KeyAccount.Cli.Export;

/// <summary>Parquet, written by DuckDB: rows are collected in a table in memory and copied out at the end, in their order.</summary>
internal sealed class ParquetTableWriter : TableWriter
{
    private readonly DuckDBConnection _connection;
    private readonly string _partial;
    private DuckDBAppender? _appender;

    public ParquetTableWriter(PendingFile file, ImmutableArray<TableColumn> columns)
        : base(file, columns)
    {
        _partial = file.PartialPath;
        _connection = Duck.Open();
        Run($"CREATE TABLE results ({string.Join(", ", columns.Select(c => $"{Duck.Name(c.Name)} {TypeOf(c.Type)}"))})");
        _appender = _connection.CreateAppender("results");
    }

    private protected override void Write(ReadOnlySpan<TableValue> values)
    {
        var row = _appender!.CreateRow();
        foreach (var value in values)
        {
            _ = value.Content switch
            {
                null => row.AppendNullValue(),
                double number => row.AppendValue(number == 0 ? 0 : number),
                long number => row.AppendValue(number),
                bool flag => row.AppendValue(flag),
                DateOnly date => row.AppendValue(date),
                _ => row.AppendValue((string)value.Content),
            };
        }

        row.EndRow();
    }

    private protected override void Close()
    {
        CloseAppender();
        Run($"COPY results TO {Duck.Literal(_partial)} (FORMAT parquet, COMPRESSION zstd, USE_TMP_FILE false)");
        Release();
    }

    private protected override void Release()
    {
        CloseAppender();
        _connection.Dispose();
    }

    private void CloseAppender()
    {
        _appender?.Dispose();
        _appender = null;
    }

    private void Run(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static string TypeOf(ColumnType type) => type switch
    {
        ColumnType.Number => "DOUBLE",
        ColumnType.Integer => "BIGINT",
        ColumnType.Boolean => "BOOLEAN",
        ColumnType.Date => "DATE",
        _ => "VARCHAR",
    };
}
