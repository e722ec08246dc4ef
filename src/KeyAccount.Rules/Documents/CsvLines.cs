using System.Text;
using KeyAccount.Rules.Diagnostics;
using KeyAccount.Rules.Expressions;

namespace KeyAccount.Rules.Documents;

/// <summary>A record of a CSV file; a cell in quotes may go over several lines of the file.</summary>
internal sealed record CsvLine(IReadOnlyList<ExpressionText> Cells, SourceSpan Span);

/// <summary>
/// Splits a CSV file (RFC 4180) into cells that know their places. The separator is a comma, or a semicolon where the first line has none but semicolons;
/// blank lines and lines that begin with <c>#</c> are passed over.
/// </summary>
internal sealed class CsvLines(SourceText source, DiagnosticBag diagnostics)
{
    private readonly string _text = source.Text;
    private char _separator;
    private int _at;

    public IEnumerable<CsvLine> Read()
    {
        while (_at < _text.Length)
        {
            var end = EndOfLine(_at);
            var line = _text.AsSpan(_at, end - _at);
            if (line.Trim().IsEmpty || line.TrimStart()[0] == '#')
            {
                _at = After(end);
                continue;
            }

            if (_separator == '\0') _separator = line.Contains(';') && !line.Contains(',') ? ';' : ',';
            yield return Line();
        }
    }

    private CsvLine Line()
    {
        var start = _at;
        var cells = new List<ExpressionText>();
        while (true)
        {
            cells.Add(Cell());
            if (_at >= _text.Length || _text[_at] != _separator) break;
            _at++;
        }

        var line = new CsvLine(cells, new SourceSpan(start, _at - start));
        _at = After(_at);
        return line;
    }

    private ExpressionText Cell()
    {
        var end = _at;
        while (end < _text.Length && _text[end] is ' ' or '\t') end++;
        if (end < _text.Length && _text[end] == '"') return Quoted(end);
        end = _at;
        while (end < _text.Length && _text[end] != _separator && _text[end] is not ('\r' or '\n')) end++;
        var cell = new ExpressionText(_text[_at..end], source, [.. Enumerable.Range(_at, end - _at + 1)]);
        _at = end;
        return cell;
    }

    /// <summary>A cell in quotes, in which two quotes stand for one.</summary>
    private ExpressionText Quoted(int open)
    {
        var value = new StringBuilder();
        var offsets = new List<int>();
        var i = open + 1;
        while (i < _text.Length && (_text[i] != '"' || (i + 1 < _text.Length && _text[i + 1] == '"')))
        {
            offsets.Add(i);
            value.Append(_text[i]);
            i += _text[i] == '"' ? 2 : 1;
        }

        offsets.Add(i);
        if (i >= _text.Length) diagnostics.Add(DiagnosticCatalog.OpenCell, source, new SourceSpan(open, 1));
        _at = Math.Min(_text.Length, i + 1);
        var rest = _at;
        while (_at < _text.Length && _text[_at] != _separator && _text[_at] is not ('\r' or '\n')) _at++;
        if (!string.IsNullOrWhiteSpace(_text[rest.._at])) diagnostics.Add(DiagnosticCatalog.AfterCell, source, new SourceSpan(rest, _at - rest));
        return new ExpressionText(value.ToString(), source, [.. offsets]);
    }

    private int EndOfLine(int from)
    {
        var end = _text.AsSpan(from).IndexOfAny('\r', '\n');
        return end < 0 ? _text.Length : from + end;
    }

    private int After(int endOfLine) =>
        endOfLine >= _text.Length ? _text.Length : _text[endOfLine] == '\r' && endOfLine + 1 < _text.Length && _text[endOfLine + 1] == '\n' ? endOfLine + 2 : endOfLine + 1;
}
