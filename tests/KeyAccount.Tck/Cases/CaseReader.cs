using System.Xml.Linq;
using KeyAccount.Tck.Models;

namespace KeyAccount.Tck.Cases;

/// <summary>Reads the kit's files of cases.</summary>
internal static class CaseReader
{
    /// <summary>The name of the model's file; null where the file does not say it.</summary>
    public static string? ModelFile(XElement cases) => cases.Child("modelName")?.Value.Trim();

    public static IEnumerable<TestCase> Read(string file, XElement cases) =>
        cases.Children("testCase").Select((element, i) => new TestCase(
            file,
            element.Value("id") ?? $"{i + 1}",
            element.Value("type") == "decisionService" ? element.Value("invocableName") : null,
            [.. element.Children("inputNode").Select(input => (input.Value("name") ?? "", Value(input)))],
            [.. element.Children("resultNode").Select(Result)]));

    private static ExpectedResult Result(XElement node) =>
        new(node.Value("name") ?? "", node.Child("expected") is { } expected ? Value(expected) : KitValue.Nil, node.Value("errorResult") == "true");

    /// <summary>A value, a list or components, as they stand inside an element.</summary>
    internal static KitValue Value(XElement holder)
    {
        if (holder.IsNil()) return KitValue.Nil;
        if (holder.Child("list") is { } list) return list.IsNil() ? KitValue.Nil : new ListValue([.. list.Children("item").Select(Value)]);
        if (holder.Children("component").ToList() is { Count: > 0 } components) return new ContextValue([.. components.Select(component => KeyValuePair.Create(component.Value("name") ?? "", Value(component)))]);
        return holder.Child("value") is { } value && !value.IsNil() ? Simple(value.InstanceType() ?? "string", value.Value) : KitValue.Nil;
    }

    private static KitValue Simple(string type, string text) => type switch
    {
        "string" => new TextValue(text),
        "boolean" => new TruthValue(text.Trim() is "true" or "1"),
        "date" or "time" or "dateTime" or "duration" => new TemporalValue(type, text.Trim()),
        _ => new NumberValue(text.Trim()),
    };
}
