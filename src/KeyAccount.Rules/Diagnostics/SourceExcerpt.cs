namespace KeyAccount.Rules.Diagnostics;

/// <summary>A line of a document as it is shown with a finding: the part of it that fits, and the carets below.</summary>
/// <param name="Text">The line, or as much of it around the mark as fits.</param>
/// <param name="Carets">Spaces up to the mark, then a caret for each column of it.</param>
/// <param name="Lines">How many lines the mark covers; the carets reach to the end of the first.</param>
internal readonly record struct SourceExcerpt(string Text, string Carets, int Lines)
{
    /// <summary>Columns of an excerpt, at most.</summary>
    public const int Widest = 120;

    /// <summary>Columns shown before the mark, where a line does not fit.</summary>
    private const int Before = 40;

    /// <summary>UTF-16 units looked at on either side of the mark's start: with room for characters of several units.</summary>
    private const int Reach = 4 * Widest;

    private const string Cut = "…";

    public static SourceExcerpt Of(SourceText source, SourceSpan span)
    {
        var start = Math.Clamp(span.Start, 0, source.Text.Length);
        var line = source.GetPosition(start).Line;
        var last = source.GetPosition(Math.Max(start, span.End - 1)).Line;
        var (from, end) = source.LineBounds(line);
        return Of(source.Text, from, end, Math.Min(start, end), Math.Clamp(span.End, start, Math.Max(start, end)), last - line + 1);
    }

    /// <summary>The excerpt of the line between two offsets of a text, with a mark in it.</summary>
    private static SourceExcerpt Of(string text, int from, int end, int mark, int markEnd, int lines)
    {
        var (first, past) = (Math.Max(from, mark - Reach), Math.Min(end, mark + Reach));
        if (first > from && char.IsLowSurrogate(text[first])) first++;
        if (past < end && char.IsHighSurrogate(text[past - 1])) past--;
        if (lines > 1) markEnd = mark + text.AsSpan(mark, Math.Max(0, markEnd - mark)).TrimEnd().Length;
        var cells = TextCell.Split(text, first, past);
        var at = cells.FindIndex(c => c.Start + c.Length > mark);
        if (at < 0) at = cells.Count;
        var (left, right) = Window(cells, at, first == from && past == end);
        var isCutLeft = left > 0 || first > from;
        var shown = cells[left..right];
        var marked = shown.Where(c => c.Start + c.Length > mark && c.Start < markEnd).Sum(c => c.Width);
        return new SourceExcerpt(
            $"{(isCutLeft ? Cut : "")}{string.Concat(shown.Select(c => c.Text))}{(right < cells.Count || past < end ? Cut : "")}",
            new string(' ', (isCutLeft ? Cut.Length : 0) + cells[left..at].Sum(c => c.Width)) + new string('^', Math.Max(1, marked)),
            lines);
    }

    /// <summary>The cells that fit: some before the mark, and what follows; more before it where little follows.</summary>
    private static (int Left, int Right) Window(List<TextCell> cells, int at, bool isWhole)
    {
        if (isWhole && cells.Sum(c => c.Width) <= Widest) return (0, cells.Count);
        var room = Widest - (2 * Cut.Length);
        var (left, right, used) = (at, at, 0);
        while (left > 0 && used + cells[left - 1].Width <= Before) used += cells[--left].Width;
        while (right < cells.Count && used + cells[right].Width <= room) used += cells[right++].Width;
        while (left > 0 && used + cells[left - 1].Width <= room) used += cells[--left].Width;
        return (left, right);
    }
}
