using System.Collections.Immutable;
using KeyAccount.Rules.Diagnostics;

namespace KeyAccount.Rules.Documents;

/// <summary>
/// Reads the properties of one object by name, checks their JSON types, and at the end reports those that nobody asked for.
/// A property that is <c>null</c> counts as absent.
/// </summary>
internal sealed class ObjectReader
{
    /// <summary>The label of the first of two declarations.</summary>
    public const string FirstPlace = "first declared here";

    private readonly SourceText _source;
    private readonly DiagnosticBag _diagnostics;
    private readonly Dictionary<string, JsonPropertySyntax> _properties = new(StringComparer.Ordinal);
    private readonly OrderedDictionary<string, bool> _asked = new(StringComparer.Ordinal);

    /// <param name="what">What the object is, for messages: <c>flag "no-coach"</c>.</param>
    public ObjectReader(JsonObjectSyntax syntax, string what, SourceText source, DiagnosticBag diagnostics)
    {
        Syntax = syntax;
        What = what;
        _source = source;
        _diagnostics = diagnostics;
        foreach (var property in syntax.Properties)
        {
            if (_properties.TryAdd(property.Name, property)) continue;
            Report(DiagnosticCatalog.RepeatedProperty, property.NameSpan, [Place(_properties[property.Name].NameSpan, FirstPlace)], property.Name, what);
        }
    }

    public JsonObjectSyntax Syntax { get; }

    /// <summary>What the object is; may be made more precise once its name is read.</summary>
    public string What { get; set; }

    /// <summary>The property's value, or <see langword="null"/> when absent or <c>null</c>.</summary>
    public JsonSyntax? Any(string name)
    {
        _asked[name] = true;
        return Peek(name);
    }

    public JsonStringSyntax? String(string name) => Typed<JsonStringSyntax>(name, "a string");

    public JsonObjectSyntax? Object(string name) => Typed<JsonObjectSyntax>(name, "an object");

    public JsonArraySyntax? Array(string name) => Typed<JsonArraySyntax>(name, "an array");

    public JsonStringSyntax? RequiredString(string name, string example)
    {
        if (Any(name) is null) Missing(name, example);
        return String(name);
    }

    public bool Boolean(string name) => Typed<JsonBooleanSyntax>(name, "true or false")?.Value ?? false;

    /// <summary>A decimal in a range, exactly as written; <see langword="null"/> when absent or wrong, which is reported.</summary>
    public decimal? Number(string name, NumberRange range)
    {
        if (Typed<JsonNumberSyntax>(name, "a number") is not { } syntax) return null;
        if (syntax.ExactValue is { } value && range.Contains(value)) return value;
        Report(DiagnosticCatalog.NumberOutOfRange, syntax.Span, $"\"{name}\"", syntax.Raw, range.ToString());
        return null;
    }

    public decimal? RequiredNumber(string name, NumberRange range)
    {
        if (Any(name) is null) Missing(name, $"a number {range}");
        return Number(name, range);
    }

    /// <summary>The object elements of an array property; others are reported.</summary>
    public IEnumerable<JsonObjectSyntax> Objects(string name, string itemName)
    {
        if (Array(name) is not { } array) yield break;
        if (array.Elements.IsEmpty) Report(DiagnosticCatalog.EmptyCollection, array.Span, $"\"{name}\" of {What}", itemName);
        foreach (var element in array.Elements)
        {
            if (element is JsonObjectSyntax item) yield return item;
            else WrongType(element, $"an element of \"{name}\" of {What}", "an object");
        }
    }

    /// <summary>The strings of an array property, which must not be empty; other elements are reported.</summary>
    public ImmutableArray<JsonStringSyntax> Strings(string name)
    {
        if (Array(name) is not { } array) return [];
        if (array.Elements.IsEmpty) Report(DiagnosticCatalog.EmptyCollection, array.Span, $"\"{name}\" of {What}", "string");
        foreach (var element in array.Elements)
            if (element is not JsonStringSyntax) WrongType(element, $"an element of \"{name}\" of {What}", "a string");
        return [.. array.Elements.OfType<JsonStringSyntax>()];
    }

    /// <summary>Whether the property is there and is not <c>null</c>.</summary>
    public bool Has(string name) => Peek(name) is not null;

    public SourceSpan SpanOf(string name) => _properties.TryGetValue(name, out var property) ? property.Value.Span : OpeningSpan;

    /// <summary>The place of a property's name.</summary>
    public SourceSpan NameSpanOf(string name) => _properties.TryGetValue(name, out var property) ? property.NameSpan : OpeningSpan;

    /// <summary>The place to point at when something is missing: the opening brace.</summary>
    public SourceSpan OpeningSpan => new(Syntax.Span.Start, 1);

    public void Missing(string name, string example) => Report(DiagnosticCatalog.MissingProperty, OpeningSpan, name, What, example);

    /// <summary>Reports the properties that nobody asked for.</summary>
    public void Done()
    {
        foreach (var property in _properties.Values.Where(p => !_asked.ContainsKey(p.Name)).OrderBy(p => p.NameSpan.Start))
            Report(DiagnosticCatalog.UnknownProperty, property.NameSpan, property.Name, What, Spelling.Suggest(property.Name, _asked.Keys));
    }

    public void Report(DiagnosticDescriptor descriptor, SourceSpan span, params ReadOnlySpan<string> arguments) =>
        _diagnostics.Add(descriptor, _source, span, arguments);

    public void Report(DiagnosticDescriptor descriptor, SourceSpan span, ImmutableArray<RelatedPlace> related, params ReadOnlySpan<string> arguments) =>
        _diagnostics.Add(descriptor, _source, span, related, arguments);

    /// <summary>A place in the object's document that a finding is about besides its own.</summary>
    public RelatedPlace Place(SourceSpan span, string label) => new(_source, span, label);

    public void WrongType(JsonSyntax found, string what, string expected) =>
        Report(DiagnosticCatalog.WrongJsonType, found.Span, what, found.Describe, expected);

    private JsonSyntax? Peek(string name) =>
        _properties.TryGetValue(name, out var property) && property.Value is not JsonNullSyntax ? property.Value : null;

    private T? Typed<T>(string name, string expected)
        where T : JsonSyntax
    {
        var value = Any(name);
        if (value is null or T) return (T?)value;
        WrongType(value, $"\"{name}\" of {What}", expected);
        return null;
    }
}
