using System.Collections.Immutable;
using KeyAccount.Rules.Diagnostics;

namespace KeyAccount.Rules.Documents;

/// <content>Activities, and the ids of stages and actions that name them.</content>
internal sealed partial class PolicyReader
{
    private static readonly string[] ActivityCosts = ["lowest", "low", "medium", "high"];
    private static readonly string[] ActivityReaches = ["one", "few", "wide"];

    private readonly OrderedDictionary<string, (Activity Activity, SourceSpan Span)> _activities = new(StringComparer.Ordinal);
    private readonly HashSet<string> _usedActivities = new(StringComparer.Ordinal);

    private ImmutableArray<Activity> ReadActivities(JsonObjectSyntax? syntax)
    {
        if (syntax is null) return [];
        var names = new ObjectReader(syntax, "\"activities\"", _source, _diagnostics);
        foreach (var (id, idSpan, value) in syntax.Properties)
        {
            CheckId(id, idSpan, "an activity");
            if (value is JsonObjectSyntax body) _activities.TryAdd(id, (ReadActivity(id, body), idSpan));
            else names.WrongType(value, $"activity \"{id}\"", "an object");
        }

        return [.. _activities.Values.Select(a => a.Activity)];
    }

    private Activity ReadActivity(string id, JsonObjectSyntax syntax)
    {
        var reader = new ObjectReader(syntax, $"activity \"{id}\"", _source, _diagnostics);
        if (!reader.Has("title")) reader.Missing("title", "a text");
        var activity = new Activity
        {
            Id = id,
            Title = ReadText(reader, "title", plain: true) ?? new LocalizedText([KeyValuePair.Create("", id)]),
            Audience = ReadText(reader, "audience", plain: true),
            Cost = Word(reader, "cost", "a cost", ActivityCosts) is >= 0 and var cost ? (ActivityCost)cost : null,
            Reach = Word(reader, "reach", "a reach", ActivityReaches) is >= 0 and var reach ? (ActivityReach)reach : null,
            Description = ReadText(reader, "description", plain: true),
        };
        reader.Done();
        return activity;
    }

    /// <summary>The activities that an array property names, each once.</summary>
    private ImmutableArray<Activity> ReadActivityReferences(ObjectReader reader)
    {
        var seen = new Dictionary<string, SourceSpan>(StringComparer.Ordinal);
        var activities = ImmutableArray.CreateBuilder<Activity>();
        foreach (var id in reader.Strings("activities"))
        {
            CheckUnique(seen, id.Value, id, "activity");
            if (ActivityOf(reader, id) is { } activity) activities.Add(activity);
        }

        return activities.ToImmutable();
    }

    private Activity? ActivityOf(ObjectReader reader, JsonStringSyntax? id)
    {
        if (id is null) return null;
        _usedActivities.Add(id.Value);
        if (_activities.TryGetValue(id.Value, out var found)) return found.Activity;
        reader.Report(DiagnosticCatalog.UnknownReference, id.Span, id.Value, "activity", Spelling.Suggest(id.Value, [.. _activities.Keys]));
        return null;
    }

    private void CheckActivitiesUsed()
    {
        foreach (var (id, (_, span)) in _activities.Where(a => !_usedActivities.Contains(a.Key)))
            _diagnostics.Add(DiagnosticCatalog.UnusedActivity, _source, span, id);
    }
}
