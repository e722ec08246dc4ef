using KeyAccount.Cli.Import;

namespace KeyAccount.Cli.Tests.Facts;

/// <summary>Asks DuckDB.</summary>
internal static class FactTables
{
    /// <summary>Runs a statement.</summary>
    public static void Run(string statement)
    {
        using var connection = Duck.Open();
        using var command = connection.CreateCommand();
        command.CommandText = statement;
        command.ExecuteNonQuery();
    }

    /// <summary>The rows of a query, each as one text.</summary>
    public static string[] Text(string query) => Values($"SELECT CAST(t AS VARCHAR) FROM ({query}) t");

    /// <summary>The texts of a query's only column.</summary>
    public static string[] Values(string query)
    {
        using var connection = Duck.Open();
        using var command = connection.CreateCommand();
        command.CommandText = query;
        using var reader = command.ExecuteReader();
        var rows = new List<string>();
        while (reader.Read()) rows.Add(reader.GetString(0));
        return [.. rows];
    }
}
