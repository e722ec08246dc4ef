using System.Collections.Immutable;
using KeyAccount.Rules.Expressions;

namespace KeyAccount.Rules.Documents;

/// <content>The first pass: every name gets its symbol and slot.</content>
internal sealed partial class PolicyReader
{
    private readonly Dictionary<string, PolicyPart> _partOf = new(StringComparer.Ordinal);

    private void DeclareParts(ObjectReader root)
    {
        DeclareValues(root.Object("values"));
        foreach (var (name, span, syntax) in DeclaredMembers(root, "scorecards", "scorecard")) DeclareScorecard(name, AddPartOf(name, "scorecard", span), syntax);
        foreach (var (name, span, syntax) in DeclaredMembers(root, "bands", "band")) DeclareBand(name, AddPartOf(name, "band", span), syntax);
        foreach (var (name, span, syntax) in DeclaredMembers(root, "playbooks", "playbook")) DeclarePlaybook(name, AddPartOf(name, "playbook", span), syntax);
        DeclareFlags(root);
    }

    private IEnumerable<(string Name, SourceSpan Span, JsonObjectSyntax Syntax)> DeclaredMembers(ObjectReader root, string section, string what)
    {
        if (root.Any(section) is not JsonObjectSyntax members) yield break;
        foreach (var property in members.Properties)
        {
            if (property.Value is JsonObjectSyntax syntax && Declare(property.Name, property.NameSpan, $"{what} \"{property.Name}\""))
                yield return (property.Name, property.NameSpan, syntax);
        }
    }

    private PolicyPart AddPartOf(string name, string what, SourceSpan span)
    {
        var part = AddPart($"{what} \"{name}\"", span);
        _partOf.Add(name, part);
        return part;
    }

    private void DeclareValues(JsonObjectSyntax? syntax)
    {
        if (syntax is null) return;
        foreach (var property in syntax.Properties)
        {
            var what = $"value \"{property.Name}\"";
            ObjectReader? reader = null;
            var text = property.Value as JsonStringSyntax;
            if (property.Value is JsonObjectSyntax declaration)
            {
                reader = new ObjectReader(declaration, what, _source, _diagnostics);
                text = reader.RequiredString("is", "\"an expression\"");
            }
            else if (text is null)
            {
                _diagnostics.Add(Diagnostics.DiagnosticCatalog.WrongJsonType, _source, property.Value.Span, what, property.Value.Describe, "a string with an expression");
            }

            if (!Declare(property.Name, property.NameSpan, what)) continue;
            var part = AddPartOf(property.Name, "value", property.NameSpan);
            var symbol = _symbols.Value(property.Name, null, part, unit: reader?.String("unit")?.Value, title: reader is null ? null : ReadText(reader, "title", plain: true));
            _symbols.AddRoot(symbol);
            _drafts.Add(symbol, new ValueDraft(part) { Reader = reader, Text = text });
        }
    }

    private void DeclareScorecard(string name, PolicyPart part, JsonObjectSyntax syntax)
    {
        var root = new Symbol { Name = name, Owner = part };
        DeclareScore(root, part);
        var characteristics = PeekObjects(syntax, "perspectives").SelectMany(p => PeekObjects(p, "characteristics"))
            .Select(c => Peek(c, "name") ?? Peek(c, "input")).OfType<string>().Distinct(StringComparer.Ordinal).ToImmutableArray();
        root.Add(_symbols.Value($"{name}.question", FeelType.ClosedString(characteristics, $"\"{name}.question\""), part));
        foreach (var perspective in PeekObjects(syntax, "perspectives").Select(p => Peek(p, "name")).OfType<string>())
        {
            if (root.Members.ContainsKey(perspective)) continue;
            var group = new Symbol { Name = $"{name}.{perspective}", Owner = part };
            DeclareScore(group, part);
            root.Add(group);
        }

        _symbols.AddRoot(root);
    }

    private void DeclareScore(Symbol group, PolicyPart part)
    {
        foreach (var member in (ReadOnlySpan<string>)["score", "coverage", "low", "high"])
            group.Add(_symbols.Value($"{group.Name}.{member}", FeelType.Number, part, unit: member == "coverage" ? "ratio" : "points"));
    }

    private static ScoreSlots SlotsOf(Symbol group) => new(
        group.Members["score"].Slot, group.Members["coverage"].Slot, group.Members["low"].Slot, group.Members["high"].Slot);

    private void DeclareBand(string name, PolicyPart part, JsonObjectSyntax syntax)
    {
        var labels = PeekObjects(syntax, "cuts").Select(c => Peek(c, "label")).OfType<string>().Distinct(StringComparer.Ordinal).ToImmutableArray();
        var type = FeelType.ClosedString(labels, $"band \"{name}\"");
        var root = _symbols.Value(name, type, part);
        root.Add(_symbols.Value($"{name}.best", type, part)).Add(_symbols.Value($"{name}.worst", type, part)).Add(_symbols.Value($"{name}.certain", FeelType.Boolean, part));
        _symbols.AddRoot(root);
    }

    private void DeclarePlaybook(string name, PolicyPart part, JsonObjectSyntax syntax)
    {
        var stages = PeekObjects(syntax, "stages").Select(s => Peek(s, "id")).OfType<string>().Distinct(StringComparer.Ordinal).ToImmutableArray();
        var nodes = PeekObjects(syntax, "stages").SelectMany(s => PeekObjects(s, "nodes")).Select(n => Peek(n, "id")).OfType<string>().Distinct(StringComparer.Ordinal).ToImmutableArray();
        var stage = FeelType.ClosedString(stages, $"the stages of \"{name}\"");
        var root = new Symbol { Name = name, Owner = part };
        foreach (var member in (ReadOnlySpan<string>)["claimed", "supported", "supported_best"]) root.Add(_symbols.Value($"{name}.{member}", stage, part));
        foreach (var member in (ReadOnlySpan<string>)["claimed_step", "supported_step", "gap", "probability", "claimed_probability"])
            root.Add(_symbols.Value($"{name}.{member}", FeelType.Number, part, unit: member.EndsWith("probability", StringComparison.Ordinal) ? "ratio" : "count"));
        root.Add(_symbols.Value($"{name}.node", FeelType.ClosedString(nodes, $"the nodes of \"{name}\""), part));
        _symbols.AddRoot(root);
    }

    private void DeclareFlags(ObjectReader root)
    {
        var flags = new Symbol { Name = "flags" };
        _symbols.AddRoot(flags);
        if (root.Any("flags") is not JsonArraySyntax array) return;
        foreach (var flag in array.Elements.OfType<JsonObjectSyntax>())
        {
            if (Peek(flag, "id") is not { Length: > 0 } id || flags.Members.ContainsKey(id)) continue;
            var part = AddPart($"flag \"{id}\"", flag.Properties.First(p => p.Name == "id").Value.Span);
            flags.Members.Add(id, _symbols.Value($"flags.{id}", FeelType.Boolean, part));
            _partOf.Add($"flags.{id}", part);
        }

        _compoundNames = [.. flags.Members.Keys.Where(id => !IsName(id)).OrderByDescending(id => id.Length).ThenBy(id => id, StringComparer.Ordinal)];
    }

    // ---- values: bound when their turn comes, or when another expression asks for their type -----------------------------------------

    private void BindValue(Symbol symbol, ValueDraft draft)
    {
        if (draft.IsStarted) return;
        draft.IsStarted = true;
        if (draft.Text is { } text) draft.Expression = BindExpression(text, draft.Part);
        if (!draft.Expression.Type.IsScalar && draft.Expression.Type.Kind is not (FeelKind.Error or FeelKind.List))
        {
            _diagnostics.Add(Diagnostics.DiagnosticCatalog.WrongResultType, _source, draft.Text!.Span, draft.Part.Description, "a number, string, boolean, date or list", draft.Expression.Type.ToString());
            draft.Expression = new BoundError();
        }

        symbol.Type = draft.Expression.Type;
        symbol.IsComputed = draft.Expression.IsComputed;
        symbol.Definition = draft.Expression;
    }

    private ImmutableArray<NamedValue> ReadValues()
    {
        var values = ImmutableArray.CreateBuilder<NamedValue>();
        foreach (var (symbol, draft) in _drafts)
        {
            BindValue(symbol, draft);
            draft.Reader?.Done();
            var value = new NamedValue
            {
                Name = symbol.Name,
                Title = symbol.Title,
                Unit = symbol.Unit,
                Text = draft.Text?.Value ?? "",
                Expression = draft.Expression,
                Slot = symbol.Slot,
            };
            draft.Part.Model = value;
            values.Add(value);
        }

        return values.ToImmutable();
    }
}
