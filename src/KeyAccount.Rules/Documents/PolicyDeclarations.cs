using System.Collections.Immutable;
using KeyAccount.Rules.Diagnostics;
using KeyAccount.Rules.Expressions;

namespace KeyAccount.Rules.Documents;

/// <content>The first pass: every name gets its symbol and slot.</content>
internal sealed partial class PolicyReader
{
    /// <summary>Values that may be bound inside one another, so that a hostile document cannot exhaust the stack.</summary>
    private const int MaxNestedValues = 16;

    private readonly HashSet<Symbol> _postponed = [];
    private int _nestedValues;
    private readonly List<Declared> _scorecards = [];
    private readonly List<Declared> _bands = [];
    private readonly List<Declared> _playbooks = [];

    /// <summary>
    /// A named part between the two passes. Its symbol is among the policy's names only when the name is good and new; what stands in the
    /// part is read in any case, so that a bad name hides no other mistake.
    /// </summary>
    private sealed record Declared(string Name, Symbol Symbol, PolicyPart Part, ObjectReader Reader);

    private void DeclareParts(ObjectReader root)
    {
        DeclareValues(root.Object("values"));
        DeclareMembers(root, "scorecards", "scorecard", _scorecards, ScorecardSymbol);
        DeclareMembers(root, "bands", "band", _bands, BandSymbol);
        DeclareMembers(root, "playbooks", "playbook", _playbooks, PlaybookSymbol);
        DeclareFlags(root);
    }

    private void DeclareMembers(ObjectReader root, string section, string what, List<Declared> members, Func<string, PolicyPart, JsonObjectSyntax, Symbol> symbolOf)
    {
        if (root.Object(section) is not { } syntax) return;
        foreach (var (name, nameSpan, value) in syntax.Properties)
        {
            var described = $"{what} \"{name}\"";
            if (value is not JsonObjectSyntax body)
            {
                _diagnostics.Add(DiagnosticCatalog.WrongJsonType, _source, value.Span, described, value.Describe, "an object");
                continue;
            }

            var part = AddPart(described, nameSpan);
            var symbol = symbolOf(name, part, body);
            if (Declare(name, nameSpan, described)) _symbols.AddRoot(symbol);
            members.Add(new Declared(name, symbol, part, new ObjectReader(body, described, _source, _diagnostics)));
        }
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
                _diagnostics.Add(DiagnosticCatalog.WrongJsonType, _source, property.Value.Span, what, property.Value.Describe, "a string with an expression");
            }

            var part = AddPart(what, property.NameSpan);
            var symbol = _symbols.Value(property.Name, null, part, unit: reader?.String("unit")?.Value, title: reader is null ? null : ReadText(reader, "title", plain: true));
            if (Declare(property.Name, property.NameSpan, what)) _symbols.AddRoot(symbol);
            _drafts.Add(symbol, new ValueDraft(part) { Reader = reader, Text = text });
        }
    }

    private Symbol ScorecardSymbol(string name, PolicyPart part, JsonObjectSyntax syntax)
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

        return root;
    }

    private void DeclareScore(Symbol group, PolicyPart part)
    {
        foreach (var member in (ReadOnlySpan<string>)["score", "coverage", "low", "high"])
            group.Add(_symbols.Value($"{group.Name}.{member}", FeelType.Number, part, unit: member == "coverage" ? "ratio" : "points"));
    }

    private static ScoreSlots SlotsOf(Symbol group) => new(
        group.Members["score"].Slot, group.Members["coverage"].Slot, group.Members["low"].Slot, group.Members["high"].Slot);

    private Symbol BandSymbol(string name, PolicyPart part, JsonObjectSyntax syntax)
    {
        var labels = PeekObjects(syntax, "cuts").Select(c => Peek(c, "label")).OfType<string>().Distinct(StringComparer.Ordinal).ToImmutableArray();
        var type = FeelType.ClosedString(labels, $"band \"{name}\"");
        var root = _symbols.Value(name, type, part);
        root.Add(_symbols.Value($"{name}.best", type, part)).Add(_symbols.Value($"{name}.worst", type, part)).Add(_symbols.Value($"{name}.certain", FeelType.Boolean, part));
        return root;
    }

    private Symbol PlaybookSymbol(string name, PolicyPart part, JsonObjectSyntax syntax)
    {
        var stages = PeekObjects(syntax, "stages").Select(s => Peek(s, "id")).OfType<string>().Distinct(StringComparer.Ordinal).ToImmutableArray();
        var nodes = PeekObjects(syntax, "stages").SelectMany(s => PeekObjects(s, "nodes")).Select(n => Peek(n, "id")).OfType<string>().Distinct(StringComparer.Ordinal).ToImmutableArray();
        var stage = FeelType.ClosedString(stages, $"the stages of \"{name}\"");
        var root = new Symbol { Name = name, Owner = part };
        foreach (var member in (ReadOnlySpan<string>)["claimed", "supported", "supported_best"]) root.Add(_symbols.Value($"{name}.{member}", stage, part));
        foreach (var member in (ReadOnlySpan<string>)["claimed_step", "supported_step", "gap", "probability", "claimed_probability"])
            root.Add(_symbols.Value($"{name}.{member}", FeelType.Number, part, unit: member.EndsWith("probability", StringComparison.Ordinal) ? "ratio" : "count"));
        root.Add(_symbols.Value($"{name}.node", FeelType.ClosedString(nodes, $"the nodes of \"{name}\""), part));
        return root;
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
        }

        _compoundNames = [.. flags.Members.Keys.Where(id => IsId(id) && !IsName(id)).OrderByDescending(id => id.Length).ThenBy(id => id, StringComparer.Ordinal)];
    }

    // ---- values: bound when their turn comes, or when another expression asks for their type -----------------------------------------

    private void BindValue(Symbol symbol, ValueDraft draft)
    {
        if (draft.IsStarted) return;
        if (_nestedValues == MaxNestedValues)
        {
            _postponed.Add(symbol);
            return;
        }

        draft.IsStarted = true;
        _nestedValues++;
        if (draft.Text is { } text) draft.Expression = BindExpression(text, draft.Part);
        if (!draft.Expression.Type.IsScalar && draft.Expression.Type.Kind is not (FeelKind.Error or FeelKind.List))
        {
            _diagnostics.Add(DiagnosticCatalog.WrongResultType, _source, draft.Text!.Span, draft.Part.Description, "a number, string, boolean, date or list", draft.Expression.Type.ToString());
            draft.Expression = new BoundError();
        }

        _nestedValues--;
        symbol.Type = draft.Expression.Type;
        symbol.IsComputed = draft.Expression.IsComputed;
        symbol.Definition = draft.Expression;
    }

    /// <summary>
    /// Binds every value after those that its text names, as far as there is such an order. A name may also be a variable of the expression,
    /// so some values can still be asked for before their turn; but a long chain of values does not nest.
    /// </summary>
    private void BindValues()
    {
        var seen = new HashSet<Symbol>();
        var path = new Stack<(Symbol Symbol, Queue<Symbol> Needed)>();
        foreach (var root in _drafts.Keys)
        {
            Enter(root);
            while (path.TryPeek(out var step))
            {
                if (step.Needed.TryDequeue(out var needed)) Enter(needed);
                else BindValue(path.Pop().Symbol, _drafts[step.Symbol]);
            }
        }

        // What read a postponed value did not get its type. In a circle that is no surprise, and the circle is reported by itself.
        foreach (var symbol in _postponed.Where(s => !ReadsItself(_drafts[s].Part)))
            _diagnostics.Add(DiagnosticCatalog.TooEntangled, _source, _drafts[symbol].Part.Span, symbol.Name, Invariant(MaxNestedValues));

        void Enter(Symbol symbol)
        {
            if (seen.Add(symbol)) path.Push((symbol, new(NamedValues(_drafts[symbol]))));
        }
    }

    private static bool ReadsItself(PolicyPart part)
    {
        var seen = new HashSet<PolicyPart>();
        var next = new Stack<PolicyPart>([part]);
        while (next.TryPop(out var reader))
        {
            foreach (var read in reader.Reads.Select(s => s.Owner).OfType<PolicyPart>().Where(seen.Add)) next.Push(read);
        }

        return seen.Contains(part);
    }

    /// <summary>The values whose names appear in a value's text.</summary>
    private IEnumerable<Symbol> NamedValues(ValueDraft draft) => draft.Text is not { } text || text.Value.Length > _limits.MaxExpressionLength
        ? []
        : Lexer.Tokenize(TextOf(text), _compoundNames, new DiagnosticBag())
            .Where(t => t.Kind == TokenKind.Name)
            .Select(t => _symbols.Find(t.Text))
            .OfType<Symbol>()
            .Where(_drafts.ContainsKey)
            .Distinct();

    private ImmutableArray<NamedValue> ReadValues()
    {
        BindValues();
        var values = ImmutableArray.CreateBuilder<NamedValue>();
        foreach (var (symbol, draft) in _drafts)
        {
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
