using System.Collections.Immutable;
using KeyAccount.Cli.Import;

namespace KeyAccount.Cli.People;

/// <summary>
/// Cuts a text into the records of a JSON array, or of JSON lines where it is none, without understanding them: what is broken in a record stays in it.
/// A person has no objects inside, so one that is not closed ends where the next begins.
/// </summary>
internal sealed class PeopleRecords
{
    private const string Blank = " \t\r\n";

    private readonly string _text;
    private readonly ImmutableArray<PersonRecord>.Builder _records = ImmutableArray.CreateBuilder<PersonRecord>();
    private readonly Stack<char> _open = new();
    private int _openObjects;
    private int _counted;
    private long _line = 1;

    private PeopleRecords(string text) => _text = text;

    /// <summary>The records in their order.</summary>
    /// <param name="text">The text of the file.</param>
    /// <param name="problem">What is wrong with the file as a whole; <see langword="null"/> when nothing is.</param>
    public static ImmutableArray<PersonRecord> Cut(string text, out RowFault? problem)
    {
        var cut = new PeopleRecords(text);
        var start = text.AsSpan().IndexOfAnyExcept(Blank);
        var isList = start >= 0 && text[start] == '[';
        var end = text.AsSpan().LastIndexOfAnyExcept(Blank);
        var isClosed = isList && end > start && text[end] == ']';
        if (isList) cut.CutList(start + 1, isClosed ? end : text.Length);
        else cut.CutLines();
        problem = isList && !isClosed ? new RowFault("list-not-closed") : cut._records.Count == 0 ? new RowFault("no-people") : null;
        return cut._records.ToImmutable();
    }

    private void CutLines()
    {
        for (var at = 0; at < _text.Length;)
        {
            var length = _text.AsSpan(at).IndexOf('\n');
            var end = length < 0 ? _text.Length : at + length;
            Add(at, end);
            at = end + 1;
        }
    }

    private void CutList(int start, int end)
    {
        var isText = false;
        var last = ',';
        for (var at = start; at < end; at++)
        {
            var sign = _text[at];
            if (isText)
            {
                if (sign == '\\' && at + 1 < end && _text[at + 1] != '\n') at++;
                else if (sign is '"' or '\n') isText = false;
                if (sign == '\n') last = ','; // A text of JSON ends on its line; the sign that should end this one, and all behind it, are lost.
                continue;
            }

            if (Blank.Contains(sign, StringComparison.Ordinal)) continue;
            if (sign == '{' && last == ',' && _open.TryPeek(out var within) && within == '{')
            {
                // Behind a comma an object has a name, so this is the next one.
                Add(start, start + _text.AsSpan(start, at - start).TrimEnd(Blank + ",").Length);
                start = at;
                _open.Clear();
                _openObjects = 0;
            }
            else if (sign == ',' && _open.Count == 0)
            {
                Add(start, at);
                start = at + 1;
            }

            isText = sign == '"';
            Follow(sign);
            last = sign;
        }

        Add(start, end);
    }

    /// <summary>Keeps what is open; a bracket that closes nothing is left to whoever reads the record, and an object closes with all lists in it.</summary>
    private void Follow(char sign)
    {
        switch (sign)
        {
            case '{':
                _openObjects++;
                _open.Push(sign);
                break;
            case '[':
                _open.Push(sign);
                break;
            case ']' when _open.TryPeek(out var list) && list == '[':
                _open.Pop();
                break;
            case '}' when _openObjects > 0:
                while (_open.Pop() != '{') { }
                _openObjects--;
                break;
        }
    }

    private void Add(int start, int end)
    {
        var text = _text.AsSpan(start, end - start);
        var first = text.IndexOfAnyExcept(Blank);
        if (first < 0) return;
        _line += _text.AsSpan(_counted, start + first - _counted).Count('\n');
        _counted = start + first;
        _records.Add(new PersonRecord(_line, text.Trim(Blank).ToString()));
    }
}

/// <summary>A person as the file writes them.</summary>
/// <param name="Line">The line on which the record begins, from 1.</param>
/// <param name="Text">Its text.</param>
internal sealed record PersonRecord(long Line, string Text);
