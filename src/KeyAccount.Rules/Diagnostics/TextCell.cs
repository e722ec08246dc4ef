using System.Globalization;
using System.Text;

namespace KeyAccount.Rules.Diagnostics;

/// <summary>One character as people see it (a letter with its marks, a whole emoji), and the columns that it takes in a terminal.</summary>
/// <param name="Text">What is shown; a character that cannot be seen, or would change how others are shown, by a sign that stands for it.</param>
/// <param name="Start">Where it begins in the line, in UTF-16 units.</param>
/// <param name="Length">How many units it has there.</param>
/// <param name="Width">The columns.</param>
internal readonly record struct TextCell(string Text, int Start, int Length, int Width)
{
    private const int TabStop = 4;
    private const int EmojiPresentation = 0xFE0F;

    /// <summary>The cells of a stretch of a line; tabs become spaces up to the next stop.</summary>
    public static List<TextCell> Split(string line, int from, int end)
    {
        var cells = new List<TextCell>();
        var column = 0;
        for (var at = from; at < end;)
        {
            var length = Math.Min(StringInfo.GetNextTextElementLength(line, at), end - at);
            var cell = line[at] == '\t' ? Tab(at, column) : Of(line.Substring(at, length), at);
            cells.Add(cell);
            column += cell.Width;
            at += length;
        }

        return cells;
    }

    /// <summary>A text on one line, without characters that cannot be seen or would change how others are shown.</summary>
    public static string Visible(string text) => text.All(c => c is >= ' ' and < '\u007F') ? text : string.Concat(Split(text, 0, text.Length).Select(c => c.Text));

    private static TextCell Tab(int at, int column)
    {
        var width = TabStop - (column % TabStop);
        return new TextCell(new string(' ', width), at, 1, width);
    }

    private static TextCell Of(string element, int at)
    {
        var runes = element.EnumerateRunes().ToArray();
        if (runes.Length == 1 || element is "\r\n")
        {
            var only = runes[0];
            if (only.Value < ' ') return new TextCell(((char)(only.Value + 0x2400)).ToString(), at, element.Length, 1);
            if (IsHidden(only)) return new TextCell("\uFFFD", at, element.Length, 1);
            return new TextCell(element, at, element.Length, WidthOf(only));
        }

        var width = runes.Any(r => r.Value == EmojiPresentation) ? 2 : Math.Min(2, runes.Sum(WidthOf));
        return new TextCell(element, at, element.Length, width);
    }

    private static bool IsHidden(Rune rune) => rune.Value == 0x7F || Rune.GetUnicodeCategory(rune) is
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Surrogate;

    private static int WidthOf(Rune rune) => Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format => 0,
        _ => WideCharacters.Contains(rune.Value) ? 2 : 1,
    };
}
