using System.Globalization;
using KeyAccount.Rules;
using Spectre.Console;

namespace KeyAccount.Cli.Reports;

/// <content>Playbooks: where the account stands, what to do there, and what is missing.</content>
internal sealed partial class ExplanationReport
{
    private void Playbook(PlaybookExplanation playbook)
    {
        if (playbook.Applies == false)
        {
            Heading(session.Text("explain.not-applicable", playbook.Title));
            if (!playbook.Evidence.IsEmpty) Line(Markup.Escape(Facts(playbook.Evidence)), 2);
            return;
        }

        Heading(session.Text("explain.stage", playbook.Title, Stage(playbook.Supported)));
        if (playbook.Applies is null) Line(Markup.Escape(session.Text("explain.applies-unknown", List(playbook.Evidence.Select(Name).Distinct().Take(6)))), 2);
        Work(playbook.Supported, 2);
        Line(Markup.Escape(playbook.Claimed is null ? session.Text("explain.not-claimed")
            : playbook.Gap > 0 ? session.Text("explain.claimed", Stage(playbook.Claimed), playbook.Gap.Value.ToString(CultureInfo.InvariantCulture))
            : session.Text("explain.claimed-ok", Stage(playbook.Claimed))), 2);
        if (playbook.Claimed is not null && playbook.Claimed.Id != playbook.Supported.Id) Work(playbook.Claimed, 4);
        foreach (var stage in playbook.Stages) Progress(stage, playbook);
    }

    private static string Stage(StageExplanation stage) => Named(stage.Id, stage.Title);

    private static string Named(string id, string title) => id == title ? id : $"{id} {title}";

    /// <summary>What the policy says about the work in a stage.</summary>
    private void Work(StageExplanation stage, int indent)
    {
        if (stage.Description is not null) Line(Markup.Escape(stage.Description), indent);
        Said("explain.goal", stage.Goal, indent);
        Said("explain.buyer", stage.Buyer, indent);
        Said("explain.participants", stage.Participants.IsEmpty ? null : List(stage.Participants), indent);
        Said("explain.involvement", stage.Involvement is { } involvement ? ActivityWords.Involvement(involvement, session) : null, indent);
        Said("explain.support", stage.Support, indent);
        Said("explain.activities", stage.Activities.IsEmpty ? null : List(stage.Activities.Select(a => ActivityWords.Describe(a, session))), indent);
        Said("explain.exit", stage.Exit, indent);
    }

    private void Said(string code, string? text, int indent)
    {
        if (text is not null) Line(Markup.Escape(session.Text(code, text)), indent);
    }

    /// <summary>A stage with its nodes: why they are met or not up to where the account stands, behind it only whether they are.</summary>
    private void Progress(StageProgress stage, PlaybookExplanation playbook)
    {
        var name = Markup.Escape(Named(stage.Id, stage.Title));
        if (stage.Step <= playbook.Supported.Step)
        {
            Line(stage.State == StageState.Current ? $"[bold]> {name}[/]" : $"+ {name}", 2);
            foreach (var node in playbook.Nodes.Where(n => n.Stage == stage.Id)) Node(node, playbook);
        }
        else
        {
            Line(stage.Nodes.IsEmpty ? name : session.Text("explain.open-stage", name, Markup.Escape(List(stage.Nodes.Select(n => $"{Mark(n.IsMet)} {Title(n.Title, n.Enters, playbook)}")))), 4);
        }
    }

    private void Node(NodeExplanation node, PlaybookExplanation playbook)
    {
        var state = session.Text(node.IsMet switch { true => "explain.met", false => "explain.not-met", null => "explain.unknown" });
        var unknown = node.Evidence.Where(e => e.Value.Kind == FactKind.Unknown).Select(Name).Distinct().Where(fact => fact != node.Title).Take(6);
        var why = node.IsMet is null ? List(unknown) : node.Message ?? "";
        Line($"{Mark(node.IsMet)} {Markup.Escape(session.Text(why.Length == 0 ? "explain.node" : "explain.node-why", Title(node.Title, node.Enters, playbook), state, why))}", 4);
    }

    private string Title(string node, string? enters, PlaybookExplanation playbook) =>
        enters is null ? node : session.Text("explain.enters", node, playbook.Stages.First(s => s.Id == enters).Title);

    private static string Mark(bool? isMet) => isMet switch { true => "+", false => "-", null => "?" };

    private string List(IEnumerable<string> items) => string.Join(session.Text("list.separator"), items);
}
