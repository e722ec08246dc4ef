using System.Globalization;
using System.Text.RegularExpressions;
using KeyAccount.Cli.Commands;
using KeyAccount.Rules;
using KeyAccount.Scoring;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace KeyAccount.Cli.Reports;

/// <summary>Writes an explanation for a person to read.</summary>
internal sealed partial class ExplanationReport(Session session)
{
    private Account? _account;

    public void Write(Assessment assessment)
    {
        var explanation = assessment.Explain(session.Language);
        _account = assessment.Account;
        var account = assessment.Account;
        Line($"[bold]{Markup.Escape(account.Id)}[/]{(account.Name is null ? "" : "  " + Markup.Escape(account.Name))}");
        Parts(explanation, isSystem: false);
        foreach (var result in assessment.Systems) Write(result);
    }

    private void Write(SystemResult result)
    {
        var subject = result.System.Subject == SystemSubject.Account ? "" : $" · {result.SubjectName}";
        Heading(session.Text("explain.system", result.System.Title?.In(session.Language) ?? result.System.Id, result.System.Id) + subject);
        foreach (var output in result.System.Outputs.Where(o => o.Type != InputType.List && !result.Policy.Bands.Any(b => b.Name == o.Name)))
        {
            var title = output.Title?.In(session.Language) ?? output.Name;
            Line(session.Text("explain.output", Markup.Escape(title), $"[bold]{Markup.Escape(OutputText.Show(result, output, session))}[/]"), 2);
        }

        Parts(result.Explain(session.Language), isSystem: true);
    }

    /// <summary>Writes the parts of an explanation. Grades, cards and minefields are the words of the main policy; a system has classes and warnings.</summary>
    private void Parts(Explanation explanation, bool isSystem)
    {
        foreach (var scorecard in explanation.Scorecards) Score(scorecard);
        foreach (var table in explanation.Tables) Table(table);
        if (!explanation.Bands.IsEmpty) Bands(explanation, isSystem ? "systems.classes" : "explain.bands");
        foreach (var playbook in explanation.Playbooks) Playbook(playbook);
        if (!explanation.Flags.IsEmpty) Flags(explanation, isSystem);
        if (!explanation.Actions.IsEmpty || explanation.Flags.Length > 0) Actions(explanation);
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
                var points = c.Points?.ToString("0.####", CultureInfo.InvariantCulture) ?? session.Text("explain.left-out");
                Row(table, "  " + Markup.Escape(c.Title), Markup.Escape(ValueText.Show(c.Value, c.Unit, session)), Markup.Escape(bin), Markup.Escape(points), ValueText.Percent(c.Weight), ValueText.Points(c.Contribution), Markup.Escape(c.Reason ?? c.Question ?? ""));
            }
        }

        foreach (var correction in card.Corrections.Where(c => c.Applies != false)) Correction(table, correction);
        if (card.BeyondBounds != 0) Row(table, Markup.Escape(session.Text("explain.bounds")), "", "", "", "", ValueText.Points(card.BeyondBounds), "");
        Row(table, $"[bold]{Markup.Escape(session.Text("explain.total"))}[/]", "", "", "", "", $"[bold]{ValueText.Points(card.Score)}[/]", "");
        session.Console.Write(table);
        if (card.Score is not null && card.Characteristics.Any(c => c.State == CharacteristicState.LeftOut)) Line(Markup.Escape(session.Text("explain.rescaled", ValueText.Percent(card.Characteristics.Where(c => c.State != CharacteristicState.LeftOut).Sum(c => c.Weight)))));
        if (card.Question is not null) Line(Markup.Escape(session.Text("explain.question", card.Question)));
    }

    private void Correction(Table table, ScoreCorrection correction)
    {
        var kind = session.Text(correction.Kind switch
        {
            CorrectionKind.Adjustment => "explain.adjustment",
            CorrectionKind.Cap => "explain.cap",
            _ => "explain.knock-out",
        }, correction.Title);
        var points = correction.Applies is null ? session.Text("explain.unknown") : ValueText.Points(correction.Points);
        Row(table, Markup.Escape(kind), "", Markup.Escape(correction.Rule), "", "", Markup.Escape(points), Markup.Escape(correction.Reason ?? ""));
    }

    private void Table(TableExplanation table)
    {
        Heading(session.Text("explain.table", table.Title));
        if (table.Error is not null) Line($"[bold]{Markup.Escape(table.Error)}[/]", 2);
        foreach (var answer in table.Answers)
        {
            var shown = answer.Labels.IsEmpty ? answer.Values.Select(v => ValueText.Show(v, answer.Unit, session)) : answer.Labels;
            var text = !answer.IsKnown ? session.Text("explain.unknown") : answer.Values.IsEmpty ? session.Text("explain.no-answer") : string.Join(session.Text("list.separator"), shown);
            Line(session.Text("explain.output", Markup.Escape(answer.Title), $"[bold]{Markup.Escape(text)}[/]"), 2);
            foreach (var advice in answer.Advice) Line(Markup.Escape(advice), 4);
        }

        Line(Markup.Escape(Facts(table.Inputs)), 2);
        foreach (var rule in table.Rules)
        {
            var state = session.Text(rule.Holds is null ? "explain.rule-open" : "explain.rule", rule.Number.ToString(CultureInfo.InvariantCulture), string.Join(" | ", rule.When));
            Line(Markup.Escape(state), 2);
            if ((rule.Message ?? rule.Reason) is { } why) Line(Markup.Escape(why), 4);
        }
    }

    private void Bands(Explanation explanation, string heading)
    {
        Heading(session.Text(heading));
        foreach (var band in explanation.Bands)
        {
            var certainty = band.IsCertain ? session.Text("explain.certain") : session.Text("explain.between", band.WorstTitle ?? "?", band.BestTitle ?? "?");
            Line(session.Text("explain.band", Markup.Escape(band.Title), $"[bold]{Markup.Escape(band.LabelTitle ?? session.Text("explain.no-label"))}[/]", Markup.Escape(certainty)), 2);
            if (band.Advice is not null) Line(Markup.Escape(band.Advice), 4);
        }
    }

    private void Flags(Explanation explanation, bool isSystem)
    {
        var raised = explanation.Flags.Where(f => f.State == FlagState.Raised).OrderByDescending(f => f.Severity).ToArray();
        var (some, none) = isSystem ? ("explain.warnings", "explain.no-warning") : ("explain.raised", "explain.none-raised");
        Heading(session.Text(raised.Length == 0 ? none : some));
        foreach (var flag in raised)
        {
            Line(session.Text("explain.flag", $"[bold]{Markup.Escape(flag.Title)}[/]", Markup.Escape(FlagWords.Severity(flag.Severity, session)), Markup.Escape(flag.Message ?? flag.When)), 2);
            if (!flag.Evidence.IsEmpty) Line(Markup.Escape(Facts(flag.Evidence)), 4);
        }

        var open = explanation.Flags.Where(f => f.State == FlagState.Undetermined).OrderByDescending(f => f.Severity).ToArray();
        if (open.Length == 0) return;
        Heading(session.Text("explain.undetermined"));
        foreach (var flag in open)
        {
            var facts = flag.Evidence.IsEmpty ? [flag.When] : flag.Evidence.Select(Name).Distinct().Take(6);
            Line(Markup.Escape(session.Text("explain.open-flag", flag.Title, string.Join(session.Text("list.separator"), facts))), 2);
        }
    }

    private void Actions(Explanation explanation)
    {
        Heading(session.Text(explanation.Actions.IsEmpty ? "explain.no-action" : "explain.actions"));
        for (var i = 0; i < explanation.Actions.Length; i++)
        {
            var action = explanation.Actions[i];
            Line($"{i + 1}. {(i == 0 ? "[bold]" : "")}{Markup.Escape(action.Title)}{(i == 0 ? "[/]" : "")}", 2);
            foreach (var reason in action.Reasons.Where(r => r.Text.Length > 0))
                Line(Markup.Escape(reason.Kind == ActionReasonKind.Condition ? reason.Text : $"{reason.Text} [{reason.Rule}]"), 5);
            if (i > 0) continue;
            foreach (var reason in action.Reasons.Where(r => !r.Evidence.IsEmpty)) Line(Markup.Escape(Facts(reason.Evidence)), 5);
            if (action.Activity is not null) Line(Markup.Escape(session.Text("explain.activity", ActivityWords.Describe(action.Activity, session))), 5);
            if (action.Audience is not null) Line(Markup.Escape(session.Text("explain.audience", action.Audience)), 5);
            if (action.Obsolete is not null) Line(Markup.Escape(session.Text("explain.obsolete", action.Obsolete)), 5);
        }
    }

    private string Facts(IEnumerable<Evidence> evidence) =>
        string.Join(session.Text("list.separator"), evidence.Take(10).Select(e => $"{Name(e)} = {ValueText.Show(e.Value, e.Unit, session)}"));

    /// <summary>What people call a fact; a contact is shown by name, where the policy counts.</summary>
    private string Name(Evidence evidence)
    {
        if (evidence.Title != evidence.Name && !evidence.Name.Contains('[', StringComparison.Ordinal)) return evidence.Title;
        var match = ContactField().Match(evidence.Name);
        if (!match.Success || _account is null || _account.Contacts.IsDefault) return evidence.Title;
        var at = int.Parse(match.Groups["at"].ValueSpan, CultureInfo.InvariantCulture) - 1;
        if (at >= _account.Contacts.Length) return evidence.Title;
        var field = evidence.Title == evidence.Name ? match.Groups["field"].Value : evidence.Title;
        return $"{_account.Contacts[at].Name ?? _account.Contacts[at].Id}: {field}";
    }

    [GeneratedRegex(@"^contacts\[(?<at>[0-9]{1,6})\]\.(?<field>.+)$", RegexOptions.CultureInvariant)]
    private static partial Regex ContactField();

    private void Heading(string text)
    {
        session.Console.WriteLine();
        Line($"[bold underline]{Markup.Escape(text)}[/]");
    }

    /// <summary>Writes a paragraph; what does not fit on its line goes on under its beginning.</summary>
    private void Line(string markup, int indent = 0) => session.Console.Write(new Padder(new Markup(markup), new Padding(indent, 0, 0, 0)));

    private static void Row(Table table, params string[] cells) => table.AddRow(cells.Select(c => (IRenderable)new Markup(c)));
}
