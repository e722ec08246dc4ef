using System.Text;

namespace KeyAccount.Rules;

/// <summary>A stretch of a document: where it starts and how long it is, in UTF-16 units.</summary>
/// <param name="Start">Offset of the first unit; at least 0.</param>
/// <param name="Length">Number of units; 0 marks a place between two characters.</param>
public readonly record struct SourceSpan(int Start, int Length)
{
    /// <summary>Offset just after the last unit.</summary>
    public int End => Start + Length;

    internal static SourceSpan Between(SourceSpan first, SourceSpan last) => new(first.Start, last.End - first.Start);
}

/// <summary>A place in a document as people count it: both numbers start at 1.</summary>
/// <param name="Line">The line.</param>
/// <param name="Column">The column, in characters (a surrogate pair is one).</param>
public readonly record struct LinePosition(int Line, int Column);

/// <summary>A document with its name, and where its lines begin. Immutable and thread-safe.</summary>
public sealed class SourceText
{
    private const char ByteOrderMark = '\uFEFF';

    private readonly int[] _lineStarts;

    /// <summary>Wraps <paramref name="text"/>.</summary>
    /// <param name="name">What diagnostics call the document: a file path, or a name such as <c>policy</c>.</param>
    /// <param name="text">The text; a byte order mark at its start is not part of it.</param>
    public SourceText(string name, string text)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(text);
        Name = name;
        Text = text.StartsWith(ByteOrderMark) ? text[1..] : text;
        _lineStarts = FindLineStarts(Text);
    }

    /// <summary>What diagnostics call the document.</summary>
    public string Name { get; }

    /// <summary>The whole text, without a byte order mark.</summary>
    public string Text { get; }

    /// <summary>The line and column of an offset; an offset past the end counts as the end.</summary>
    public LinePosition GetPosition(int offset)
    {
        offset = Math.Clamp(offset, 0, Text.Length);
        var index = Array.BinarySearch(_lineStarts, offset);
        var line = index >= 0 ? index : ~index - 1;
        var column = 1;
        for (var i = _lineStarts[line]; i < offset; i++)
            if (!char.IsLowSurrogate(Text[i])) column++;
        return new LinePosition(line + 1, column);
    }

    /// <summary>The text of a line, counted from 1, without its line break.</summary>
    public string GetLine(int line)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(line, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(line, _lineStarts.Length);
        var (start, end) = LineBounds(line);
        return Text[start..end];
    }

    /// <summary>Where a line begins, and where it ends before its line break.</summary>
    internal (int Start, int End) LineBounds(int line)
    {
        var start = _lineStarts[line - 1];
        var end = line < _lineStarts.Length ? _lineStarts[line] : Text.Length;
        while (end > start && Text[end - 1] is '\r' or '\n') end--;
        return (start, end);
    }

    private static int[] FindLineStarts(string text)
    {
        var starts = new List<int> { 0 };
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\n' || (text[i] == '\r' && (i + 1 == text.Length || text[i + 1] != '\n'))) starts.Add(i + 1);
        }

        return [.. starts];
    }

    /// <summary>For every byte of the text's UTF-8 form (and the place after it), the offset of its character.</summary>
    internal static int[] MapUtf8Offsets(string text)
    {
        var map = new int[Encoding.UTF8.GetByteCount(text) + 1];
        var at = 0;
        for (var i = 0; i < text.Length;)
        {
            var units = char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]) ? 2 : 1;
            var bytes = Encoding.UTF8.GetByteCount(text.AsSpan(i, units));
            map.AsSpan(at, bytes).Fill(i);
            at += bytes;
            i += units;
        }

        map[at] = text.Length;
        return map;
    }
}
