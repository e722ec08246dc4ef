using System.Globalization;
using KeyAccount.Rules.Diagnostics;
using Spectre.Console;

namespace KeyAccount.Cli.Evaluation;

/// <summary>Lets a person type and change a line on a terminal, and go back to lines typed before. A line that is wider than the terminal is shown in part.</summary>
/// <param name="console">The terminal.</param>
internal sealed class LineEditor(IAnsiConsole console) : ILineSource
{
    private readonly History _history = new();
    private string _prompt = "";
    private string _text = "";
    private int _cursor;

    /// <inheritdoc/>
    public bool IsTyped => true;

    /// <inheritdoc/>
    public string? Read(string prompt)
    {
        (_prompt, _text, _cursor) = (prompt, "", 0);
        Draw();
        while (console.Input.ReadKey(intercept: true) is { } key)
        {
            if (key.Key == ConsoleKey.Enter)
            {
                console.WriteLine();
                _history.Add(_text);
                return _text;
            }

            if (IsControl(key, ConsoleKey.D) && _text.Length == 0) break;
            Press(key);
            Draw();
        }

        console.WriteLine();
        return null;
    }

    private void Press(ConsoleKeyInfo key)
    {
        switch (key.Key)
        {
            case ConsoleKey.UpArrow: Show(_history.Older(_text)); break;
            case ConsoleKey.DownArrow: Show(_history.Newer()); break;
            case ConsoleKey.LeftArrow: _cursor = Before(); break;
            case ConsoleKey.RightArrow: _cursor = After(); break;
            case ConsoleKey.Home: _cursor = 0; break;
            case ConsoleKey.End: _cursor = _text.Length; break;
            case ConsoleKey.Backspace: Remove(Before(), _cursor); break;
            case ConsoleKey.Delete: Remove(_cursor, After()); break;
            case ConsoleKey.Escape: Remove(0, _text.Length); break;
            default: PressLetter(key); break;
        }
    }

    private void PressLetter(ConsoleKeyInfo key)
    {
        if (IsControl(key, ConsoleKey.A)) _cursor = 0;
        else if (IsControl(key, ConsoleKey.E)) _cursor = _text.Length;
        else if (IsControl(key, ConsoleKey.D)) Remove(_cursor, After());
        else if (IsControl(key, ConsoleKey.K)) Remove(_cursor, _text.Length);
        else if (IsControl(key, ConsoleKey.U)) Remove(0, _cursor);
        else if (!char.IsControl(key.KeyChar)) Insert(key.KeyChar);
    }

    private static bool IsControl(ConsoleKeyInfo key, ConsoleKey letter) => key.Key == letter && key.Modifiers == ConsoleModifiers.Control;

    private void Show(string? line)
    {
        if (line is null) return;
        (_text, _cursor) = (line, line.Length);
    }

    private void Insert(char letter) => _text = _text.Insert(_cursor++, letter.ToString());

    private void Remove(int from, int end) => (_text, _cursor) = (_text.Remove(from, end - from), from);

    /// <summary>Where the character before the cursor begins.</summary>
    private int Before() => Cells().LastOrDefault(c => c.Start < _cursor).Start;

    /// <summary>Where the character at the cursor ends.</summary>
    private int After() => Cells().FirstOrDefault(c => c.Start >= _cursor) is { Length: > 0 } cell ? cell.Start + cell.Length : _text.Length;

    private List<TextCell> Cells() => TextCell.Split(_text, 0, _text.Length);

    private void Draw()
    {
        var cells = Cells();
        var room = Math.Max(8, console.Profile.Width - _prompt.Length - 1);
        var before = cells.TakeWhile(c => c.Start < _cursor).ToList();
        var first = 0;
        var column = before.Sum(c => c.Width);
        while (column > room) column -= before[first++].Width;
        var width = 0;
        var shown = string.Concat(cells.Skip(first).TakeWhile(c => (width += c.Width) <= room).Select(c => c.Text));
        var right = (_prompt.Length + column).ToString(CultureInfo.InvariantCulture);
        console.Write(new ControlCode($"\r\u001b[K{_prompt}{shown}\r\u001b[{right}C"));
    }
}
