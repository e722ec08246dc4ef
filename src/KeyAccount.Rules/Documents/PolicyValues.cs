using System.Collections.Immutable;
using KeyAccount.Rules.Diagnostics;
using KeyAccount.Rules.Expressions;

namespace KeyAccount.Rules.Documents;

/// <content>Values: bound when their turn comes, or when another expression asks for their type.</content>
internal sealed partial class PolicyReader
{
    /// <summary>Values that may be bound inside one another, so that a hostile document cannot exhaust the stack.</summary>
    private const int MaxNestedValues = 4;

    private readonly Dictionary<Symbol, ValueDraft> _drafts = [];
    private readonly HashSet<Symbol> _postponed = [];
    private int _nestedValues;

    /// <summary>A value that was declared, and perhaps bound already because another expression needed its type.</summary>
    private sealed class ValueDraft(PolicyPart part)
    {
        public PolicyPart Part { get; } = part;

        public required ObjectReader? Reader { get; init; }

        public required JsonStringSyntax? Text { get; init; }

        public bool IsStarted { get; set; }

        public BoundExpression Expression { get; set; } = new BoundError();
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
            if (Declare(property.Name, property.NameSpan, what, mayHaveBlanks: true)) _symbols.AddRoot(symbol);
            _drafts.Add(symbol, new ValueDraft(part) { Reader = reader, Text = text });
        }
    }

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
        : Names(text.Value, Lexer.Tokenize(TextOf(text), new DiagnosticBag()))
            .Select(_symbols.Find)
            .OfType<Symbol>()
            .Where(_drafts.ContainsKey)
            .Distinct();

    private IEnumerable<string> Names(string text, List<Token> tokens)
    {
        for (var at = 0; at < tokens.Count; at++)
        {
            var length = _declaredNames.Names.Match(tokens, at, text);
            if (length > 1) yield return CompoundNames.Spelled(tokens, at, length, text);
            else if (tokens[at].Kind == TokenKind.Name) yield return tokens[at].Text;
        }
    }

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
