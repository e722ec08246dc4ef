using System.Collections.Immutable;
using System.Globalization;
using KeyAccount.Rules.Expressions;

namespace KeyAccount.Rules;

/// <summary>
/// Finds the facts that a condition rests on, for one row: by walking the very expression that decided, and computing its parts
/// as it was computed.
/// </summary>
internal sealed class EvidenceCollector(DecisionBatch decisions, string language)
{
    private const int MostRecords = 12;

    private readonly Queue<BoundExpression> _open = [];

    /// <summary>The facts that a condition reads: all of them, or only those that are unknown and could settle it.</summary>
    public ImmutableArray<Evidence> Collect(BoundExpression condition, bool onlyUnknown)
    {
        // The definitions of unknown values wait here for their turn: values can be built on values without end.
        _open.Enqueue(condition);
        var found = new Dictionary<string, Evidence>(StringComparer.Ordinal);
        var seen = new HashSet<BoundExpression>(ReferenceEqualityComparer.Instance);
        while (_open.TryDequeue(out var next))
            if (seen.Add(next)) Walk(next, onlyUnknown, found);
        return [.. found.Values];
    }

    private void Walk(BoundExpression expression, bool onlyUnknown, Dictionary<string, Evidence> found)
    {
        switch (expression)
        {
            case BoundSymbol symbol:
                AddSymbol(symbol.Symbol, onlyUnknown, found);
                break;
            case BoundQuantified e:
                Walk(e.List, onlyUnknown, found);
                AddRecords(e.List, e.Variable, e.Condition, decisive: !e.IsEvery, onlyUnknown, found);
                WalkOuter(e.Condition, onlyUnknown, found);
                break;
            case BoundFilter e:
                Walk(e.List, onlyUnknown, found);
                AddRecords(e.List, e.Variable, e.Condition, decisive: true, onlyUnknown, found);
                WalkOuter(e.Condition, onlyUnknown, found);
                break;
            case BoundListField e:
                Walk(e.List, onlyUnknown, found);
                AddFields(e, onlyUnknown, found);
                break;
            case BoundPart e:
                foreach (var fact in e.Facts) Walk(fact.Value, onlyUnknown, found);
                AddRead(e, onlyUnknown, found);
                break;
            default:
                foreach (var child in BoundTree.Children(expression)) Walk(child, onlyUnknown, found);
                break;
        }
    }

    /// <summary>The names of the row (not of the records) that a condition on records reads.</summary>
    private void WalkOuter(BoundExpression condition, bool onlyUnknown, Dictionary<string, Evidence> found)
    {
        foreach (var symbol in BoundTree.Symbols(condition)) AddSymbol(symbol, onlyUnknown, found);
        foreach (var part in BoundTree.All(condition).OfType<BoundPart>()) AddRead(part, onlyUnknown, found);
    }

    private void AddSymbol(Symbol symbol, bool onlyUnknown, Dictionary<string, Evidence> found)
    {
        if (found.ContainsKey(symbol.Name)) return;
        var (value, isKnown, isList) = ValueOf(symbol);
        if (onlyUnknown && isKnown) return;
        if (!isKnown && onlyUnknown && symbol.Definition is not null)
        {
            // What is unknown is not the value but what it is computed from.
            _open.Enqueue(symbol.Definition);
            return;
        }

        Add(found, symbol.Name, symbol.Title, value, isList ? "count" : symbol.Unit);
    }

    /// <summary>The value of a name; of a list, how long it is.</summary>
    private (FactValue Value, bool IsKnown, bool IsList) ValueOf(Symbol symbol)
    {
        if (symbol.Type!.Kind != FeelKind.List)
        {
            var column = decisions.ValueOf(symbol.Input is { } input ? new BoundSymbol(symbol) : symbol.Definition ?? new BoundSymbol(symbol));
            return (column[0], column.IsKnown(0), false);
        }

        if (symbol.Definition is { } definition)
        {
            var elements = decisions.Plan.ProgramFor(definition).Elements(decisions.Inputs);
            return (elements is null ? FactValue.Unknown : FactValue.Of((double)elements.Count), elements is not null, true);
        }

        var lists = (ListColumn)decisions.Inputs[symbol.Input!.Ordinal];
        var isKnown = lists.IsKnown(0);
        return (isKnown ? FactValue.Of((double)(lists.Offsets.Span[1] - lists.Offsets.Span[0])) : FactValue.Unknown, isKnown, true);
    }

    /// <summary>The records that make the difference, with the fields that the condition reads.</summary>
    private void AddRecords(BoundExpression list, Variable variable, BoundExpression condition, bool decisive, bool onlyUnknown, Dictionary<string, Evidence> found)
    {
        if (NameOf(list) is not { } name || HasFreeVariables(list)) return;
        if (HasFreeVariables(condition, variable)) return;
        var elements = decisions.Plan.ProgramFor(list, variable, condition).Elements(decisions.Inputs) ?? [];
        InputDefinition[] fields = [.. BoundTree.All(condition).OfType<BoundField>().Where(f => f.Record is BoundVariable v && v.Variable == variable).Select(f => f.Field).Distinct()];
        var shown = 0;
        for (var i = 0; i < elements.Count && shown < MostRecords; i++)
        {
            if (onlyUnknown ? elements[i].Truth is not null : elements[i].Truth != decisive) continue;
            shown++;
            foreach (var field in fields)
            {
                var value = elements[i].Field(field);
                if (onlyUnknown && value.Kind != FactKind.Unknown) continue;
                Add(found, string.Create(CultureInfo.InvariantCulture, $"{name}[{i + 1}].{field.Name}"), field.Title, value, field.Unit);
            }
        }
    }

    /// <summary>The values that a path over a whole list reads.</summary>
    private void AddFields(BoundListField path, bool onlyUnknown, Dictionary<string, Evidence> found)
    {
        if (NameOf(path.List) is not { } name) return;
        var elements = decisions.Plan.ProgramFor(path).Elements(decisions.Inputs) ?? [];
        for (var i = 0; i < Math.Min(elements.Count, MostRecords); i++)
        {
            var value = elements[i].Value;
            if (onlyUnknown && value.Kind != FactKind.Unknown) continue;
            Add(found, string.Create(CultureInfo.InvariantCulture, $"{name}[{i + 1}].{path.Field.Name}"), path.Field.Title, value, path.Field.Unit);
        }
    }

    /// <summary>The fields that a part which runs value by value reads of a whole list: those that its text names.</summary>
    private void AddRead(BoundPart part, bool onlyUnknown, Dictionary<string, Evidence> found)
    {
        foreach (var list in part.Facts.Select(f => f.Value).OfType<BoundSymbol>())
        {
            if (list is not { Type.Element.Fields: { } fields, Symbol.Input: { } input }) continue;
            var records = (ListColumn)decisions.Inputs[input.Ordinal];
            var (first, end) = (records.Offsets.Span[0], records.Offsets.Span[1]);
            foreach (var field in fields.Inputs.Where(field => SyntaxTree.Any(part.Syntax, s => s is PathSyntax path ? path.Name == field.Name : s is NameSyntax name && name.Name == field.Name)))
            {
                for (var i = 0; i < Math.Min(end - first, MostRecords); i++)
                {
                    var value = records.Children[field.Ordinal][first + i];
                    if (onlyUnknown && value.Kind != FactKind.Unknown) continue;
                    Add(found, string.Create(CultureInfo.InvariantCulture, $"{input.Name}[{i + 1}].{field.Name}"), field.Title, value, field.Unit);
                }
            }
        }
    }

    /// <summary>What to call a list whose records are counted as in the input; a filtered list has other positions, and no name.</summary>
    private static string? NameOf(BoundExpression list) => list is BoundSymbol symbol ? symbol.Symbol.Name : null;

    /// <summary>Whether an expression reads a variable from around it, other than <paramref name="own"/>: then it has no meaning by itself.</summary>
    private static bool HasFreeVariables(BoundExpression expression, Variable? own = null)
    {
        var bound = BoundTree.All(expression).Select(e => e switch
        {
            BoundQuantified q => q.Variable,
            BoundFilter f => f.Variable,
            BoundLet l => l.Variable,
            _ => null,
        }).ToHashSet();
        return BoundTree.All(expression).OfType<BoundVariable>().Any(v => v.Variable != own && !bound.Contains(v.Variable));
    }

    private void Add(Dictionary<string, Evidence> found, string name, LocalizedText? title, FactValue value, string? unit) =>
        found.TryAdd(name, new Evidence(name, title?.In(language) ?? name, value, unit));
}
