using System.Text.Json.Nodes;

namespace KeyAccount.Rules.Tests.Documents;

/// <summary>A place in a JSON document whose value can be exchanged.</summary>
/// <param name="Root">The document.</param>
/// <param name="Parent">The object or array that holds the value.</param>
/// <param name="Key">Its property name or index there.</param>
internal sealed record JsonSpots(JsonNode Root, JsonNode Parent, object Key)
{
    /// <summary>All places of a document.</summary>
    public static IEnumerable<JsonSpots> Of(JsonNode root) => Below(root, root);

    /// <summary>The document with another value at this place.</summary>
    public string With(string json)
    {
        var value = Get();
        Set(JsonNode.Parse(json));
        var text = Root.ToJsonString();
        Set(value);
        return text;
    }

    private static List<JsonSpots> Below(JsonNode root, JsonNode node)
    {
        var spots = node switch
        {
            JsonObject members => members.Select(m => new JsonSpots(root, node, m.Key)).ToList(),
            JsonArray items => [.. Enumerable.Range(0, items.Count).Select(i => new JsonSpots(root, node, i))],
            _ => [],
        };
        return [.. spots, .. spots.SelectMany(s => s.Get() is { } child ? Below(root, child) : [])];
    }

    private JsonNode? Get() => Key is string name ? Parent[name] : Parent[(int)Key];

    private void Set(JsonNode? value)
    {
        if (Key is string name) Parent[name] = value;
        else Parent[(int)Key] = value;
    }
}
