using System.Collections.Immutable;

namespace KeyAccount.Rules.Expressions;

/// <content>Operators and what is built of words, from the loosest binding to the tightest.</content>
internal sealed partial class Parser
{
    private const string AnyValue = "a value, a name or \"(\"";

    private Syntax Expression()
    {
        if (_depth == _limits.MaxExpressionDepth) return TooDeep();
        _depth++;
        // Inside, "[" is a filter again.
        var endsRange = _endsRange;
        _endsRange = false;
        var expression = IsWord("if") ? If()
            : IsWord("some") || IsWord("every") ? Quantified()
            : IsWord("for") ? For()
            : IsWord("function") && PeekKind(1) == TokenKind.OpenParen ? Function()
            : Or();
        _endsRange = endsRange;
        _depth--;
        return expression;
    }

    /// <summary>Reads what is nested in itself without being an expression.</summary>
    private Syntax Deeper(Func<Syntax> read)
    {
        if (_depth == _limits.MaxExpressionDepth) return TooDeep();
        _depth++;
        var syntax = read();
        _depth--;
        return syntax;
    }

    private IfSyntax If()
    {
        var start = Advance();
        var condition = Expression();
        ExpectWord("then");
        var then = Expression();
        ExpectWord("else");
        var otherwise = Expression();
        return new IfSyntax(condition, then, otherwise, SourceSpan.Between(start.Span, otherwise.Span));
    }

    private QuantifiedSyntax Quantified()
    {
        var start = Advance();
        var mark = _names.Mark;
        var iterators = Iterators();
        ExpectWord("satisfies");
        var condition = Expression();
        _names.Forget(mark);
        return new QuantifiedSyntax(start.Text == "every", iterators, condition, SourceSpan.Between(start.Span, condition.Span));
    }

    private ForSyntax For()
    {
        var start = Advance();
        var mark = _names.Mark;
        var iterators = Iterators();
        ExpectWord("return");
        var result = Expression();
        _names.Forget(mark);
        return new ForSyntax(iterators, result, SourceSpan.Between(start.Span, result.Span));
    }

    private ImmutableArray<IteratorSyntax> Iterators()
    {
        var iterators = ImmutableArray.CreateBuilder<IteratorSyntax>();
        var depth = _depth;
        do
        {
            // Each loop runs within the one before it.
            if (_depth == _limits.MaxExpressionDepth) TooDeep();
            else _depth++;
            var variable = NameUntil(() => IsWord("in"), "a variable's name");
            ExpectWord("in");
            var list = Expression();
            iterators.Add(new IteratorSyntax(variable.Name, variable.Span, list, Accept(TokenKind.DotDot) ? Expression() : null));
            _names.Declare(variable.Name);
        }
        while (Accept(TokenKind.Comma));
        _depth = depth;
        return iterators.ToImmutable();
    }

    private Syntax Function()
    {
        var start = Advance();
        Advance();
        var mark = _names.Mark;
        var parameters = ImmutableArray.CreateBuilder<ParameterSyntax>();
        if (Current.Kind != TokenKind.CloseParen)
        {
            do
            {
                var name = NameUntil(() => Current.Kind is TokenKind.Colon or TokenKind.Comma or TokenKind.CloseParen, "a parameter's name");
                parameters.Add(new ParameterSyntax(name.Name, name.Span, Accept(TokenKind.Colon) ? Type() : null));
                _names.Declare(name.Name);
            }
            while (Accept(TokenKind.Comma));
        }

        Expect(TokenKind.CloseParen, "\",\" or \")\"");
        if (IsWord("external")) return Refuse("an external function", "write the function in FEEL");
        var body = Expression();
        _names.Forget(mark);
        return new FunctionSyntax(parameters.ToImmutable(), body, SourceSpan.Between(start.Span, body.Span));
    }

    private Syntax Or()
    {
        var left = And();
        while (IsWord("or"))
        {
            Advance();
            var right = And();
            left = new LogicalSyntax(false, left, right, SourceSpan.Between(left.Span, right.Span));
        }

        return left;
    }

    private Syntax And()
    {
        var left = Comparison();
        while (IsWord("and"))
        {
            Advance();
            var right = Comparison();
            left = new LogicalSyntax(true, left, right, SourceSpan.Between(left.Span, right.Span));
        }

        return left;
    }

    private Syntax Comparison()
    {
        var left = Additive();
        while (true)
        {
            if (IsComparison(Current.Kind)) left = Binary(left, lowestRank: 1);
            else if (IsWord("between")) left = Between(left);
            else if (IsWord("in")) left = In(left);
            else if (IsWord("instance")) left = InstanceOf(left);
            else return left;
        }
    }

    private BetweenSyntax Between(Syntax value)
    {
        Advance();
        var low = Additive();
        ExpectWord("and");
        var high = Additive();
        return new BetweenSyntax(value, low, high, SourceSpan.Between(value.Span, high.Span));
    }

    private InSyntax In(Syntax value)
    {
        Advance();
        var tests = InTests();
        return new InSyntax(value, tests, SourceSpan.Between(value.Span, _tokens[_at - 1].Span));
    }

    private InstanceOfSyntax InstanceOf(Syntax value)
    {
        Advance();
        ExpectWord("of");
        var type = Type();
        return new InstanceOfSyntax(value, type, SourceSpan.Between(value.Span, type.Span));
    }

    /// <summary>Arithmetic: all operators group to the left, the higher ranks first.</summary>
    private Syntax Additive(int lowestRank = 1)
    {
        var left = Unary();
        while (Rank(Current.Kind) is var rank && rank >= lowestRank) left = Binary(left, rank + 1);
        return left;
    }

    private static int Rank(TokenKind kind) => kind switch
    {
        TokenKind.Plus or TokenKind.Minus => 1,
        TokenKind.Star or TokenKind.Slash => 2,
        TokenKind.StarStar => 3,
        _ => 0,
    };

    private BinarySyntax Binary(Syntax left, int lowestRank)
    {
        var op = Advance();
        var right = Additive(lowestRank);
        return new BinarySyntax(op.Kind, left, right, op.Span, SourceSpan.Between(left.Span, right.Span));
    }

    private Syntax Unary()
    {
        return Current.Kind == TokenKind.Minus ? Deeper(Negation) : Postfix();
    }

    private Syntax Negation()
    {
        var minus = Advance();
        var operand = Unary();
        var span = SourceSpan.Between(minus.Span, operand.Span);
        return operand is NumberSyntax number ? new NumberSyntax(-number.Value, span) : new NegateSyntax(operand, span);
    }
}
