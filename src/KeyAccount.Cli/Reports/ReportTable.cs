using KeyAccount.Cli.Commands;
using Spectre.Console;

namespace KeyAccount.Cli.Reports;

/// <summary>What the tables and headings of a report look like.</summary>
internal static class ReportTable
{
    /// <summary>An empty table.</summary>
    public static Table New(string firstColumn) => new Table().Border(TableBorder.Simple).AddColumn(firstColumn);

    /// <summary>A column of numbers under a text of the tool.</summary>
    public static TableColumn Right(Session session, string code) => new TableColumn(session.Text(code)).RightAligned();

    /// <summary>Writes a heading behind an empty line.</summary>
    public static void Heading(Session session, string text)
    {
        session.Console.WriteLine();
        session.Console.MarkupLine($"[bold underline]{Markup.Escape(text)}[/]");
    }
}
