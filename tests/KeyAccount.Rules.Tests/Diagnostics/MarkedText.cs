using System.Text;

namespace KeyAccount.Rules.Tests.Diagnostics;

/// <summary>A text in which places are marked «so»; marks do not overlap.</summary>
internal sealed class MarkedText
{
    private MarkedText(string text, IReadOnlyList<SourceSpan> marks)
    {
        Text = text;
        Marks = marks;
    }

    /// <summary>The text without its marks.</summary>
    public string Text { get; }

    /// <summary>The marked places in their order.</summary>
    public IReadOnlyList<SourceSpan> Marks { get; }

    public static MarkedText Parse(string marked)
    {
        var text = new StringBuilder(marked.Length);
        var marks = new List<SourceSpan>();
        var start = -1;
        foreach (var c in marked)
        {
            if (c == '«') start = text.Length;
            else if (c == '»') marks.Add(new SourceSpan(start, text.Length - start));
            else text.Append(c);
        }

        return new MarkedText(text.ToString(), marks);
    }

    /// <summary>Line and column as a person counts them, worked out without the code under test.</summary>
    public (int Line, int Column) PositionOf(SourceSpan mark)
    {
        var before = Text[..mark.Start];
        var lines = before.Replace("\r\n", "\n", StringComparison.Ordinal).Split('\n', '\r');
        return (lines.Length, lines[^1].EnumerateRunes().Count() + 1);
    }
}
