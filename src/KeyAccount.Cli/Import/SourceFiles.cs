using KeyAccount.Cli.Mapping;

namespace KeyAccount.Cli.Import;

/// <summary>The open files of a mapping. All of them are opened before anything is read, so that every missing file is reported at once.</summary>
internal sealed class SourceFiles : IDisposable
{
    private readonly Dictionary<string, RecordReader> _readers = new(StringComparer.Ordinal);

    private SourceFiles(DataMapping mapping) => Diagnostics = new DiagnosticBag(mapping.File, mapping.Utf8.AsSpan());

    /// <summary>Mistakes of the mapping that only show against the files.</summary>
    public DiagnosticBag Diagnostics { get; }

    /// <summary>Size of all files.</summary>
    public long BytesTotal => _readers.Values.Sum(r => r.BytesTotal);

    /// <summary>The file of a source.</summary>
    public RecordReader this[string source] => _readers[source];

    /// <summary>Opens the files of all sources.</summary>
    /// <exception cref="MappingException">A file is missing or cannot be read as what it should be.</exception>
    public static SourceFiles Open(DataMapping mapping, string folder, ReadingLimits limits)
    {
        var files = new SourceFiles(mapping);
        try
        {
            foreach (var source in mapping.Sources) files.Open(source, Path.Combine(folder, source.File), limits);
            files.ThrowIfAny();
            return files;
        }
        catch
        {
            files.Dispose();
            throw;
        }
    }

    /// <summary>Throws when any mistake was found so far.</summary>
    /// <exception cref="MappingException">At least one mistake was found.</exception>
    public void ThrowIfAny()
    {
        if (Diagnostics.Any) throw new MappingException(Diagnostics.ToImmutable());
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var reader in _readers.Values) reader.Dispose();
    }

    private void Open(SourceMapping source, string path, ReadingLimits limits)
    {
        if (!File.Exists(path))
        {
            Diagnostics.Add("mapping.file-missing", source.At, source.File);
            return;
        }

        try
        {
            _readers.Add(source.Name, source.Format switch
            {
                SourceFormat.Csv => new CsvRecords(path, source.Compressed, source.Delimiter, limits),
                SourceFormat.JsonLines => new JsonLineRecords(path, source.Compressed, limits),
                _ => new ParquetRecords(path),
            });
        }
        catch (Exception exception) when (exception is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            Diagnostics.Add("mapping.file-unreadable", source.At, source.File, source.Format.ToString(), exception.Message);
        }
    }
}
