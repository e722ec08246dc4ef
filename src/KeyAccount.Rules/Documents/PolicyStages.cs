using System.Collections.Immutable;
using KeyAccount.Rules.Diagnostics;
using KeyAccount.Rules.Expressions;

namespace KeyAccount.Rules.Documents;

/// <content>The stages of a playbook, and their key nodes.</content>
internal sealed partial class PolicyReader
{
    private static readonly string[] Involvements = ["low", "medium", "high"];

    /// <summary>The ids of a playbook while its stages are read.</summary>
    private sealed class StageIds
    {
        public Dictionary<string, SourceSpan> Stages { get; } = new(StringComparer.Ordinal);

        public Dictionary<string, SourceSpan> Nodes { get; } = new(StringComparer.Ordinal);

        /// <summary>How many nodes are read.</summary>
        public int Count { get; set; }
    }

    private ImmutableArray<Stage> ReadStages(ObjectReader reader, string playbook, PolicyPart part, IReadOnlyCollection<string> actionIds)
    {
        if (!reader.Has("stages")) reader.Missing("stages", "[ { \"id\": \"1\", \"nodes\": [ … ] } ]");
        var ids = new StageIds();
        return [.. reader.Objects("stages", "stage").Select(item => ReadStage(new ObjectReader(item, $"a stage of playbook \"{playbook}\"", _source, _diagnostics), ids, part, actionIds))];
    }

    private Stage ReadStage(ObjectReader reader, StageIds ids, PolicyPart part, IReadOnlyCollection<string> actionIds)
    {
        var isFirst = ids.Stages.Count == 0;
        var id = ReadId(reader, "stage", ids.Stages);
        if (isFirst && reader.Has("entry")) reader.Report(DiagnosticCatalog.EntryOfFirstStage, reader.NameSpanOf("entry"), reader.What);
        var stage = new Stage
        {
            Id = id?.Value ?? "",
            Title = ReadText(reader, "title", plain: true),
            Description = ReadText(reader, "description"),
            Goal = ReadText(reader, "goal"),
            Support = ReadText(reader, "support"),
            Exit = ReadText(reader, "exit"),
            Buyer = ReadText(reader, "buyer"),
            Participants = ReadPlainTexts(reader, "participants"),
            Involvement = Word(reader, "involvement", "an involvement", Involvements) is >= 0 and var involvement ? (Involvement)involvement : null,
            Activities = ReadActivityReferences(reader),
            Probability = reader.Number("probability", NumberRange.Probability),
            Entry = ReadNodes(reader, "entry", ids, part, actionIds),
            Nodes = ReadNodes(reader, "nodes", ids, part, actionIds),
        };
        reader.Done();
        return stage;
    }

    private ImmutableArray<KeyNode> ReadNodes(ObjectReader stage, string property, StageIds ids, PolicyPart part, IReadOnlyCollection<string> actionIds)
    {
        if (!stage.Has(property)) return [];
        var nodes = ImmutableArray.CreateBuilder<KeyNode>();
        foreach (var item in stage.Objects(property, "node"))
        {
            var reader = new ObjectReader(item, "a node", _source, _diagnostics);
            var id = ReadId(reader, "node", ids.Nodes);
            var when = reader.RequiredString("when", "\"a condition\"");
            nodes.Add(new KeyNode
            {
                Id = id?.Value ?? "",
                Ordinal = ids.Count++,
                Title = ReadText(reader, "title", plain: true),
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
