using System.Text.Json;
using System.Text.Json.Nodes;

namespace KeyAccount.Fuzz;

/// <summary>Puts values of other kinds into JSON, which stays well-formed: a reader must not take anything for granted.</summary>
internal static class JsonFaults
{
    private static readonly JsonDocumentOptions Lenient = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };

    private static readonly string[] Others = ["null", "true", "0", "-1.5e300", "\"\"", "\"x\"", "[]", "{}", "[[1]]", "{\"a\":{}}", "\"客户\"", "1e400", "[null]", "{\"when\":1}"];

    public static string Broken(string json, Mutator random)
    {
        var root = JsonNode.Parse(json, documentOptions: Lenient)!;
        for (var faults = 1 + random.Next(3); faults > 0; faults--)
        {
            var nodes = new List<JsonNode>();
            Collect(root, nodes);
            if (nodes.Count == 0) break;
            Break(random.Pick(nodes), nodes, random);
        }

        return root.ToJsonString();
    }

    private static void Break(JsonNode node, List<JsonNode> nodes, Mutator random)
    {
        var other = random.Next(3) == 0 ? random.Pick(nodes).DeepClone() : JsonNode.Parse(random.Pick(Others));
        switch (node.Parent)
        {
            case JsonObject parent when random.Next(3) == 0:
                parent.Remove(node.GetPropertyName());
                break;
            case JsonObject parent when random.Next(4) == 0:
                parent[random.Next(2) == 0 ? "unknown" : node.GetPropertyName() + "s"] = other;
                break;
            case JsonObject parent:
                parent[node.GetPropertyName()] = other;
                break;
            case JsonArray parent when random.Next(3) == 0:
                parent.Insert(node.GetElementIndex(), other);
                break;
            case JsonArray parent:
                parent[node.GetElementIndex()] = other;
                break;
        }
    }

    private static void Collect(JsonNode node, List<JsonNode> nodes)
    {
        IEnumerable<JsonNode?> children = node switch
        {
            JsonObject parent => parent.Select(p => p.Value),
            JsonArray parent => parent,
            _ => [],
        };
        foreach (var child in children.OfType<JsonNode>())
        {
            nodes.Add(child);
            Collect(child, nodes);
        }
    }
}
