using KeyAccount.Rules.Diagnostics;
using KeyAccount.Rules.Expressions;

namespace KeyAccount.Rules.Documents;

/// <content>Expressions, bound on behalf of the part in which they stand.</content>
internal sealed partial class PolicyReader : ISymbolScope
{
    /// <summary>The part whose expression is being bound.</summary>
    private PolicyPart _reading;

    private int _expressions;

    /// <summary>Names of several tokens: flag ids.</summary>
    private DeclaredNames _declaredNames = DeclaredNames.None;

    Symbol? ISymbolScope.Find(string name) => _symbols.Find(name);

    IReadOnlyCollection<string> ISymbolScope.Names => _symbols.Names;

    void ISymbolScope.Use(Symbol symbol)
    {
        _reading.Reads.Add(symbol);
        if (_drafts.TryGetValue(symbol, out var draft)) BindValue(symbol, draft);
    }

    private ExpressionText TextOf(JsonStringSyntax syntax) => new(syntax.Value, _source, syntax.Offsets);

    private BoundExpression BindExpression(JsonStringSyntax syntax, FeelType expected, string what, PolicyPart part) =>
        BindExpression(TextOf(syntax), expected, what, part);

    private BoundExpression BindExpression(ExpressionText text, FeelType expected, string what, PolicyPart part) =>
        BindExpression(text, part, parsed => Binder.Bind(parsed, expected, what, text, this, _diagnostics));

    private BoundExpression BindExpression(JsonStringSyntax syntax, PolicyPart part)
    {
        var text = TextOf(syntax);
        return BindExpression(text, part, parsed => Binder.Bind(parsed, text, this, _diagnostics));
    }

    private BoundExpression BindExpression(ExpressionText text, PolicyPart part, Func<Syntax, BoundExpression> bind)
    {
        if (_diagnostics.IsFull || !Counts(text)) return new BoundError();
        var parsed = Parser.ParseExpression(text, _declaredNames, _limits, _diagnostics);
        return parsed is ErrorSyntax ? new BoundError() : Reading(part, () => bind(parsed));
    }

    /// <summary>Counts an expression; false for those beyond the limit, of which the first is reported.</summary>
    private bool Counts(ExpressionText text)
    {
        if (++_expressions <= _limits.MaxExpressions) return true;
        if (_expressions == _limits.MaxExpressions + 1)
            _diagnostics.Add(DiagnosticCatalog.TooManyExpressions, text.Document, text.Locate(new SourceSpan(0, text.Text.Length)), Invariant(_limits.MaxExpressions));
        return false;
    }

    /// <summary>Binds on behalf of a part, which gets to know what is read.</summary>
    private BoundExpression Reading(PolicyPart part, Func<BoundExpression> bind)
    {
        var outer = _reading;
        _reading = part;
        var bound = bind();
        _reading = outer;
        return bound;
    }

    private BoundExpression BindCondition(JsonStringSyntax when, string what, PolicyPart part)
    {
        var condition = BindExpression(when, FeelType.Boolean, what, part);
        if (condition is BoundConstant { Value: bool value })
            _diagnostics.Add(DiagnosticCatalog.AlwaysSame, _source, when.Span, value ? "true" : "false");
        return condition;
    }

    private BoundExpression BindTests(ExpressionText text, Variable tested, PolicyPart part)
    {
        if (_diagnostics.IsFull || !Counts(text)) return new BoundError();
        var tests = Parser.ParseUnaryTests(text, _declaredNames, _limits, _diagnostics);
        if (tests is null || tested.Type.Kind == FeelKind.Error) return new BoundError();
        return Reading(part, () => Binder.BindTests(tests, tested, text, this, _diagnostics));
    }

    /// <summary>The tests of a bin, which is only looked at when its input is known.</summary>
    private BoundExpression BindBinTests(JsonStringSyntax when, Variable tested, PolicyPart part)
    {
        var text = TextOf(when);
        var bound = BindTests(text, tested, part);
        if (BoundTree.All(bound).OfType<BoundIsNull>().FirstOrDefault(n => n.Operand is BoundVariable v && v.Variable == tested) is { } isNull)
        {
            _diagnostics.Add(DiagnosticCatalog.NullInBin, _source, text.Locate(isNull.Span));
            return new BoundError();
        }

        return bound;
    }
}
