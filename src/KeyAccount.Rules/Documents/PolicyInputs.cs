using System.Collections.Immutable;
using KeyAccount.Rules.Diagnostics;
using KeyAccount.Rules.Expressions;

namespace KeyAccount.Rules.Documents;

/// <content>Inputs.</content>
internal sealed partial class PolicyReader
{
    /// <summary>In the order of <see cref="InputType"/>.</summary>
    private static readonly ImmutableArray<string> TypeWords = ["number", "string", "boolean", "date", "list"];

    private InputSchema ReadInputs(JsonObjectSyntax? syntax)
    {
        if (syntax is null) return InputSchema.Empty;
        var inputs = ReadFields(syntax, "input", allowLists: true);
        foreach (var input in inputs)
        {
            _symbols.AddRoot(_symbols.Value(input.Name, FeelType.Of(input), input: input, unit: input.Unit, title: input.Title));
        }

        return new InputSchema(inputs);
    }

    /// <summary>The inputs, or the fields of a list's records: at the top they share the policy's names, in a list they have their own.</summary>
    private ImmutableArray<InputDefinition> ReadFields(JsonObjectSyntax syntax, string what, bool allowLists)
    {
        var inputs = ImmutableArray.CreateBuilder<InputDefinition>();
        var names = allowLists ? _declared : new Dictionary<string, (string What, SourceSpan Span)>(StringComparer.Ordinal);
        foreach (var property in syntax.Properties)
        {
            var described = $"{what} \"{property.Name}\"";
            if (property.Value is not JsonObjectSyntax declaration)
            {
                _diagnostics.Add(DiagnosticCatalog.WrongJsonType, _source, property.Value.Span, described, property.Value.Describe, "an object such as { \"type\": \"number\" }");
                continue;
            }

            var isNew = Declare(property.Name, property.NameSpan, described, names, mayHaveBlanks: true);
            var input = ReadInput(property.Name, property.NameSpan, inputs.Count, new ObjectReader(declaration, described, _source, _diagnostics), allowLists);
            if (isNew) inputs.Add(input);
        }

        return inputs.ToImmutable();
    }

    private InputDefinition ReadInput(string name, SourceSpan span, int ordinal, ObjectReader reader, bool allowLists)
    {
        var words = allowLists ? TypeWords : TypeWords[..^1];
        var typeWord = reader.RequiredString("type", "\"number\"");
        InputType? type = typeWord is not null && words.IndexOf(typeWord.Value) is >= 0 and var index ? (InputType)index : null;
        if (typeWord is not null && type is null)
            reader.Report(DiagnosticCatalog.UnknownWord, typeWord.Span, typeWord.Value, allowLists ? "a type" : "a type of a record's field", Spelling.Suggest(typeWord.Value, words));
        var unit = reader.String("unit")?.Value;
        var values = ReadClosedSet(reader, type);
        var title = ReadText(reader, "title", plain: true);
        var fields = ReadItems(name, reader, type);
        reader.Done();
        return new InputDefinition(name, ordinal, type ?? default)
        {
            Unit = unit,
            Values = values,
            Items = new InputSchema(fields),
            Title = title,
            Span = span,
            HasType = type is not null,
        };
    }

    private ImmutableArray<string> ReadClosedSet(ObjectReader reader, InputType? type)
    {
        var seen = new Dictionary<string, SourceSpan>(StringComparer.Ordinal);
        var values = reader.Strings("values");
        foreach (var value in values) CheckUnique(seen, value.Value, value, "value");
        if (type is not (null or InputType.String) && reader.Has("values"))
            reader.Report(DiagnosticCatalog.Misplaced, reader.NameSpanOf("values"), "values", reader.What, "type \"string\"");
        return [.. values.Select(v => v.Value).Distinct(StringComparer.Ordinal)];
    }

    private ImmutableArray<InputDefinition> ReadItems(string name, ObjectReader reader, InputType? type)
    {
        var items = reader.Object("items");
        if (type == InputType.List && !reader.Has("items")) reader.Missing("items", "{ \"role\": { \"type\": \"string\" } }");
        if (type is not (null or InputType.List) && reader.Has("items"))
            reader.Report(DiagnosticCatalog.Misplaced, reader.NameSpanOf("items"), "items", reader.What, "type \"list\"");
        if (items is { Properties.IsEmpty: true })
            reader.Report(DiagnosticCatalog.EmptyCollection, items.Span, $"\"items\" of {reader.What}", "field");
        return items is null ? [] : ReadFields(items, $"field of \"{name}\"", allowLists: false);
    }
}
