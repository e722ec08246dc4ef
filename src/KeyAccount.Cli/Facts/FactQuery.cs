using DuckDB.NET.Data;
using DuckDB.NET.Native;

namespace KeyAccount.Cli.Facts;

/// <summary>A query whose result is read chunk by chunk while it runs, so that it is never held as a whole. Not thread-safe.</summary>
internal sealed class FactQuery : IDisposable
{
    private readonly DuckDBPreparedStatement _statement;
    private DuckDBResult _result;

    /// <summary>Starts a query.</summary>
    /// <exception cref="InvalidDataException">It cannot be run: the file is not Parquet, or not whole.</exception>
    public FactQuery(DuckDBConnection connection, string sql)
    {
        var prepared = NativeMethods.PreparedStatements.DuckDBPrepare(connection.NativeConnection, sql, out _statement);
        try
        {
            if (prepared != DuckDBState.Success) throw new InvalidDataException(FirstLine(NativeMethods.PreparedStatements.DuckDBPrepareError(_statement)));
            if (NativeMethods.PreparedStatements.DuckDBExecutePreparedStreaming(_statement, out _result) != DuckDBState.Success) throw Failure();
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>The columns of the result.</summary>
    public IEnumerable<(string Name, FactType Type)> Columns
    {
        get
        {
            for (var i = 0; i < (int)NativeMethods.Query.DuckDBColumnCount(ref _result); i++)
            {
                using var type = NativeMethods.Query.DuckDBColumnLogicalType(ref _result, i);
                yield return (NativeMethods.Query.DuckDBColumnName(ref _result, i), FactType.Of(type));
            }
        }
    }

    /// <summary>The next rows, which the caller disposes of; <see langword="null"/> after the last.</summary>
    /// <exception cref="InvalidDataException">The file is damaged from here on.</exception>
    public DuckDBDataChunk? Fetch()
    {
        var chunk = NativeMethods.StreamingResult.DuckDBStreamFetchChunk(_result);
        if (!chunk.IsInvalid && NativeMethods.DataChunks.DuckDBDataChunkGetSize(chunk) > 0) return chunk;
        chunk.Dispose();
        return string.IsNullOrEmpty(NativeMethods.Query.DuckDBResultError(ref _result)) ? null : throw Failure();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        NativeMethods.Query.DuckDBDestroyResult(ref _result);
        _statement.Dispose();
    }

    private InvalidDataException Failure() => new(FirstLine(NativeMethods.Query.DuckDBResultError(ref _result)));

    private static string FirstLine(string? message) => (message ?? "").Split('\n')[0].Trim();
}
