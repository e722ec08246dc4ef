using KeyAccount.Rules.Diagnostics;
using KeyAccount.Rules.Documents;
using KeyAccount.Rules.Expressions;

namespace KeyAccount.Rules.Testing;

/// <summary>Binds expressions that stand outside a finished policy against its names.</summary>
internal sealed class PolicyScope : ISymbolScope
{
    private readonly SymbolTable _symbols;
    private readonly DeclaredNames _declaredNames;
    private readonly Dictionary<string, BoundExpression> _bound = new(StringComparer.Ordinal);

    public PolicyScope(PolicyModel policy)
    {
        _symbols = policy.Symbols;
        _declaredNames = NameRules.Declared(policy.Symbols, policy.Flags.Select(f => f.Id));
    }

    public IReadOnlyCollection<string> Names => _symbols.Names;

    public Symbol? Find(string name) => _symbols.Find(name);

    /// <summary>Everything is bound already.</summary>
    public void Use(Symbol symbol)
    {
    }

    /// <summary>The expression of a text, the same one for the same text; after a mistake, which is reported, one that is an error.</summary>
    public BoundExpression Bind(ExpressionText text, DiagnosticBag diagnostics)
    {
        if (_bound.TryGetValue(text.Text, out var known)) return known;
        var parsed = Parser.ParseExpression(text, _declaredNames, PolicyLimits.Default, diagnostics);
        var bound = parsed is ErrorSyntax ? new BoundError() : Binder.Bind(parsed, text, this, diagnostics);
        if (bound is not BoundError) _bound.Add(text.Text, bound);
        return bound;
    }
}
