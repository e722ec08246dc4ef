using System.Globalization;
using KeyAccount.Cli.Backtest;
using KeyAccount.Cli.Commands;
using KeyAccount.Cli.Import;
using Spectre.Console;

namespace KeyAccount.Cli.Reports;

/// <summary>Shows a backtest to people. What is the same for all deals tells them apart by nothing, and is only named.</summary>
internal sealed class BacktestText(Session session)
{
    /// <summary>Writes the report.</summary>
    public void Write(BacktestReport report, IReadOnlyCollection<SourceReport> sources)
    {
        ScoreReport.WriteSources(session, sources);
        session.Console.WriteLine(session.Text("backtest.all", ValueText.Whole(report.All.Deals), ValueText.Whole(report.All.Won), ValueText.Whole(report.All.Lost), ValueText.Percent(report.All.Rate)));
        session.Console.WriteLine(session.Text("backtest.policy", report.Policy.Model.Name, report.Policy.Model.Version));
        foreach (var (reason, count) in report.LeftOut) session.Console.WriteLine(session.Text("backtest.left-out", ValueText.Whole(count), session.Text(reason)));
        session.Console.WriteLine(session.Text("backtest.hindsight"));
        foreach (var ranking in report.Rankings) session.Console.WriteLine(Show(ranking));
        foreach (var kind in Enum.GetValues<FactorKind>()) Factors(kind, report);
        session.Console.WriteLine();
        session.Console.WriteLine(session.Text("backtest.caution"));
    }

    private string Show(Ranking ranking) => ranking is { Chance: { } chance, Interval: { } interval }
        ? session.Text("backtest.ranking", ranking.Title, Decimals(chance, 3), Between(interval, 3), session.Text("backtest.known", ValueText.Whole(ranking.Counts.Deals), ValueText.Whole(ranking.Unknown)))
        : session.Text("backtest.no-ranking", ranking.Title);

    private void Factors(FactorKind kind, BacktestReport report)
    {
        var factors = report.Factors.Where(f => f.Factor.Kind == kind).ToArray();
        var telling = factors.Where(f => f.Counts.Length > 1).ToArray();
        if (telling.Length > 0) session.Console.Write(Table(kind, telling, report.All));
        var same = factors.Where(f => f.Counts.Length == 1).GroupBy(f => Word(f.Factor, f.Counts[0].Key));
        foreach (var group in same)
            session.Console.WriteLine(session.Text("backtest.same", session.Text(Heading(kind)), group.Key, string.Join(session.Text("list.separator"), group.Select(f => f.Factor.Title))).TrimEnd(' ', ':', '：'));
    }

    private Table Table(FactorKind kind, IEnumerable<FactorCounts> factors, WinCount all)
    {
        // There is one next action; bands, stages and flags are many and named before what they say.
        var isNamed = kind != FactorKind.Action;
        var table = new Table().Border(TableBorder.Simple).AddColumn(session.Text(Heading(kind)));
        if (isNamed) table.AddColumn("");
        foreach (var title in (ReadOnlySpan<string>)["backtest.won", "backtest.lost", "backtest.rate", "backtest.lift", "backtest.interval"])
            table.AddColumn(new TableColumn(session.Text(title)).RightAligned());
        foreach (var (factor, counts) in factors)
        {
            for (var i = 0; i < counts.Length; i++)
            {
                var count = counts[i].Value;
                string[] name = isNamed ? [Markup.Escape(i == 0 ? factor.Title : "")] : [];
                string[] numbers = [ValueText.Whole(count.Won), ValueText.Whole(count.Lost), ValueText.Percent(count.Rate), Decimals(count.LiftOver(all), 2), Between(count.LiftIntervalOver(all), 2)];
                table.AddRow([.. name, Markup.Escape(Word(factor, counts[i].Key)), .. numbers]);
            }
        }

        return table;
    }

    private string Word(Factor factor, string value) => value switch
    {
        Factor.Nothing when factor.Kind == FactorKind.Action => session.Text("explain.no-action"),
        Factor.Nothing => session.Text("explain.unknown"),
        Factor.Raised when factor.Kind == FactorKind.Flag => session.Text("backtest.raised"),
        Factor.Clear when factor.Kind == FactorKind.Flag => session.Text("backtest.clear"),
        _ => factor.Values.First(v => v.Key == value).Value,
    };

    private static string Heading(FactorKind kind) => kind switch
    {
        FactorKind.Band => "systems.classes",
        FactorKind.Flag => "systems.flags",
        FactorKind.Stage => "backtest.stage",
        _ => "col.action",
    };

    private string Between(Interval interval, int decimals) => session.Text("backtest.between", Decimals(interval.Low, decimals), Decimals(interval.High, decimals));

    private static string Decimals(double number, int decimals) => number.ToString("F" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
}
