using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace KeyAccount.Cli.Import;

/// <summary>
/// JSON lines: one object per line, blank lines are no rows. A number keeps the digits it is written with; a missing property and <c>null</c> are
/// unknown; an object or a list inside a row is handed out as its JSON text.
/// </summary>
internal sealed class JsonLineRecords : ByteRecords
{
    private byte[][] _names = [];
    private string[] _columns = [];
    private bool[] _seen = [];
    private bool _anyRow;

    /// <summary>Opens a file.</summary>
    /// <exception cref="InvalidDataException">The file is UTF-16.</exception>
    public JsonLineRecords(string path, bool compressed, ReadingLimits limits)
        : base(path, compressed, limits)
    {
        try
        {
            SkipMark();
        }
        catch
        {
            Dispose();
            throw;
        }

        if (End == 0) Problems.Add(new RowFault("empty"));
    }

    /// <inheritdoc/>
    public override ImmutableArray<string>? Columns => null;

    /// <inheritdoc/>
    public override void Select(IReadOnlyList<string> columns)
    {
        _columns = [.. columns];
        _names = [.. columns.Select(Encoding.UTF8.GetBytes)];
        _seen = new bool[_names.Length];
    }

    /// <inheritdoc/>
    public override bool Read(Row row)
    {
        while (true)
        {
            var position = Start;
            if (!Has(ref position))
            {
                Finish();
                return false;
            }

            row.Begin(Line);
            if (!FindLine(out var length))
            {
                row.Reject(new RowFault("record-too-long", "", "", Limits.MaxRecordBytes.ToString(CultureInfo.InvariantCulture)));
                SkipLine();
                return true;
            }

            var blank = Buffer.AsSpan(Start, length).Trim(" \t\r"u8).IsEmpty;
            if (!blank) Judge(row, Buffer.AsSpan(Start, length), atEnd: Start + length == End);
            Start = Math.Min(Start + length + 1, End);
            Line++;
            if (!blank) return true;
        }
    }

    /// <summary>Finds the end of the line; <see langword="false"/> when it is too long.</summary>
    private bool FindLine(out int length)
    {
        var position = Start;
        while (true)
        {
            var at = Buffer.AsSpan(position, End - position).IndexOf((byte)'\n');
            length = (at >= 0 ? position + at : End) - Start;
            if (length > Limits.MaxRecordBytes) return false;
            if (at >= 0) return true;
            position = End;
            if (!More(ref position)) return true;
        }
    }

    private void Judge(Row row, ReadOnlySpan<byte> line, bool atEnd)
    {
        if (!Utf8.IsValid(line))
        {
            row.Reject(new RowFault("invalid-encoding"));
            return;
        }

        Array.Clear(row.Cells);
        try
        {
            var json = new Utf8JsonReader(line);
            if (!json.Read() || json.TokenType != JsonTokenType.StartObject) throw new JsonException();
            while (json.Read() && json.TokenType == JsonTokenType.PropertyName) Property(ref json, row, line);
            if (json.Read()) throw new JsonException();
            _anyRow = true;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            row.Reject(new RowFault(atEnd ? "cut-off" : "invalid-json"));
        }
    }

    private void Property(ref Utf8JsonReader json, Row row, ReadOnlySpan<byte> line)
    {
        var slot = 0;
        while (slot < _names.Length && !json.ValueTextEquals(_names[slot])) slot++;
        json.Read();
        var start = (int)json.TokenStartIndex;
        var type = json.TokenType;
        var text = type == JsonTokenType.String && slot < _names.Length ? json.GetString() : null;
        json.Skip();
        if (slot == _names.Length) return;
        _seen[slot] = true;
        var raw = line[start..(int)json.BytesConsumed];
        if (raw.Length > Limits.MaxFieldBytes)
        {
            row.Reject(new RowFault("field-too-long", "", raw.Length.ToString(CultureInfo.InvariantCulture), Limits.MaxFieldBytes.ToString(CultureInfo.InvariantCulture)));
        }
        else if (text?.Contains('\0', StringComparison.Ordinal) == true)
        {
            row.Reject(new RowFault("nul-character"));
        }

        row.Cells[slot] = type switch
        {
            JsonTokenType.String => text,
            JsonTokenType.Null => null,
            _ => Encoding.UTF8.GetString(raw),
        };
    }

    private void Finish()
    {
        if (!_anyRow) return;
        for (var i = 0; i < _seen.Length; i++)
        {
            if (!_seen[i]) Problems.Add(new RowFault("column-never-seen", _columns[i]));
        }

        _anyRow = false;
    }
}
