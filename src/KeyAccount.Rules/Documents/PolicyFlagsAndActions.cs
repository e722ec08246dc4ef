using System.Collections.Immutable;
using KeyAccount.Rules.Diagnostics;
using KeyAccount.Rules.Expressions;

namespace KeyAccount.Rules.Documents;

/// <content>Flags and actions.</content>
internal sealed partial class PolicyReader
{
    private ImmutableArray<Flag> ReadFlags(ObjectReader root, IReadOnlyCollection<string> actionIds)
    {
        var flags = ImmutableArray.CreateBuilder<Flag>();
        var seen = new Dictionary<string, SourceSpan>(StringComparer.Ordinal);
        foreach (var item in root.Objects("flags", "flag"))
        {
            var reader = new ObjectReader(item, "a flag", _source, _diagnostics);
            var id = ReadId(reader, "flag", seen);
            var (severity, severityCuts) = ReadSeverity(reader);
            var symbol = id is null ? null : _symbols.Find("flags")!.Members.GetValueOrDefault(id.Value);
            var part = symbol?.Owner as PolicyPart ?? new PolicyPart("flag", item.Span);
            var when = reader.RequiredString("when", "\"a condition\"");
            var condition = when is null ? new BoundError() : BindCondition(when, $"the condition of {reader.What}", part);
            var flag = new Flag
            {
                Id = id?.Value ?? "",
                Ordinal = flags.Count,
                Title = ReadText(reader, "title", plain: true),
                Severity = severity,
                SeverityCuts = severityCuts,
                Message = ReadText(reader, "message"),
                Action = ReadActionReference(reader, actionIds),
                When = when?.Value ?? "",
                Condition = condition,
                Slot = symbol?.Slot ?? -1,
            };
            part.Model = flag;
            flags.Add(flag);
            reader.Done();
        }

        return flags.ToImmutable();
    }

    private ImmutableArray<PolicyAction> ReadActions(ObjectReader root, ImmutableArray<Flag> flags, ImmutableArray<Playbook> playbooks)
    {
        var named = flags.Select(f => f.Action).Concat(playbooks.SelectMany(p => p.Nodes).Select(n => n.Action)).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var actions = new List<PolicyAction>();
        var seen = new Dictionary<string, SourceSpan>(StringComparer.Ordinal);
        foreach (var item in root.Objects("actions", "action"))
        {
            var reader = new ObjectReader(item, "an action", _source, _diagnostics);
            var id = ReadId(reader, "action", seen);
            var part = AddPart($"action \"{id?.Value}\"", item.Span);
            var when = reader.String("when");
            if (!reader.Has("title")) reader.Missing("title", "a text");
            if (!reader.Has("when") && id is not null && !named.Contains(id.Value)) reader.Report(DiagnosticCatalog.NeverProposed, id.Span, id.Value);
            actions.Add(new PolicyAction
            {
                Id = id?.Value ?? "",
                Title = ReadText(reader, "title") ?? new LocalizedText([KeyValuePair.Create("", id?.Value ?? "")]),
                Why = ReadText(reader, "why"),
                Audience = ReadText(reader, "audience"),
                Obsolete = ReadText(reader, "obsolete"),
                Stage = reader.String("stage")?.Value,
                Activity = ActivityOf(reader, reader.String("activity")),
                Priority = reader.RequiredNumber("priority", NumberRange.Priority) ?? 0,
                IsExclusive = reader.Boolean("exclusive"),
                When = when?.Value,
                Condition = when is null ? null : BindCondition(when, $"the condition of {reader.What}", part),
            });
            reader.Done();
        }

        var ranked = actions.OrderByDescending(a => a.Priority).ToImmutableArray();
        for (var i = 0; i < ranked.Length; i++) ranked[i].Rank = i;
        return ranked;
    }

    private JsonStringSyntax? ReadId(ObjectReader reader, string what, Dictionary<string, SourceSpan> seen)
    {
        var id = reader.RequiredString("id", "\"an-id\"");
        if (id is null) return null;
        reader.What = $"{what} \"{id.Value}\"";
        CheckId(id.Value, id.Span, $"a {what}");
        CheckUnique(seen, id.Value, id, what);
        return id;
    }

    private static string? ReadActionReference(ObjectReader reader, IReadOnlyCollection<string> actionIds)
    {
        if (reader.String("action") is not { } action) return null;
        if (!actionIds.Contains(action.Value))
            reader.Report(DiagnosticCatalog.UnknownReference, action.Span, action.Value, "action", Spelling.Suggest(action.Value, actionIds));
        return action.Value;
    }
}
