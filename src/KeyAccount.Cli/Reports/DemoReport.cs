using System.Globalization;
using KeyAccount.Cli.Commands;
using KeyAccount.Cli.Demo;
using KeyAccount.Rules;
using KeyAccount.Scoring;
using Spectre.Console;

namespace KeyAccount.Cli.Reports;

/// <summary>Shows a graded portfolio: grades, cards, minefields, next actions, what further systems say, and one account in full.</summary>
/// <param name="session">Where to.</param>
/// <param name="batch">The portfolio, asked <see cref="DemoSystems.Asked"/> as well.</param>
/// <param name="explained">The account to explain.</param>
/// <param name="asOf">The day.</param>
internal sealed class DemoReport(Session session, AssessmentBatch batch, Assessment explained, DateOnly asOf)
{
    private const int MostFlags = 10;
    private const int MostActions = 10;

    private readonly PolicyModel _policy = batch.Decisions.Policy;

    public void Write()
    {
        session.Console.MarkupLine($"[bold]{Markup.Escape(session.Text("demo.title"))}[/]");
        session.Console.WriteLine(session.Text("demo.subtitle", ValueText.Whole(batch.Count), asOf.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), _policy.Name, _policy.Version));
        Bands("grade", "demo.grades", "col.grade");
        Bands("card", "demo.cards", "col.card");
        Flags();
        Actions();
        new DemoSystems(session, batch).Write();
        Heading("demo.explained");
        new ExplanationReport(session).Write(explained);
        session.Console.WriteLine();
        session.Console.WriteLine(session.Text("demo.more", DemoIds.Instrument));
    }

    private void Bands(string name, string heading, string column)
    {
        var band = _policy.Bands.First(b => b.Name == name);
        var columns = batch.Decisions.Band(band);
        Heading(heading);
        var table = ReportTable.New(session.Text(column));
        foreach (var title in (ReadOnlySpan<string>)["col.accounts", "col.certain", "col.revenue", "col.share", "col.coverage"]) table.AddColumn(Right(title));
        var total = batch.Sum(Revenue);
        foreach (var cut in band.Cuts) AddRow(cut.Label, cut.Title?.In(session.Language) ?? cut.Label);
        if (batch.Any(a => columns.Label.Text(a.Row) is null)) AddRow(null, session.Text("demo.no-label"));
        session.Console.Write(table);

        void AddRow(string? label, string title)
        {
            var rows = batch.Where(a => columns.Label.Text(a.Row) == label).ToArray();
            var revenue = rows.Sum(Revenue);
            table.AddRow(
                Markup.Escape(title),
                ValueText.Whole(rows.Length),
                ValueText.Whole(rows.Count(a => columns.Certain.Truth(a.Row) == true)),
                ValueText.Whole(revenue),
                ValueText.Percent(total == 0 ? 0 : revenue / total),
                ValueText.Percent(rows.Length == 0 ? 0 : rows.Average(a => a.Score?.Coverage ?? 0)));
        }
    }

    private void Flags()
    {
        Heading("demo.flags");
        var table = ReportTable.New(session.Text("col.flag"));
        table.AddColumn(session.Text("col.severity"));
        table.AddColumn(Right("col.raised"));
        table.AddColumn(Right("col.undetermined"));
        var counted = _policy.Flags.Select(flag => (Flag: flag, Raised: Count(flag, FlagState.Raised), Open: Count(flag, FlagState.Undetermined)));
        foreach (var (flag, raised, open) in counted.OrderByDescending(f => f.Raised).ThenBy(f => f.Flag.Ordinal).Take(MostFlags))
            table.AddRow(Markup.Escape(flag.Title?.In(session.Language) ?? flag.Id), Markup.Escape(FlagWords.Severity(flag.Severity, session)), ValueText.Whole(raised), ValueText.Whole(open));
        session.Console.Write(table);
    }

    private void Actions()
    {
        Heading("demo.actions");
        var table = ReportTable.New(session.Text("col.account"));
        table.AddColumn(session.Text("col.grade"));
        table.AddColumn(session.Text("col.action"));
        table.AddColumn(session.Text("col.why"));
        var ranked = batch.Where(a => a.NextAction is not null)
            .OrderByDescending(a => Math.Max(a.Indicators.OpenAmount ?? 0, Revenue(a))).ThenBy(a => a.Account.Id, StringComparer.Ordinal);
        foreach (var assessment in ranked.Take(MostActions))
        {
            var action = assessment.NextAction!;
            table.AddRow(
                Markup.Escape(assessment.Account.Name ?? assessment.Account.Id),
                Markup.Escape(assessment.Grade?.Label ?? "?"),
                Markup.Escape(assessment.Render(action.Title, session.Language)),
                Markup.Escape(assessment.Reason(action, session.Language)));
        }

        session.Console.Write(table);
    }

    private int Count(Flag flag, FlagState state) => batch.Count(a => batch.Decisions.FlagState(flag, a.Row) == state);

    private static double Revenue(Assessment assessment) => assessment.Indicators.Revenue ?? 0;

    private TableColumn Right(string code) => ReportTable.Right(session, code);

    private void Heading(string code) => ReportTable.Heading(session, session.Text(code));
}
