namespace KeyAccount.Cli.Evaluation;

/// <summary>The lines typed before, to go back to. Lives as long as the session.</summary>
internal sealed class History
{
    private readonly List<string> _lines = [];
    private int _at;
    private string _draft = "";

    /// <summary>Keeps a line, unless it is blank or the one before it.</summary>
    public void Add(string line)
    {
        if (!string.IsNullOrWhiteSpace(line) && (_lines.Count == 0 || _lines[^1] != line)) _lines.Add(line);
        _at = _lines.Count;
    }

    /// <summary>The line before the one shown; <see langword="null"/> when there is none.</summary>
    /// <param name="shown">What stands in the line now: it is kept while older lines are looked at.</param>
    public string? Older(string shown)
    {
        if (_at == 0) return null;
        if (_at == _lines.Count) _draft = shown;
        return _lines[--_at];
    }

    /// <summary>The line after the one shown, at last the one that was being typed; <see langword="null"/> when there is none.</summary>
    public string? Newer()
    {
        if (_at == _lines.Count) return null;
        return ++_at == _lines.Count ? _draft : _lines[_at];
    }
}
