using System.Text;

namespace KeyAccount.Cli.Evaluation;

/// <summary>Reads lines as they come, holding no more of one than it may have. CR, LF and CR LF end a line. Not thread-safe.</summary>
/// <param name="reader">The text; stays open.</param>
/// <param name="longest">The most characters of a line.</param>
internal sealed class BoundedLines(TextReader reader, int longest)
{
    private readonly char[] _block = new char[16 * 1024];
    private readonly StringBuilder _line = new();
    private int _at;
    private int _end;

    /// <summary>Called before it waits for more text.</summary>
    public Action Waiting { get; init; } = () => { };

    /// <summary>The current line; cut off where it <see cref="IsTooLong"/>.</summary>
    public string Text { get; private set; } = "";

    /// <summary>Whether the line has more characters than it may.</summary>
    public bool IsTooLong { get; private set; }

    /// <summary>Goes to the next line; <see langword="false"/> at the end of the text.</summary>
    public bool Next()
    {
        _line.Clear();
        IsTooLong = false;
        var any = false;
        while (_at < _end || Fill())
        {
            any = true;
            var rest = _block.AsSpan(_at, _end - _at);
            var length = rest.IndexOfAny('\n', '\r');
            Append(length < 0 ? rest : rest[..length]);
            _at += length < 0 ? rest.Length : length + 1;
            if (length >= 0) break;
        }

        Text = _line.ToString();
        return any;
    }

    private void Append(ReadOnlySpan<char> text)
    {
        var room = longest - _line.Length;
        IsTooLong |= text.Length > room;
        _line.Append(text[..Math.Min(text.Length, room)]);
    }

    private bool Fill()
    {
        Waiting();
        (_at, _end) = (0, reader.Read(_block, 0, _block.Length));
        return _end > 0;
    }
}
