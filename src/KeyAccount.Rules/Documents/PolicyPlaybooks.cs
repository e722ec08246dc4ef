using KeyAccount.Rules.Diagnostics;
using KeyAccount.Rules.Expressions;

namespace KeyAccount.Rules.Documents;

/// <content>Playbooks.</content>
internal sealed partial class PolicyReader
{
    private Playbook ReadPlaybook(Declared declared, IReadOnlyCollection<string> actionIds)
    {
        var (name, symbol, part, reader) = declared;
        var title = ReadText(reader, "title", plain: true);
        var stages = ReadStages(reader, name, part, actionIds);
        var claimed = reader.String("claimed") is { } text ? BindClaimed(text, symbol.Members["claimed"].Type!, part) : null;
        reader.Done();
        var playbook = new Playbook
        {
            Name = name,
            Title = title,
            Stages = stages,
            Claimed = claimed,
            StageIds = StringPool.Of([.. stages.Select(s => s.Id)]),
            NodeIds = StringPool.Of([.. stages.SelectMany(s => s.Nodes).Select(n => n.Id)]),
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
