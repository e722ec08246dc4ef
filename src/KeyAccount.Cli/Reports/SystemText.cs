using System.Globalization;
using KeyAccount.Cli.Commands;
using KeyAccount.Rules;
using KeyAccount.Scoring;
using Spectre.Console;

namespace KeyAccount.Cli.Reports;

/// <summary>Shows systems to people: a list of them, or one with all that it reads and answers.</summary>
internal sealed class SystemText(Session session)
{
    /// <summary>Writes one line per system.</summary>
    public void WriteList(IEnumerable<AccountSystem> systems)
    {
        var table = Columns("systems.system", "systems.question", "systems.subject", "systems.outputs");
        foreach (var title in (ReadOnlySpan<string>)["systems.inputs", "systems.tests"]) table.AddColumn(new TableColumn(session.Text(title)).RightAligned());
        foreach (var summary in systems.Select(s => SystemSummary.Of(s, session.Language)))
        {
            table.AddRow(
                $"[bold]{Markup.Escape(summary.Id)}[/]\n{Markup.Escape(summary.Title)}",
                Markup.Escape(summary.Question ?? ""),
                Markup.Escape(Subject(summary.Subject)),
                Markup.Escape(string.Join('\n', summary.Outputs)),
                Number(summary.Inputs.Length),
                Number(summary.Tests));
        }

        session.Console.Write(table);
    }

    /// <summary>Writes everything about a system.</summary>
    public void Write(AccountSystem system)
    {
        var summary = SystemSummary.Of(system, session.Language);
        var policy = system.Policy.Model;
        session.Console.MarkupLine($"[bold]{Markup.Escape(summary.Id)}[/]  {Markup.Escape(summary.Title)}");
        if (summary.Question is not null) session.Console.WriteLine(summary.Question);
        session.Console.WriteLine(session.Text("systems.facts", Subject(summary.Subject), policy.Version, Number(summary.Tests)));
        Section("systems.outputs", system.Outputs.Select(o => (o.Name, Named(o.Title), Unit(o.Unit))));
        Section("systems.inputs", system.Inputs.Select(i => (i.Name, Named(i.Title), system.OwnInputs.Contains(i.Name) ? session.Text("systems.own") : Unit(i.Unit))));
        foreach (var band in policy.Bands) Section("systems.classes", band.Title?.In(session.Language) ?? band.Name, band.Cuts.Select(c => (c.Label, Named(c.Title), "")));
        foreach (var playbook in policy.Playbooks) Section("systems.stages", playbook.Title?.In(session.Language) ?? playbook.Name, playbook.Stages.Select(s => (s.Id, Named(s.Title), Named(s.Goal))));
        Section("systems.activities", policy.Activities.Select(a => (a.Id, Named(a.Title), ActivityWords.Reaches(a.Audience?.In(session.Language), a.Cost, a.Reach, session))));
        Section("systems.flags", policy.Flags.Select(f => (f.Id, Named(f.Title), FlagWords.Severity(f.Severity, session))));
        Section("systems.actions", policy.Actions.Select(a => (a.Id, Named(a.Title), "")));
    }

    private void Section(string code, IEnumerable<(string Name, string Title, string Note)> rows) => Section(code, "", rows);

    private void Section(string code, string of, IEnumerable<(string Name, string Title, string Note)> rows)
    {
        var all = rows.ToArray();
        if (all.Length == 0) return;
        session.Console.WriteLine();
        session.Console.MarkupLine($"[bold underline]{Markup.Escape(session.Text(code))}[/]{(of.Length == 0 ? "" : "  " + Markup.Escape(of))}");
        var grid = new Grid().AddColumn(new GridColumn().Padding(2, 0, 2, 0)).AddColumn().AddColumn();
        foreach (var (name, title, note) in all) grid.AddRow(Markup.Escape(name), Markup.Escape(title), Markup.Escape(note));
        session.Console.Write(grid);
    }

    private string Subject(string subject) =>
        Enum.TryParse<SystemSubject>(subject, ignoreCase: true, out var known) ? session.Text("subject." + known.ToString().ToLowerInvariant()) : subject;

    private string Named(LocalizedText? title) => title?.In(session.Language) ?? "";

    private static string Unit(string? unit) => unit is null ? "" : $"({unit})";

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private Table Columns(params ReadOnlySpan<string> codes)
    {
        var table = new Table().Border(TableBorder.Simple);
        foreach (var code in codes) table.AddColumn(session.Text(code));
        return table;
    }
}
