using System.Collections.Immutable;
using System.Data.Common;
using System.Globalization;
using DuckDB.NET.Data;

namespace KeyAccount.Cli.Import;

/// <summary>
/// Parquet, read by DuckDB in the order of the file. Every value is handed out as text (dates as <c>yyyy-MM-dd</c>, decimals with all their digits),
/// so that it goes through the same conversions as the text of a CSV file.
/// </summary>
internal sealed class ParquetRecords : RecordReader
{
    private readonly DuckDBConnection _connection;
    private readonly string _path;
    private DbCommand? _command;
    private DbDataReader? _reader;
    private long _record;

    /// <summary>Opens a file and reads its columns.</summary>
    /// <exception cref="InvalidDataException">The file is not Parquet, or not whole.</exception>
    public ParquetRecords(string path)
    {
        _path = path;
        BytesTotal = new FileInfo(path).Length;
        _connection = Duck.Open();
        try
        {
            using var command = _connection.CreateCommand();
            command.CommandText = $"DESCRIBE SELECT * FROM read_parquet({Duck.Literal(path)})";
            using var reader = command.ExecuteReader();
            var columns = ImmutableArray.CreateBuilder<string>();
            while (reader.Read()) columns.Add(reader.GetString(0));
            Columns = columns.ToImmutable();
        }
        catch (DuckDBException exception)
        {
            _connection.Dispose();
            throw new InvalidDataException(Duck.FirstLine(exception), exception);
        }
    }

    /// <inheritdoc/>
    public override ImmutableArray<string>? Columns { get; }

    /// <inheritdoc/>
    public override long BytesRead => _reader is null || Rows == 0 ? 0 : (long)((double)_record / Rows * BytesTotal);

    /// <inheritdoc/>
    public override long BytesTotal { get; }

    private long Rows { get; set; }

    /// <inheritdoc/>
    public override void Select(IReadOnlyList<string> columns)
    {
        using (var count = _connection.CreateCommand())
        {
            count.CommandText = $"SELECT count(*) FROM read_parquet({Duck.Literal(_path)})";
            Rows = Convert.ToInt64(count.ExecuteScalar(), CultureInfo.InvariantCulture);
        }

        var list = columns.Count == 0 ? "NULL" : string.Join(", ", columns.Select(c => $"CAST({Duck.Name(c)} AS VARCHAR)"));
        var command = _connection.CreateCommand();
        command.UseStreamingMode = true;
        command.CommandText = $"SELECT {list} FROM read_parquet({Duck.Literal(_path)})";
        _command = command;
    }

    /// <inheritdoc/>
    public override bool Read(Row row)
    {
        if (_record >= Rows) return false;
        row.Begin(_record + 1);
        if (Problems.Count == 0)
        {
            try
            {
                _reader ??= _command!.ExecuteReader();
                if (!_reader.Read()) return false;
                for (var i = 0; i < row.Cells.Length; i++) row.Cells[i] = _reader.IsDBNull(i) ? null : _reader.GetString(i);
            }
            catch (DuckDBException exception)
            {
                Problems.Add(new RowFault("damaged", _record.ToString(CultureInfo.InvariantCulture), Duck.FirstLine(exception)));
            }
        }

        // Records behind a damaged page are counted by the file's own footer, and each is named.
        if (Problems.Count > 0) row.Reject(new RowFault("unreadable"));
        _record++;
        return true;
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        _reader?.Dispose();
        _command?.Dispose();
        _connection.Dispose();
    }
}
