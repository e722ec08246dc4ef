using System.Buffers;
using System.Collections.Immutable;
using DuckDB.NET.Data;
using KeyAccount.Cli.Import;

namespace KeyAccount.Cli.Facts;

/// <summary>One Parquet file of a fact table: its columns, and how many rows its footer promises.</summary>
/// <param name="Path">The file, as the command line names it.</param>
/// <param name="Rows">Number of rows.</param>
/// <param name="Columns">The columns in order; <c>Sql</c> is the type as DuckDB writes it.</param>
internal sealed record FactFile(string Path, long Rows, ImmutableArray<FactColumn> Columns)
{
    private static readonly SearchValues<char> Wildcards = SearchValues.Create("*?[");

    /// <summary>The file as a table of SQL.</summary>
    public string Table => TableOf(Path);

    /// <summary>Reads a file's footer.</summary>
    /// <exception cref="InvalidDataException">The file is not Parquet, or not whole.</exception>
    public static FactFile Open(DuckDBConnection connection, string path)
    {
        try
        {
            var table = TableOf(path);
            using var command = connection.CreateCommand();
            command.CommandText = $"SELECT CAST(sum(num_rows) AS BIGINT) FROM parquet_file_metadata({Duck.Literal(Escape(path))})";
            var rows = (long)command.ExecuteScalar()!;
            command.CommandText = $"DESCRIBE SELECT * FROM {table}";
            var types = new List<string>();
            using (var reader = command.ExecuteReader())
            {
                while (reader.Read()) types.Add(reader.GetString(1));
            }

            using var query = new FactQuery(connection, $"SELECT * FROM {table} LIMIT 0");
            return new FactFile(path, rows, [.. query.Columns.Select((c, i) => new FactColumn(c.Name, c.Type, types[i]))]);
        }
        catch (DuckDBException exception)
        {
            throw new InvalidDataException(Duck.FirstLine(exception), exception);
        }
    }

    private static string TableOf(string path) => $"read_parquet({Duck.Literal(Escape(path))}, hive_partitioning = false)";

    /// <summary>A name is a name, even if DuckDB would take it for a pattern.</summary>
    private static string Escape(string path) => path.AsSpan().ContainsAny(Wildcards) ? string.Concat(path.Select(c => Wildcards.Contains(c) ? $"[{c}]" : c.ToString())) : path;
}

/// <summary>A column of a fact table.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its type.</param>
/// <param name="Sql">Its type as DuckDB writes it.</param>
internal sealed record FactColumn(string Name, FactType Type, string Sql);
