using System.Globalization;
using KeyAccount.Rules.Diagnostics;
using KeyAccount.Rules.Documents;
using KeyAccount.Rules.Expressions;

namespace KeyAccount.Rules.Testing;

/// <summary>Reads the facts of tests: values of the policy's inputs by name, as JSON.</summary>
internal sealed class FactReader(SourceText source, DiagnosticBag diagnostics)
{
    /// <summary>The facts of an object by the name of their input; a fact that is wrong is reported and left out.</summary>
    public IReadOnlyDictionary<string, Fact> Read(JsonObjectSyntax syntax, InputSchema schema, string what)
    {
        var facts = new Dictionary<string, Fact>(StringComparer.Ordinal);
        foreach (var (name, nameSpan, value) in syntax.Properties)
        {
            if (schema.Find(name) is not { } input)
            {
                Report(DiagnosticCatalog.UnknownFact, nameSpan, name, what, Spelling.Suggest(name, [.. schema.Inputs.Select(i => i.Name)]));
                continue;
            }

            if (facts.ContainsKey(name)) diagnostics.Add(DiagnosticCatalog.RepeatedId, source, nameSpan, [First(syntax, name)], name, "fact");
            else if (Read(value, input) is { } fact) facts.Add(name, fact);
        }

        return facts;
    }

    private Fact? Read(JsonSyntax syntax, InputDefinition input) => (syntax, input.Type) switch
    {
        (JsonNullSyntax, _) => new Fact(FactValue.Unknown, null),
        (JsonArraySyntax array, InputType.List) => new Fact(FactValue.Unknown, [.. array.Elements.Select(e => Record(e, input)).OfType<IReadOnlyDictionary<string, Fact>>()]),
        (JsonNumberSyntax number, InputType.Number) when Number(number) is { } value => new Fact(value, null),
        (JsonBooleanSyntax boolean, InputType.Boolean) => new Fact(FactValue.Of(boolean.Value), null),
        (JsonStringSyntax text, InputType.Date) when CalendarDate.TryParse(text.Value, out var date) => new Fact(FactValue.Of(date), null),
        (JsonStringSyntax text, InputType.String) when input.Values.IsEmpty || input.Values.Contains(text.Value) => new Fact(FactValue.Of(text.Value), null),
        (JsonStringSyntax text, InputType.String) => Outside(text, input),
        _ => Wrong(syntax, input),
    };

    public static FactValue? Number(JsonNumberSyntax number) =>
        FactValue.Of(double.Parse(number.Raw, NumberStyles.Float, CultureInfo.InvariantCulture)) is { Kind: FactKind.Number } value ? value : null;

    private IReadOnlyDictionary<string, Fact>? Record(JsonSyntax element, InputDefinition list)
    {
        if (element is JsonObjectSyntax record) return Read(record, list.Items, $"a record of \"{list.Name}\"");
        Report(DiagnosticCatalog.WrongJsonType, element.Span, $"an element of fact \"{list.Name}\"", element.Describe, "an object");
        return null;
    }

    private Fact? Outside(JsonStringSyntax text, InputDefinition input)
    {
        Report(DiagnosticCatalog.FactOutsideSet, text.Span, text.Value, input.Name, Spelling.Suggest(text.Value, input.Values));
        return null;
    }

    private Fact? Wrong(JsonSyntax syntax, InputDefinition input)
    {
        Report(DiagnosticCatalog.WrongFactType, syntax.Span, input.Name, syntax is JsonStringSyntax text ? $"\"{text.Value}\"" : syntax.Describe, input.Type switch
        {
            InputType.Number => "a number",
            InputType.Boolean => "true or false",
            InputType.Date => "a date such as \"2026-06-30\"",
            InputType.String => "a text",
            _ => "an array of records",
        });
        return null;
    }

    private RelatedPlace First(JsonObjectSyntax syntax, string name) => new(source, syntax.Properties.First(p => p.Name == name).NameSpan, ObjectReader.FirstPlace);

    private void Report(DiagnosticDescriptor descriptor, SourceSpan span, params ReadOnlySpan<string> arguments) => diagnostics.Add(descriptor, source, span, arguments);
}

/// <summary>A fact that a test gives.</summary>
/// <param name="Value">The value; unknown where the test says so, and for a list.</param>
/// <param name="Records">The records of a list; <see langword="null"/> when it is unknown, or this is no list.</param>
internal sealed record Fact(FactValue Value, IReadOnlyList<IReadOnlyDictionary<string, Fact>>? Records)
{
    /// <summary>Puts facts into a row of its own.</summary>
    /// <param name="find">The fact of an input; <see langword="null"/> for one that no one gives.</param>
    public static ColumnBatch Row(InputSchema schema, Func<string, Fact?> find)
    {
        var builder = new ColumnBatchBuilder(schema);
        foreach (var input in schema.Inputs)
        {
            if (find(input.Name) is not { } fact) continue;
            if (fact.Records is null) builder[input.Ordinal].Add(fact.Value);
            else AddRecords(builder.List(input.Ordinal), input, fact.Records);
        }

        builder.EndRow();
        return builder.Build();
    }

    private static void AddRecords(ListColumnBuilder list, InputDefinition input, IReadOnlyList<IReadOnlyDictionary<string, Fact>> records)
    {
        list.BeginList(known: true);
        foreach (var record in records)
            foreach (var field in input.Items.Inputs) list.Fields[field.Ordinal].Add(record.TryGetValue(field.Name, out var fact) ? fact.Value : FactValue.Unknown);
    }
}
