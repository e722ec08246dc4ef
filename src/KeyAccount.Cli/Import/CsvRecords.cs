using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Unicode;

namespace KeyAccount.Cli.Import;

/// <summary>
/// CSV as RFC 4180 has it (LF or CRLF, quoted fields with line breaks and doubled quotes, a header line), read so that every good row is kept
/// and every broken one is named: a record that cannot be right is given up at its first line, and reading goes on at the next line. Blank
/// lines are no rows. A quote inside an unquoted field is an ordinary character.
/// </summary>
internal sealed class CsvRecords : ByteRecords
{
    private readonly byte _delimiter;
    private readonly ImmutableArray<string> _columns = [];
    private readonly StringPool _pool = new();
    private Field[] _fields = new Field[16];
    private int[] _slots = [];
    private int _count;
    private int _next;
    private bool _anyQuoted;
    private bool _atEnd;

    /// <summary>Opens a file and reads its header.</summary>
    /// <exception cref="InvalidDataException">The header cannot be read.</exception>
    public CsvRecords(string path, bool compressed, char delimiter, ReadingLimits limits)
        : base(path, compressed, limits)
    {
        _delimiter = (byte)delimiter;
        try
        {
            _columns = Header();
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    private enum Outcome
    {
        None,
        Complete,
        StrayQuote,
        Unterminated,
        TooLong,
    }

    /// <inheritdoc/>
    public override ImmutableArray<string>? Columns => _columns;

    /// <inheritdoc/>
    public override void Select(IReadOnlyList<string> columns)
    {
        _slots = new int[_columns.Length];
        Array.Fill(_slots, -1);
        for (var i = 0; i < columns.Count; i++) _slots[_columns.IndexOf(columns[i])] = i;
    }

    /// <inheritdoc/>
    public override bool Read(Row row)
    {
        while (true)
        {
            var outcome = Scan();
            if (outcome == Outcome.None) return false;
            row.Begin(Line);
            if (outcome != Outcome.Complete)
            {
                row.Reject(FaultOf(outcome));
                SkipLine();
                return true;
            }

            if (IsBlank())
            {
                Consume();
                continue;
            }

            Check(row);
            return true;
        }
    }

    private ImmutableArray<string> Header()
    {
        SkipMark();
        var outcome = Scan();
        while (outcome == Outcome.Complete && IsBlank()) outcome = NextLine();
        if (outcome == Outcome.None)
        {
            Problems.Add(new RowFault("empty"));
            return [];
        }

        if (outcome != Outcome.Complete || !Utf8.IsValid(Buffer.AsSpan(Start, _next - Start))) throw new InvalidDataException("header");
        ImmutableArray<string> columns = [.. Enumerable.Range(0, _count).Select(i => Decode(_fields[i]).Trim())];
        Consume();
        return columns;
    }

    private Outcome NextLine()
    {
        Consume();
        return Scan();
    }

    private bool IsBlank() => _count == 1 && _fields[0].Length == 0 && !_anyQuoted;

    /// <summary>Judges a record that could be split into fields, takes its cells, and moves on.</summary>
    private void Check(Row row)
    {
        if (_count != _columns.Length)
        {
            var cut = _atEnd && _count < _columns.Length;
            row.Reject(cut ? new RowFault("cut-off") : new RowFault("wrong-field-count", "", Number(_count), Number(_columns.Length)));
            if (_anyQuoted) SkipLine();
            else Consume();
            return;
        }

        var record = Buffer.AsSpan(Start, _next - Start);
        if (_atEnd && IsTruncated) row.Reject(new RowFault("cut-off"));
        else if (!Utf8.IsValid(record)) row.Reject(new RowFault("invalid-encoding"));
        else if (record.Contains((byte)0)) row.Reject(new RowFault("nul-character"));
        else if (record.Length > Limits.MaxFieldBytes && LongField() is { } length) row.Reject(new RowFault("field-too-long", "", Number(length), Number(Limits.MaxFieldBytes)));
        else Take(row.Cells);
        Consume();
    }

    private int? LongField()
    {
        for (var i = 0; i < _count; i++)
        {
            if (_fields[i].Length > Limits.MaxFieldBytes) return _fields[i].Length;
        }

        return null;
    }

    private void Take(string?[] cells)
    {
        for (var i = 0; i < _slots.Length; i++)
        {
            if (_slots[i] >= 0) cells[_slots[i]] = Decode(_fields[i]);
        }
    }

    private string Decode(Field field)
    {
        var bytes = Buffer.AsSpan(Start + field.Offset, field.Length);
        return field.HasEscapes ? Encoding.UTF8.GetString(bytes).Replace("\"\"", "\"", StringComparison.Ordinal) : _pool.Get(bytes);
    }

    private void Consume()
    {
        Line += _anyQuoted ? Math.Max(1, Buffer.AsSpan(Start, _next - Start).Count((byte)'\n')) : 1;
        Start = _next;
    }

    private RowFault FaultOf(Outcome outcome)
    {
        var firstLine = Buffer.AsSpan(Start, End - Start).IndexOf((byte)'\n');
        return outcome switch
        {
            Outcome.StrayQuote => new RowFault("stray-quote"),
            Outcome.Unterminated => new RowFault(firstLine < 0 ? "cut-off" : "unterminated-quote"),
            _ => new RowFault(firstLine is < 0 || firstLine > Limits.MaxRecordBytes ? "record-too-long" : "unterminated-quote", "", "", Number(Limits.MaxRecordBytes)),
        };
    }

    /// <summary>Splits the record at <see cref="ByteRecords.Start"/> into fields.</summary>
    private Outcome Scan()
    {
        _count = 0;
        _anyQuoted = false;
        _atEnd = false;
        var position = Start;
        if (!Has(ref position)) return Outcome.None;
        while (true)
        {
            var offset = position - Start;
            if (!Has(ref position)) return Complete(offset, 0, false, position, atEnd: true);
            var outcome = Buffer[position] == (byte)'"' ? Quoted(ref position) : Plain(ref position);
            if (outcome != Outcome.None) return outcome;
        }
    }

    /// <summary>An unquoted field; <see cref="Outcome.None"/> when another field follows.</summary>
    private Outcome Plain(ref int position)
    {
        var offset = position - Start;
        while (true)
        {
            var at = Buffer.AsSpan(position, End - position).IndexOfAny(_delimiter, (byte)'\n');
            if (at >= 0)
            {
                position += at;
                var length = position - Start - offset;
                if (Buffer[position++] == _delimiter)
                {
                    Add(offset, length, false);
                    return Outcome.None;
                }

                if (position - Start > Limits.MaxRecordBytes) return Outcome.TooLong;
                if (length > 0 && Buffer[position - 2] == (byte)'\r') length--;
                return Complete(offset, length, false, position, atEnd: false);
            }

            position = End;
            if (position - Start > Limits.MaxRecordBytes) return Outcome.TooLong;
            if (More(ref position)) continue;
            var rest = position - Start - offset;
            if (rest > 0 && Buffer[position - 1] == (byte)'\r') rest--;
            return Complete(offset, rest, false, position, atEnd: true);
        }
    }

    /// <summary>A quoted field; <see cref="Outcome.None"/> when another field follows.</summary>
    private Outcome Quoted(ref int position)
    {
        _anyQuoted = true;
        var offset = ++position - Start;
        var escapes = false;
        while (true)
        {
            var at = Buffer.AsSpan(position, End - position).IndexOf((byte)'"');
            if (at < 0)
            {
                position = End;
                if (position - Start > Limits.MaxRecordBytes) return Outcome.TooLong;
                if (!More(ref position)) return Outcome.Unterminated;
                continue;
            }

            position += at + 1;
            if (!Has(ref position) || Buffer[position] != (byte)'"') break;
            escapes = true;
            position++;
        }

        var length = position - 1 - Start - offset;
        if (!Has(ref position)) return Complete(offset, length, escapes, position, atEnd: true);
        if (Buffer[position] == (byte)'\r')
        {
            var after = position + 1;
            var more = Has(ref after);
            position = after - 1;
            if (!more) return Complete(offset, length, escapes, after, atEnd: true);
            if (Buffer[after] == (byte)'\n') return Complete(offset, length, escapes, after + 1, atEnd: false);
        }

        if (Buffer[position] == (byte)'\n') return Complete(offset, length, escapes, position + 1, atEnd: false);
        if (Buffer[position] != _delimiter) return Outcome.StrayQuote;
        position++;
        Add(offset, length, escapes);
        return Outcome.None;
    }

    private Outcome Complete(int offset, int length, bool escapes, int next, bool atEnd)
    {
        Add(offset, length, escapes);
        _next = next;
        _atEnd = atEnd;
        return Outcome.Complete;
    }

    private void Add(int offset, int length, bool escapes)
    {
        if (_count == _fields.Length) Array.Resize(ref _fields, _count * 2);
        _fields[_count++] = new Field(offset, length, escapes);
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>A field of the record: where it is, counted from the record's beginning.</summary>
    private readonly record struct Field(int Offset, int Length, bool HasEscapes);
}
