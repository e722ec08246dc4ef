using KeyAccount.Cli.Export;
using KeyAccount.Cli.Import;

namespace KeyAccount.Cli.Reports;

/// <summary>Writes the rejected rows: source, line, reason.</summary>
internal static class RejectsFile
{
    /// <summary>Writes the file; it appears when the writer is completed.</summary>
    public static TableWriter Write(string path, ImportResult import, string language)
    {
        var writer = Begin(path);
        foreach (var reject in import.Rejects)
            writer.Append(TableValue.Of(reject.Source), TableValue.Of(reject.Line), TableValue.Of(reject.Reason), TableValue.Of(reject.Message(language)));
        return writer;
    }

    /// <summary>Begins the file, to which rows are added as they turn up.</summary>
    public static TableWriter Begin(string path) => TableWriter.Create(path,
    [
        new("source", ColumnType.Text), new("line", ColumnType.Integer), new("reason", ColumnType.Text), new("message", ColumnType.Text),
    ]);
}
