using System.Text;

namespace KeyAccount.Rules.Tests.Diagnostics;

/// <summary>A text in which places are marked «so», and places of another kind ‹so›; marks of one kind do not overlap.</summary>
internal sealed class MarkedText
{
    private MarkedText(string text, IReadOnlyList<SourceSpan> marks, IReadOnlyList<SourceSpan> others)
    {
        Text = text;
        Marks = marks;
        Others = others;
    }

    /// <summary>The text without its marks.</summary>
    public string Text { get; }

    /// <summary>The marked places in their order.</summary>
    public IReadOnlyList<SourceSpan> Marks { get; }

    /// <summary>The places of the other kind in their order.</summary>
    public IReadOnlyList<SourceSpan> Others { get; }

    public static MarkedText Parse(string marked)
    {
        var text = new StringBuilder(marked.Length);
        var (marks, others) = (new List<SourceSpan>(), new List<SourceSpan>());
        var (start, otherStart) = (-1, -1);
        foreach (var c in marked)
        {
            if (c == '«') start = text.Length;
            else if (c == '»') marks.Add(new SourceSpan(start, text.Length - start));
            else if (c == '‹') otherStart = text.Length;
            else if (c == '›') others.Add(new SourceSpan(otherStart, text.Length - otherStart));
            else text.Append(c);
        }

        return new MarkedText(text.ToString(), marks, others);
    }

    /// <summary>Line and column as a person counts them, worked out without the code under test.</summary>
    public (int Line, int Column) PositionOf(SourceSpan mark)
    {
        var before = Text[..mark.Start];
        var lines = before.Replace("\r\n", "\n", StringComparison.Ordinal).Split('\n', '\r');
        return (lines.Length, lines[^1].EnumerateRunes().Count() + 1);
    }
}
