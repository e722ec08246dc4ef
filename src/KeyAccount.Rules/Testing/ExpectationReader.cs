using System.Collections.Frozen;
using System.Collections.Immutable;
using KeyAccount.Rules.Diagnostics;
using KeyAccount.Rules.Documents;
using KeyAccount.Rules.Expressions;

namespace KeyAccount.Rules.Testing;

/// <summary>Reads what a test expects: words for flags and actions, and any expression over the policy's names.</summary>
internal sealed class ExpectationReader(CompiledPolicy policy, SourceText source, DiagnosticBag diagnostics)
{
    private static readonly FrozenDictionary<string, (IdsSource From, IdsRule Rule)> Words = new Dictionary<string, (IdsSource, IdsRule)>(StringComparer.Ordinal)
    {
        ["raised"] = (IdsSource.Raised, IdsRule.Exactly),
        ["raised_includes"] = (IdsSource.Raised, IdsRule.Including),
        ["not_raised"] = (IdsSource.Raised, IdsRule.Excluding),
        ["undetermined"] = (IdsSource.Undetermined, IdsRule.Exactly),
        ["undetermined_includes"] = (IdsSource.Undetermined, IdsRule.Including),
        ["actions"] = (IdsSource.Actions, IdsRule.InOrder),
        ["actions_include"] = (IdsSource.Actions, IdsRule.Including),
        ["actions_exclude"] = (IdsSource.Actions, IdsRule.Excluding),
        ["errors"] = (IdsSource.Errors, IdsRule.Exactly),
        ["next_action"] = (IdsSource.NextAction, IdsRule.InOrder),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private readonly PolicyScope _scope = new(policy.Model);
    private readonly IReadOnlyCollection<string> _flags = [.. policy.Model.Flags.Select(f => f.Id)];
    private readonly IReadOnlyCollection<string> _actions = [.. policy.Model.Actions.Select(a => a.Id)];
    private readonly IReadOnlyCollection<string> _tables = [.. policy.Model.Tables.Select(t => t.Name)];

    public ImmutableArray<Expectation> Read(JsonObjectSyntax syntax)
    {
        var expectations = ImmutableArray.CreateBuilder<Expectation>();
        foreach (var property in syntax.Properties)
        {
            if (Words.TryGetValue(property.Name, out var word)) expectations.Add(Ids(property, word.From, word.Rule));
            else if (property.Name == "severity" && property.Value is JsonObjectSyntax severities) expectations.AddRange(Severities(severities));
            else if (Value(property) is { } value) expectations.Add(value);
        }

        return expectations.ToImmutable();
    }

    private IdsExpectation Ids(JsonPropertySyntax property, IdsSource from, IdsRule rule)
    {
        ImmutableArray<string> ids = [];
        switch (property.Value)
        {
            case JsonArraySyntax array when from != IdsSource.NextAction:
                foreach (var element in array.Elements.Where(e => e is not JsonStringSyntax)) WrongType(element, $"an element of \"{property.Name}\"", "a string");
                ids = [.. array.Elements.OfType<JsonStringSyntax>().Where(e => Exists(e, from)).Select(e => e.Value)];
                break;
            case JsonStringSyntax next when from == IdsSource.NextAction:
                if (Exists(next, from)) ids = [next.Value];
                break;
            case JsonNullSyntax when from == IdsSource.NextAction:
                break;
            default:
                WrongType(property.Value, $"\"{property.Name}\"", from == IdsSource.NextAction ? "an action's id, or null" : "an array of ids");
                break;
        }

        return new IdsExpectation(property.Name, property.NameSpan, from, rule, ids);
    }

    private bool Exists(JsonStringSyntax id, IdsSource from)
    {
        var (known, what) = from switch
        {
            IdsSource.Raised or IdsSource.Undetermined => (_flags, "flag"),
            IdsSource.Errors => (_tables, "table"),
            _ => (_actions, "action"),
        };
        if (known.Contains(id.Value)) return true;
        Report(DiagnosticCatalog.UnknownReference, id.Span, id.Value, what, Spelling.Suggest(id.Value, known));
        return false;
    }

    private IEnumerable<Expectation> Severities(JsonObjectSyntax syntax)
    {
        foreach (var (id, nameSpan, value) in syntax.Properties)
        {
            if (policy.Model.Flags.FirstOrDefault(f => f.Id == id) is not { } flag)
                Report(DiagnosticCatalog.UnknownReference, nameSpan, id, "flag", Spelling.Suggest(id, _flags));
            else if (value is not JsonStringSyntax word) WrongType(value, $"the severity of \"{id}\"", "a string");
            else if (SeverityWords.Parse(word.Value) is { } severity) yield return new SeverityExpectation($"severity of {id}", nameSpan, flag, severity);
            else Report(DiagnosticCatalog.UnknownWord, word.Span, word.Value, "a severity", Spelling.Suggest(word.Value, [.. SeverityWords.All]));
        }
    }

    private ValueExpectation? Value(JsonPropertySyntax property)
    {
        var expression = _scope.Bind(new ExpressionText(property.Name, source, property.NameText.Offsets), diagnostics);
        if (expression.Type.Kind == FeelKind.Error) return null;
        var element = expression.Type.Kind == FeelKind.List ? expression.Type.Element! : expression.Type;
        switch (property.Value)
        {
            case JsonNullSyntax:
                return new ValueExpectation(property.Name, property.NameSpan, expression, FactValue.Unknown, null);
            case JsonArraySyntax array when expression.Type.Kind == FeelKind.List && element.Kind != FeelKind.Record:
                FactValue?[] elements = [.. array.Elements.Select(e => e is JsonNullSyntax ? FactValue.Unknown : Fact(e, element, property.Name))];
                return elements.Contains(null) ? null : new ValueExpectation(property.Name, property.NameSpan, expression, FactValue.Unknown, [.. elements.OfType<FactValue>()]);
            default:
                return expression.Type.Kind != FeelKind.List && Fact(property.Value, element, property.Name) is { } value
                    ? new ValueExpectation(property.Name, property.NameSpan, expression, value, null)
                    : Wrong(property.Value, expression.Type, property.Name);
        }
    }

    private FactValue? Fact(JsonSyntax syntax, FeelType type, string name)
    {
        FactValue? fact = (syntax, type.Kind) switch
        {
            (JsonNumberSyntax number, FeelKind.Number) => FactReader.Number(number),
            (JsonBooleanSyntax boolean, FeelKind.Boolean) => FactValue.Of(boolean.Value),
            (JsonStringSyntax text, FeelKind.Date) when CalendarDate.TryParse(text.Value, out var date) => FactValue.Of(date),
            (JsonStringSyntax text, FeelKind.String) => FactValue.Of(text.Value),
            _ => null,
        };
        if (fact?.Text is { } value && !type.Values.IsEmpty && !type.Values.Contains(value))
            Report(DiagnosticCatalog.NeverThisValue, syntax.Span, name, value, Spelling.Suggest(value, type.Values));
        return fact;
    }

    private ValueExpectation? Wrong(JsonSyntax found, FeelType type, string name)
    {
        Report(DiagnosticCatalog.WrongExpectedType, found.Span, name, type.ToString(), found.Describe);
        return null;
    }

    private void WrongType(JsonSyntax found, string what, string expected) => Report(DiagnosticCatalog.WrongJsonType, found.Span, what, found.Describe, expected);

    private void Report(DiagnosticDescriptor descriptor, SourceSpan span, params ReadOnlySpan<string> arguments) => diagnostics.Add(descriptor, source, span, arguments);
}
