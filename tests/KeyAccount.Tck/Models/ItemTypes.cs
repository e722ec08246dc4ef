using System.Xml.Linq;

namespace KeyAccount.Tck.Models;

/// <summary>The types that a model defines by items, and those of the language.</summary>
internal sealed class ItemTypes
{
    private const int DeepestType = 12; // A type may contain itself.

    private static readonly Dictionary<string, string> Spellings = new(StringComparer.Ordinal)
    {
        ["dayTimeDuration"] = "days and time duration",
        ["yearMonthDuration"] = "years and months duration",
        ["dateTime"] = "date and time",
    };

    private static readonly HashSet<string> Language = new(StringComparer.Ordinal)
    {
        "number", "string", "boolean", "date", "time", "date and time", "days and time duration", "years and months duration",
    };

    private readonly Dictionary<string, XElement> items = new(StringComparer.Ordinal);

    public ItemTypes(XElement definitions)
    {
        foreach (var item in definitions.Children("itemDefinition")) items[item.Value("name") ?? ""] = item;
    }

    /// <summary>The types of imported models, by the name of the import.</summary>
    public Dictionary<string, ItemTypes> Imported { get; } = new(StringComparer.Ordinal);

    /// <summary>The names that the model defines.</summary>
    public IReadOnlyCollection<string> Names => items.Keys;

    /// <summary>What a reference stands for; every type where nothing is known of it.</summary>
    public FeelType Resolve(string? reference) => Resolve(reference, 0);

    private FeelType Resolve(string? reference, int depth)
    {
        if (reference is null || depth > DeepestType) return FeelType.Any;
        reference = reference.Trim();
        if (items.TryGetValue(reference, out var item)) return Define(item, depth + 1);
        var dot = reference.IndexOf('.', StringComparison.Ordinal);
        if (dot > 0 && Imported.TryGetValue(reference[..dot], out var types)) return types.Resolve(reference[(dot + 1)..], depth + 1);
        var name = reference[(reference.IndexOf(':', StringComparison.Ordinal) + 1)..];
        name = Spellings.GetValueOrDefault(name, name);
        return Language.Contains(name) ? new SimpleType(name) : FeelType.Any;
    }

    private FeelType Define(XElement item, int depth)
    {
        var components = item.Children("itemComponent").Select(component => (component.Value("name") ?? "", Define(component, depth + 1))).ToList();
        var type = item.Child("functionItem") is { } function ? Define(function.Children("parameters"), function.Value("outputTypeRef"), depth)
            : components.Count > 0 && depth <= DeepestType ? new ContextType(components)
            : Resolve(item.Child("typeRef")?.Value, depth);
        if (item.Child("allowedValues")?.Child("text")?.Value is { } allowed && !string.IsNullOrWhiteSpace(allowed)) type = type with { Allowed = allowed.Trim() };
        if (item.Value("isCollection") == "true") type = new ListType(type);
        if (item.Child("typeConstraint")?.Child("text")?.Value is { } whole && !string.IsNullOrWhiteSpace(whole)) type = type with { Allowed = whole.Trim() };
        return type;
    }

    private FunctionType Define(IEnumerable<XElement> parameters, string? result, int depth) =>
        new([.. parameters.Select(parameter => Resolve(parameter.Value("typeRef"), depth))], Resolve(result, depth));
}
