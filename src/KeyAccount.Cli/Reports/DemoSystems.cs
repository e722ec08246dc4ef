using System.Collections.Immutable;
using KeyAccount.Cli.Commands;
using KeyAccount.Rules;
using KeyAccount.Scoring;
using Spectre.Console;

namespace KeyAccount.Cli.Reports;

/// <summary>Shows what further systems say of a portfolio: a matrix, the types of key account with the distance to them, and classes with their accounts.</summary>
internal sealed class DemoSystems(Session session, AssessmentBatch batch)
{
    private const string Matrix = "volume-profit";
    private const string Types = "key-account-types";

    /// <summary>The systems whose classes are listed, with the band that classes.</summary>
    private static readonly ImmutableArray<(string System, string Band)> Listed =
        [("upgrade-ladder", "rung"), ("relationship-phase", "phase"), ("kam-stage", "stage"), ("reminders", "due")];

    /// <summary>The systems that the portfolio must have been asked.</summary>
    public static ImmutableArray<AccountSystem> Asked { get; } = [.. ((string[])[Matrix, Types, .. Listed.Select(l => l.System)]).Select(id => AccountSystems.Find(id)!)];

    private readonly double _revenue = batch.Sum(a => a.Indicators.Revenue ?? 0);

    /// <summary>Writes the section.</summary>
    public void Write()
    {
        ReportTable.Heading(session, session.Text("demo.systems"));
        VolumeAndProfit();
        KeyAccountTypes();
        Classes();
    }

    private void VolumeAndProfit()
    {
        var table = ReportTable.New(session.Text("demo.high-profit")).AddColumn(session.Text("demo.low-profit"));
        table.AddRow(Cell("star"), Cell("elephant"));
        table.AddRow(Cell("cash_cow"), Cell("dog"));
        session.Console.Write(table);
        session.Console.WriteLine(session.Text("demo.matrix-unknown", ValueText.Whole(Of(null).Length)));

        Assessment[] Of(string? label) => [.. batch.Where(a => a.VolumeProfit!.Class.Label == label)];

        string Cell(string label)
        {
            var accounts = Of(label);
            var title = Band(Matrix, "class").Cuts.First(c => c.Label == label).Title!.In(session.Language);
            return Markup.Escape(title + "\n" + session.Text("demo.matrix-cell", ValueText.Whole(accounts.Length), Share(accounts)));
        }
    }

    private void KeyAccountTypes()
    {
        var table = ReportTable.New(session.Text("demo.type"));
        foreach (var title in (ReadOnlySpan<string>)["demo.holds", "demo.near"]) table.AddColumn(ReportTable.Right(session, title));
        table.AddColumn(session.Text("demo.nearest"));
        var results = batch.Select(a => (a.Account, Types: a.KeyAccountTypes!.All)).ToArray();
        for (var i = 0; i < results[0].Types.Length; i++)
        {
            var type = results.Select(r => (r.Account, Type: r.Types[i])).ToArray();
            table.AddRow(
                Markup.Escape(Band(Types, type[0].Type.Id).Title!.In(session.Language)),
                ValueText.Whole(type.Count(t => t.Type.Holds)),
                ValueText.Whole(type.Count(t => t.Type.IsNear)),
                Markup.Escape(type[0].Type.Distances.IsEmpty ? session.Text("demo.no-measure") : Nearest(type)));
        }

        session.Console.Write(table);
    }

    /// <summary>The account within reach that misses the fewest criteria and least by the first of them, and all that it misses.</summary>
    private string Nearest(IEnumerable<(Account Account, KeyAccountType Type)> type)
    {
        var near = type.Where(t => t.Type.IsNear && t.Type.Distances.All(d => d.Missing is not null)).ToArray();
        if (near.Length == 0) return session.Text("demo.nobody-near");
        var (account, nearest) = near.OrderBy(t => t.Type.Distances.Count(d => d.Missing > 0)).ThenBy(t => t.Type.Distances[0].Missing).ThenBy(t => t.Account.Id, StringComparer.Ordinal).First();
        var missing = nearest.Distances.Where(d => d.Missing > 0).Select(d => session.Text("demo.distance", Title(d.Criterion), ValueText.Show(FactValue.Of((double)d.Missing!.Value), d.Unit, session)));
        return session.Text("demo.distances", account.Name ?? account.Id, string.Join(session.Text("list.separator"), missing));
    }

    private void Classes()
    {
        var table = ReportTable.New(session.Text("systems.system")).AddColumn(session.Text("systems.classes"));
        foreach (var title in (ReadOnlySpan<string>)["col.accounts", "col.share"]) table.AddColumn(ReportTable.Right(session, title));
        foreach (var (id, bandName) in Listed)
        {
            var band = Band(id, bandName);
            var byLabel = batch.ToLookup(a => a.SystemOf(id)!.BandOf(bandName).Label);
            var name = System(id).Title!.In(session.Language);
            foreach (var (label, title) in band.Cuts.Select(c => ((string?)c.Label, c.Title!.In(session.Language))).Append((null, session.Text("explain.unknown"))))
            {
                if (!byLabel.Contains(label)) continue;
                var accounts = byLabel[label].ToArray();
                table.AddRow(Markup.Escape(name), Markup.Escape(title), ValueText.Whole(accounts.Length), Share(accounts));
                name = "";
            }
        }

        session.Console.Write(table);
    }

    private string Share(IEnumerable<Assessment> accounts) => ValueText.Percent(_revenue == 0 ? 0 : accounts.Sum(a => a.Indicators.Revenue ?? 0) / _revenue);

    private static AccountSystem System(string id) => Asked.First(s => s.Id == id);

    private static Band Band(string system, string name) => System(system).Policy.Model.Bands.First(b => b.Name == name);

    private string Title(string criterion) => System(Types).Outputs.First(o => o.Name == criterion).Title!.In(session.Language);
}
