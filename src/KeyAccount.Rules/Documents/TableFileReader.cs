using System.Globalization;
using KeyAccount.Rules.Diagnostics;
using KeyAccount.Rules.Expressions;

namespace KeyAccount.Rules.Documents;

/// <summary>One rule of a table file, cell by cell.</summary>
internal sealed record TableFileRow(ExpressionText?[] When, ExpressionText?[] Then, ExpressionText? Reason, ExpressionText? Id, SourceSpan Span);

/// <summary>
/// Reads the rules of a decision table from a CSV file: a header that names the columns, then a line for each rule. Cells are FEEL, as in the
/// policy; where the answers are a closed set of texts, one of them stands for itself.
/// </summary>
internal sealed class TableFileReader(
    SourceText source, IReadOnlyList<TableInput> inputs, IReadOnlyList<TableOutput> outputs, PolicyLimits limits, DiagnosticBag diagnostics)
{
    private const string ReasonColumn = "reason";
    private const string IdColumn = "id";

    public IReadOnlyList<TableFileRow> Read()
    {
        var bytes = System.Text.Encoding.UTF8.GetByteCount(source.Text);
        if (bytes > limits.MaxDocumentBytes)
        {
            Report(DiagnosticCatalog.DocumentTooLarge, default, Invariant(bytes), Invariant(limits.MaxDocumentBytes));
            return [];
        }

        var rows = new List<TableFileRow>();
        Columns? columns = null;
        var lines = 0;
        foreach (var line in new CsvLines(source, diagnostics).Read())
        {
            if (columns is null)
            {
                columns = Header(line);
                continue;
            }

            if (lines++ == limits.MaxTableRules)
            {
                Report(DiagnosticCatalog.TooManyRules, line.Span, $"file \"{source.Name}\"", Invariant(limits.MaxTableRules));
                break;
            }

            if (Row(line, columns) is { } row) rows.Add(row);
        }

        if (columns is null) Report(DiagnosticCatalog.EmptyCollection, default, $"file \"{source.Name}\"", "line that names the columns");
        else if (lines == 0) Report(DiagnosticCatalog.EmptyCollection, default, $"file \"{source.Name}\"", "rule");
        return rows;
    }

    /// <param name="Count">How many columns the header has.</param>
    /// <param name="IsWhole">Whether every input and output has one.</param>
    private sealed record Columns(int[] Inputs, int[] Outputs, int Reason, int Id, int Count, bool IsWhole);

    /// <summary>Finds the column of every input (named by its expression or its title) and output (by its name).</summary>
    private Columns Header(CsvLine line)
    {
        var taken = new bool[line.Cells.Count];
        int Find(Func<string, bool> isNamed)
        {
            for (var i = 0; i < taken.Length; i++)
            {
                if (taken[i] || !isNamed(line.Cells[i].Text.Trim())) continue;
                taken[i] = true;
                return i;
            }

            return -1;
        }

        int[] inputColumns = [.. inputs.Select(input => Find(name => name == input.Text.Trim() || input.Title?.ByLanguage.Any(t => t.Value == name) == true))];
        int[] outputColumns = [.. outputs.Select(output => Find(name => name == output.Name))];
        var (reason, id) = (Find(name => name == ReasonColumn), Find(name => name == IdColumn));
        string[] known = [.. inputs.Select(i => i.Text), .. outputs.Select(o => o.Name), ReasonColumn, IdColumn];
        for (var i = 0; i < taken.Length; i++)
            if (!taken[i]) Report(DiagnosticCatalog.UnknownColumn, Whole(line.Cells[i]), line.Cells[i].Text.Trim(), source.Name, Spelling.Suggest(line.Cells[i].Text.Trim(), known));
        foreach (var name in inputs.Select(i => i.Text).Zip(inputColumns).Concat(outputs.Select(o => o.Name).Zip(outputColumns)).Where(p => p.Second < 0).Select(p => p.First))
            Report(DiagnosticCatalog.MissingColumn, line.Span, source.Name, name);
        return new Columns(inputColumns, outputColumns, reason, id, taken.Length, !inputColumns.Concat(outputColumns).Contains(-1) && taken.All(t => t));
    }

    private TableFileRow? Row(CsvLine line, Columns columns)
    {
        if (!columns.IsWhole) return null;
        if (line.Cells.Count != columns.Count)
        {
            Report(DiagnosticCatalog.WrongCellCount, line.Span, $"this line of \"{source.Name}\"", Invariant(line.Cells.Count), "cell", Invariant(columns.Count), "column");
            return null;
        }

        ExpressionText? Optional(int column) => column < 0 || line.Cells[column].Text.Trim().Length == 0 ? null : line.Cells[column];
        return new TableFileRow(
            [.. columns.Inputs.Select(c => line.Cells[c])],
            [.. columns.Outputs.Select((c, i) => Answer(line.Cells[c], outputs[i]))],
            Optional(columns.Reason),
            Optional(columns.Id),
            line.Span);
    }

    /// <summary>An answer of a closed set may stand without quotes.</summary>
    private static ExpressionText Answer(ExpressionText cell, TableOutput output)
    {
        var text = cell.Text.Trim();
        if (!output.Values.Contains(text)) return cell;
        var literal = "\"" + text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal) + "\"";
        var at = cell.Locate(new SourceSpan(0, cell.Text.Length));
        return new ExpressionText(literal, cell.Document, [.. Enumerable.Repeat(at.Start, literal.Length), at.End]);
    }

    private static SourceSpan Whole(ExpressionText cell) => cell.Locate(new SourceSpan(0, cell.Text.Length));

    private static string Invariant(int number) => number.ToString(CultureInfo.InvariantCulture);

    private void Report(DiagnosticDescriptor descriptor, SourceSpan span, params ReadOnlySpan<string> arguments) => diagnostics.Add(descriptor, source, span, arguments);
}
