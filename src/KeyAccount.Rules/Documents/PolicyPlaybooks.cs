using System.Collections.Immutable;
using KeyAccount.Rules.Diagnostics;
using KeyAccount.Rules.Expressions;

namespace KeyAccount.Rules.Documents;

/// <content>Playbooks.</content>
internal sealed partial class PolicyReader
{
    private const string ChoiceName = "playbooks";

    private PolicyPart? _choice;

    private Symbol PlaybookSymbol(string name, PolicyPart part, JsonObjectSyntax syntax)
    {
        var stages = PeekObjects(syntax, "stages").Select(s => Peek(s, "id")).OfType<string>().Distinct(StringComparer.Ordinal).ToImmutableArray();
        var nodes = PeekObjects(syntax, "stages").SelectMany(s => PeekObjects(s, "entry").Concat(PeekObjects(s, "nodes")))
            .Select(n => Peek(n, "id")).OfType<string>().Distinct(StringComparer.Ordinal).ToImmutableArray();
        var stage = FeelType.ClosedString(stages, $"the stages of \"{name}\"");
        var root = new Symbol { Name = name, Owner = part };
        foreach (var member in (ReadOnlySpan<string>)["claimed", "supported", "supported_best"]) root.Add(_symbols.Value($"{name}.{member}", stage, part));
        foreach (var member in (ReadOnlySpan<string>)["claimed_step", "supported_step", "gap", "probability", "claimed_probability"])
            root.Add(_symbols.Value($"{name}.{member}", FeelType.Number, part, unit: member.EndsWith("probability", StringComparison.Ordinal) ? "ratio" : "count"));
        root.Add(_symbols.Value($"{name}.node", FeelType.ClosedString(nodes, $"the nodes of \"{name}\""), part));
        root.Add(_symbols.OnDemand($"{name}.supported_best_step", FeelType.Number, part, "count")).Add(_symbols.OnDemand($"{name}.applies", FeelType.Boolean, part));
        return root;
    }

    /// <summary>Gives the choice among the playbooks its name; it rests on whether each of them applies.</summary>
    private void DeclareChoice(ObjectReader root)
    {
        if (_playbooks.Count == 0) return;
        _choice = AddPart("the choice among the playbooks", root.NameSpanOf("playbooks"));
        _choice.Reads.AddRange(_playbooks.Select(p => p.Symbol.Members["applies"]));
        var names = FeelType.ClosedString([.. _playbooks.Select(p => p.Name).Distinct(StringComparer.Ordinal)], "the playbooks");
        _symbols.AddRoot(new Symbol { Name = ChoiceName, Owner = _choice }.Add(_symbols.OnDemand($"{ChoiceName}.chosen", names, _choice)));
    }

    private PlaybookChoice? ReadChoice(ImmutableArray<Playbook> playbooks)
    {
        if (_choice is null) return null;
        var choice = new PlaybookChoice(playbooks, [.. _playbooks.Select(p => p.Symbol.Members["applies"].Reference)], _symbols.Find(ChoiceName)!.Members["chosen"].Slot);
        _choice.Model = choice;
        return choice;
    }

    private Playbook ReadPlaybook(Declared declared, IReadOnlyCollection<string> actionIds)
    {
        var (name, symbol, part, reader) = declared;
        var title = ReadText(reader, "title", plain: true);
        var when = reader.String("when");
        var condition = when is null ? null : BindCondition(when, $"the condition of {reader.What}", part);
        var stages = ReadStages(reader, name, part, actionIds);
        var claimed = reader.String("claimed") is { } text ? BindClaimed(text, symbol.Members["claimed"].Type!, part) : null;
        reader.Done();
        var playbook = new Playbook
        {
            Name = name,
            Title = title,
            When = when?.Value,
            Condition = condition,
            Stages = stages,
            Claimed = claimed,
            StageIds = StringPool.Of([.. stages.Select(s => s.Id)]),
            NodeIds = StringPool.Of([.. stages.SelectMany(s => s.Entry.Concat(s.Nodes)).Select(n => n.Id)]),
            Slots = SlotsOfPlaybook(symbol),
        };
        part.Model = playbook;
        return playbook;
    }

    private static PlaybookSlots SlotsOfPlaybook(Symbol symbol)
    {
        int Slot(string member) => symbol.Members[member].Slot;
        return new PlaybookSlots
        {
            Claimed = Slot("claimed"),
            Supported = Slot("supported"),
            SupportedBest = Slot("supported_best"),
            ClaimedStep = Slot("claimed_step"),
            SupportedStep = Slot("supported_step"),
            Gap = Slot("gap"),
            Probability = Slot("probability"),
            ClaimedProbability = Slot("claimed_probability"),
            Node = Slot("node"),
            SupportedBestStep = Slot("supported_best_step"),
            Applies = Slot("applies"),
        };
    }

    private BoundExpression BindClaimed(JsonStringSyntax text, FeelType stages, PolicyPart part)
    {
        var bound = BindExpression(text, FeelType.String, "the claimed stage", part);
        foreach (var value in bound.Type.Values.Where(v => !stages.Values.Contains(v)))
            _diagnostics.Add(DiagnosticCatalog.NotInClosedSet, _source, text.Span, value, stages.ValuesOf!, Spelling.Suggest(value, stages.Values));
        return bound;
    }
}
