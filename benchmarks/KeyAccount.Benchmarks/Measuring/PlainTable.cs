namespace KeyAccount.Benchmarks.Measuring;

/// <summary>A table in Markdown, aligned for the eye as well. A heading that begins with &gt; makes its column right-aligned.</summary>
internal sealed class PlainTable(params string[] headings)
{
    private readonly List<string[]> _rows = [];

    public void Add(params string[] cells) => _rows.Add(cells);

    public void Write(TextWriter output)
    {
        var names = headings.Select(h => h.TrimStart('>')).ToArray();
        var right = headings.Select(h => h.StartsWith('>')).ToArray();
        var widths = names.Select((n, i) => Math.Max(3, _rows.Select(r => r[i].Length).Append(n.Length).Max())).ToArray();
        Write(output, names, widths, right);
        output.WriteLine("|" + string.Concat(widths.Select((w, i) => new string('-', w + 1) + (right[i] ? ":|" : "-|"))));
        foreach (var row in _rows) Write(output, row, widths, right);
    }

    private static void Write(TextWriter output, string[] cells, int[] widths, bool[] right) =>
        output.WriteLine("|" + string.Concat(cells.Select((c, i) => " " + (right[i] ? c.PadLeft(widths[i]) : c.PadRight(widths[i])) + " |")));
}
