using DuckDB.NET.Data;

namespace KeyAccount.Cli.Import;

/// <summary>DuckDB as this tool uses it: in memory, one thread, and nothing fetched or loaded from outside.</summary>
internal static class Duck
{
    /// <summary>Opens an empty database in memory.</summary>
    public static DuckDBConnection Open()
    {
        var connection = new DuckDBConnection("DataSource=:memory:");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SET threads = 1; SET preserve_insertion_order = true; SET autoinstall_known_extensions = false; SET autoload_known_extensions = false";
        command.ExecuteNonQuery();
        return connection;
    }

    /// <summary>A text as an SQL literal.</summary>
    public static string Literal(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";

    /// <summary>A name as an SQL identifier.</summary>
    public static string Name(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    /// <summary>The first line of an exception's message.</summary>
    public static string FirstLine(Exception exception) => exception.Message.Split('\n')[0].Trim();
}
