using System.IO.Compression;
using System.Text;
using KeyAccount.Cli.Import;
using KeyAccount.Cli.Mapping;

namespace KeyAccount.Cli.Tests.Import;

/// <summary>A folder of data files made by a test and removed after it.</summary>
internal sealed class DataFolder : IDisposable
{
    private readonly string _path = Directory.CreateTempSubdirectory("keyaccount-").FullName;

    public static DateOnly AsOf { get; } = new(2026, 1, 31);

    public string this[string file] => Path.Combine(_path, file);

    public DataFolder With(string file, params object[] parts)
    {
        using var bytes = new MemoryStream();
        foreach (var part in parts) bytes.Write(part as byte[] ?? Encoding.UTF8.GetBytes((string)part));
        return WithBytes(file, bytes.ToArray());
    }

    public DataFolder WithBytes(string file, byte[] bytes)
    {
        using var target = File.Create(this[file]);
        if (file.EndsWith(".gz", StringComparison.Ordinal))
        {
            using var zipped = new GZipStream(target, CompressionLevel.Fastest);
            zipped.Write(bytes);
        }
        else
        {
            target.Write(bytes);
        }

        return this;
    }

    /// <summary>Cuts bytes off the end of a file as it lies on the disk.</summary>
    public DataFolder Cut(string file, int bytes)
    {
        using var stream = File.Open(this[file], FileMode.Open);
        stream.SetLength(stream.Length - bytes);
        return this;
    }

    /// <summary>Writes a Parquet file from a query.</summary>
    public DataFolder WithParquet(string file, string query)
    {
        using var connection = Duck.Open();
        using var command = connection.CreateCommand();
        command.CommandText = $"COPY ({query}) TO {Duck.Literal(this[file])} (FORMAT parquet)";
        command.ExecuteNonQuery();
        return this;
    }

    public ImportResult Import(string mapping, ReadingLimits? limits = null) =>
        PortfolioImporter.Import(MappingReader.Read(Encoding.UTF8.GetBytes(mapping), "test.mapping.json"), _path, new ImportOptions(AsOf) { Limits = limits ?? new() });

    /// <summary>Imports orders from one file with the columns account, number, day and amount.</summary>
    public ImportResult Orders(string file, ReadingLimits? limits = null) => Import($$"""
        { "mapping": "orders", "sources": { "orders": "{{file}}" },
          "orders": { "from": "orders", "account": "account", "id": "number", "date": "day", "amount": "amount" } }
        """, limits);

    public void Dispose() => Directory.Delete(_path, recursive: true);
}

/// <summary>Short forms for what tests compare.</summary>
internal static class ImportResultText
{
    /// <summary>The rejected rows as "line reason".</summary>
    public static string[] Lines(this ImportResult result) => [.. result.Rejects.Select(r => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{r.Line} {r.Reason}"))];

    /// <summary>The numbers of the orders that were kept.</summary>
    public static string Kept(this ImportResult result) => string.Join(' ', result.Portfolio.Accounts.SelectMany(a => a.Orders).Select(o => o.Id).Order(StringComparer.Ordinal));
}
