using System.Collections.Immutable;
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
        if (!reader.Has("stages")) reader.Missing("stages", "[ { \"id\": \"1\", \"nodes\": [ … ] } ]");
        var stages = ImmutableArray.CreateBuilder<Stage>();
        var stageIds = new Dictionary<string, SourceSpan>(StringComparer.Ordinal);
        var nodeIds = new Dictionary<string, SourceSpan>(StringComparer.Ordinal);
        var nodeCount = 0;
        foreach (var item in reader.Objects("stages", "stage"))
        {
            var stage = new ObjectReader(item, $"a stage of playbook \"{name}\"", _source, _diagnostics);
            var id = ReadId(stage, "stage", stageIds);
            stages.Add(new Stage
            {
                Id = id?.Value ?? "",
                Title = ReadText(stage, "title", plain: true),
                Probability = stage.Number("probability", NumberRange.Probability),
                Nodes = ReadNodes(stage, nodeIds, ref nodeCount, part, actionIds),
            });
            stage.Done();
        }

        var claimed = reader.String("claimed") is { } text ? BindClaimed(text, symbol.Members["claimed"].Type!, part) : null;
        reader.Done();
        var playbook = new Playbook
        {
            Name = name,
            Title = title,
            Stages = stages.ToImmutable(),
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

    private ImmutableArray<KeyNode> ReadNodes(ObjectReader stage, Dictionary<string, SourceSpan> seen, ref int count, PolicyPart part, IReadOnlyCollection<string> actionIds)
    {
        var nodes = ImmutableArray.CreateBuilder<KeyNode>();
        if (!stage.Has("nodes")) return [];
        foreach (var item in stage.Objects("nodes", "node"))
        {
            var reader = new ObjectReader(item, "a node", _source, _diagnostics);
            var id = ReadId(reader, "node", seen);
            var when = reader.RequiredString("when", "\"a condition\"");
            nodes.Add(new KeyNode
            {
                Id = id?.Value ?? "",
                Ordinal = count++,
                Message = ReadText(reader, "message"),
                Action = ReadActionReference(reader, actionIds),
                When = when?.Value ?? "",
                Condition = when is null ? new BoundError() : BindCondition(when, $"the condition of {reader.What}", part),
            });
            reader.Done();
        }

        return nodes.ToImmutable();
    }
}
