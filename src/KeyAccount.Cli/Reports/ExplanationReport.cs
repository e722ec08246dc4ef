using System.Globalization;
using KeyAccount.Cli.Commands;
using KeyAccount.Rules;
using KeyAccount.Scoring;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace KeyAccount.Cli.Reports;

/// <summary>Writes an explanation for a person to read.</summary>
internal sealed class ExplanationReport(Session session)
{
    public void Write(Assessment assessment)
    {
        var explanation = assessment.Explain(session.Language);
        var account = assessment.Account;
        Line($"[bold]{Markup.Escape(account.Id)}[/]{(account.Name is null ? "" : "  " + Markup.Escape(account.Name))}");
        foreach (var scorecard in explanation.Scorecards) Score(scorecard);
        Bands(explanation);
        foreach (var playbook in explanation.Playbooks) Playbook(playbook);
        Flags(explanation);
        Actions(explanation);
    }

    private void Score(ScorecardExplanation card)
    {
        Heading(session.Text("explain.score", card.Title, ValueText.Points(card.Score), ValueText.Percent(card.Coverage), ValueText.Points(card.Low), ValueText.Points(card.High)));
        var table = new Table().Border(TableBorder.Simple);
        table.AddColumn(session.Text("col.characteristic"));
        table.AddColumn(new TableColumn(session.Text("col.value")).RightAligned());
        table.AddColumn(session.Text("col.bin"));
        foreach (var name in (ReadOnlySpan<string>)["col.points", "col.weight", "col.contribution"]) table.AddColumn(new TableColumn(session.Text(name)).RightAligned());
        table.AddColumn(session.Text("col.reason"));
        foreach (var perspective in card.Perspectives)
        {
            Row(table, $"[bold]{Markup.Escape(perspective.Title)}[/]", "", "", ValueText.Points(perspective.Score), "", ValueText.Points(perspective.Characteristics.Sum(c => c.Contribution)), "");
            foreach (var c in perspective.Characteristics)
            {
                var bin = c.State == CharacteristicState.Known ? c.Bin ?? session.Text("explain.everything-else") : session.Text("explain.unknown");
                var points = c.Points?.ToString("0.##", CultureInfo.InvariantCulture) ?? session.Text("explain.left-out");
                Row(table, "  " + Markup.Escape(c.Title), Markup.Escape(ValueText.Show(c.Value, c.Unit)), Markup.Escape(bin), Markup.Escape(points), ValueText.Percent(c.Weight), ValueText.Points(c.Contribution), Markup.Escape(c.Reason ?? c.Question ?? ""));
            }
        }

        Row(table, $"[bold]{Markup.Escape(session.Text("explain.total"))}[/]", "", "", "", "", $"[bold]{ValueText.Points(card.Score)}[/]", "");
        session.Console.Write(table);
        if (card.Question is not null) Line(Markup.Escape(session.Text("explain.question", card.Question)));
    }

    private void Bands(Explanation explanation)
    {
        if (explanation.Bands.IsEmpty) return;
        Heading(session.Text("explain.bands"));
        foreach (var band in explanation.Bands)
        {
            var certainty = band.IsCertain ? session.Text("explain.certain") : session.Text("explain.between", band.Worst ?? "?", band.Best ?? "?");
            Line($"  {Markup.Escape(band.Title)}: [bold]{Markup.Escape(band.LabelTitle ?? "?")}[/]  ({Markup.Escape(certainty)})");
        }
    }

    private void Playbook(PlaybookExplanation playbook)
    {
        Heading(session.Text("explain.stage", playbook.Title, Stage(playbook.Supported)));
        Line("  " + Markup.Escape(playbook.Claimed is null ? session.Text("explain.not-claimed")
            : playbook.Gap > 0 ? session.Text("explain.claimed", Stage(playbook.Claimed), playbook.Gap.Value.ToString(CultureInfo.InvariantCulture))
            : session.Text("explain.claimed-ok", Stage(playbook.Claimed))));
        foreach (var node in playbook.Nodes)
        {
            var state = node.IsMet switch { true => "explain.met", false => "explain.not-met", null => "explain.unknown" };
            Line($"  {(node.IsMet == true ? "+" : node.IsMet == false ? "-" : "?")} {Markup.Escape(node.Stage)} {Markup.Escape(node.Id)}: {Markup.Escape(session.Text(state))}{(node.Message is null ? "" : ". " + Markup.Escape(node.Message))}");
        }
    }

    private static string Stage(StageExplanation stage) => stage.Id == stage.Title ? stage.Id : $"{stage.Id} {stage.Title}";

    private void Flags(Explanation explanation)
    {
        var raised = explanation.Flags.Where(f => f.State == FlagState.Raised).OrderByDescending(f => f.Severity).ToArray();
        Heading(session.Text(raised.Length == 0 ? "explain.none-raised" : "explain.raised"));
        foreach (var flag in raised)
        {
            Line($"  [bold]{Markup.Escape(flag.Title)}[/] ({Markup.Escape(FlagWords.Severity(flag.Severity, session))}): {Markup.Escape(flag.Message ?? flag.When)}");
            if (!flag.Evidence.IsEmpty) Line("    " + Markup.Escape(Facts(flag.Evidence)));
        }

        var open = explanation.Flags.Where(f => f.State == FlagState.Undetermined).OrderByDescending(f => f.Severity).ToArray();
        if (open.Length == 0) return;
        Heading(session.Text("explain.undetermined"));
        foreach (var flag in open) Line($"  {Markup.Escape(flag.Title)}: {Markup.Escape(string.Join(", ", flag.Evidence.Select(e => e.Title == e.Name ? e.Name : $"{e.Title} ({e.Name})").Distinct().Take(6)))}");
    }

    private void Actions(Explanation explanation)
    {
        Heading(session.Text(explanation.Actions.IsEmpty ? "explain.no-action" : "explain.actions"));
        for (var i = 0; i < explanation.Actions.Length; i++)
        {
            var action = explanation.Actions[i];
            Line($"  {i + 1}. {(i == 0 ? "[bold]" : "")}{Markup.Escape(action.Title)}{(i == 0 ? "[/]" : "")}");
            foreach (var reason in action.Reasons.Where(r => r.Text.Length > 0)) Line("     " + Markup.Escape($"{reason.Text} [{reason.Rule}]"));
            if (i > 0) continue;
            foreach (var reason in action.Reasons.Where(r => !r.Evidence.IsEmpty)) Line("     " + Markup.Escape(Facts(reason.Evidence)));
            if (action.Audience is not null) Line("     " + Markup.Escape(session.Text("explain.audience", action.Audience)));
            if (action.Obsolete is not null) Line("     " + Markup.Escape(session.Text("explain.obsolete", action.Obsolete)));
        }
    }

    private static string Facts(IEnumerable<Evidence> evidence) =>
        string.Join(", ", evidence.Take(10).Select(e => $"{e.Name} = {ValueText.Show(e.Value, e.Unit)}"));

    private void Heading(string text)
    {
        session.Console.WriteLine();
        Line($"[bold underline]{Markup.Escape(text)}[/]");
    }

    private void Line(string markup) => session.Console.MarkupLine(markup);

    private static void Row(Table table, params string[] cells) => table.AddRow(cells.Select(c => (IRenderable)new Markup(c)));
}
