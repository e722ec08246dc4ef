using System.Collections.Immutable;
using System.Globalization;
using KeyAccount.Rules.Diagnostics;

namespace KeyAccount.Rules.Expressions;

/// <content>Expressions, from the loosest binding to the tightest.</content>
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

    private Syntax Postfix()
    {
        var expression = Primary();
        while (true)
        {
            if (Current.Kind == TokenKind.Dot) expression = Path(expression);
            else if (Current.Kind == TokenKind.OpenParen && expression is not (NumberSyntax or StringSyntax)) expression = Invocation(expression);
            else if (Current.Kind == TokenKind.OpenBracket && (!_endsRange || OpensFilter())) expression = Filter(expression);
            else return expression;
        }
    }

    private PathSyntax Path(Syntax source)
    {
        Advance();
        var name = Member();
        return new PathSyntax(source, name.Name, name.Span, SourceSpan.Between(source.Span, name.Span));
    }

    private InvocationSyntax Invocation(Syntax callee)
    {
        var (arguments, names, close) = Arguments();
        return new InvocationSyntax(callee, arguments, names, SourceSpan.Between(callee.Span, close.Span));
    }

    private FilterSyntax Filter(Syntax source)
    {
        Advance();
        var predicate = Expression();
        var close = Close(TokenKind.CloseBracket, "\"]\"");
        return new FilterSyntax(source, predicate, SourceSpan.Between(source.Span, close.Span));
    }

    private Syntax Primary()
    {
        switch (Current.Kind)
        {
            case TokenKind.Number or TokenKind.String or TokenKind.Question:
                return Single();
            case TokenKind.At:
                return At();
            case TokenKind.OpenBracket or TokenKind.CloseBracket:
                return StartsRange() ? Deeper(Range) : Current.Kind == TokenKind.OpenBracket ? List() : Unexpected(AnyValue);
            case TokenKind.OpenParen:
                return IsComparison(PeekKind(1)) ? Deeper(UnaryRange) : StartsRange() ? Deeper(Range) : Parentheses();
            case TokenKind.OpenBrace:
                return Context();
            case TokenKind.End:
                return Unexpected(AnyValue);
            default:
                return Word();
        }
    }

    private Syntax Single()
    {
        var token = Advance();
        return token.Kind switch
        {
            TokenKind.Number => Number(token),
            TokenKind.String => new StringSyntax(token.Text, token.Span),
            _ => new TestedSyntax(token.Span),
        };
    }

    private Syntax Parentheses()
    {
        Advance();
        var inner = Expression();
        Close(TokenKind.CloseParen, "\")\"");
        return inner;
    }

    private Syntax Number(Token token)
    {
        var value = double.Parse(token.Text, NumberStyles.Float, CultureInfo.InvariantCulture);
        if (double.IsFinite(value)) return new NumberSyntax(value, token.Span);
        Report(DiagnosticCatalog.BadNumber, token.Span, token.Text);
        return new ErrorSyntax(token.Span);
    }

    private Syntax At()
    {
        var at = Advance();
        var text = Expect(TokenKind.String, "a date in quotes, such as @\"2026-01-31\"");
        if (_failed) return new ErrorSyntax(at.Span);
        var span = SourceSpan.Between(at.Span, text.Span);
        if (TemporalText.Parse(text.Text) is { IsNull: false } value) return new TemporalSyntax(value, span);
        Report(DiagnosticCatalog.BadDate, span, text.Text);
        return new ErrorSyntax(span);
    }

    private ListSyntax List()
    {
        var open = Advance();
        var elements = ImmutableArray.CreateBuilder<Syntax>();
        if (Current.Kind != TokenKind.CloseBracket)
        {
            do elements.Add(Expression());
            while (Accept(TokenKind.Comma));
        }

        var close = Close(TokenKind.CloseBracket, "\",\" or \"]\"");
        return new ListSyntax(elements.ToImmutable(), SourceSpan.Between(open.Span, close.Span));
    }

    private ContextSyntax Context()
    {
        var open = Advance();
        var mark = _names.Mark;
        var entries = ImmutableArray.CreateBuilder<EntrySyntax>();
        if (Current.Kind != TokenKind.CloseBrace)
        {
            do
            {
                var (key, span) = Key();
                if (entries.Any(e => e.Key == key)) Report(DiagnosticCatalog.RepeatedEntry, span, key);
                entries.Add(new EntrySyntax(key, span, Expression()));
                _names.Declare(key);
            }
            while (Accept(TokenKind.Comma));
        }

        var close = Expect(TokenKind.CloseBrace, "\",\" or \"}\"");
        _names.Forget(mark);
        return new ContextSyntax(entries.ToImmutable(), SourceSpan.Between(open.Span, close.Span));
    }

    private Syntax Word()
    {
        var token = Current;
        var length = _names.Match(_tokens, _at, _source.Text);
        if (length < 2)
        {
            switch (token.Text)
            {
                case "true" or "false" when token.Kind == TokenKind.Name:
                    Advance();
                    return new BooleanSyntax(token.Text == "true", token.Span);
                case "null" when token.Kind == TokenKind.Name:
                    Advance();
                    return new NullSyntax(token.Span);
                case "if" or "some" or "every" or "for" or "function" when token.Kind == TokenKind.Name:
                    return Expression();
            }

            if (token.Kind != TokenKind.Name || Reserved.Contains(token.Text)) return Unexpected(AnyValue);
            length = 1;
        }

        var name = TakeName(length);
        if (Current.Kind != TokenKind.OpenParen) return new NameSyntax(name.Name, name.Span);
        var (arguments, names, close) = Arguments();
        return new CallSyntax(name.Name, name.Span, arguments, names, SourceSpan.Between(name.Span, close.Span));
    }

    /// <summary>Arguments in parentheses, all of them with names or none.</summary>
    private (ImmutableArray<Syntax> Values, ImmutableArray<string> Names, Token Close) Arguments()
    {
        Advance();
        var values = ImmutableArray.CreateBuilder<Syntax>();
        var names = IsAtKey() ? ImmutableArray.CreateBuilder<string>() : null;
        if (Current.Kind != TokenKind.CloseParen)
        {
            do
            {
                names?.Add(Key().Name);
                values.Add(Expression());
            }
            while (Accept(TokenKind.Comma));
        }

        var close = Close(TokenKind.CloseParen, "\",\" or \")\"");
        return (values.ToImmutable(), names?.ToImmutable() ?? default, close);
    }
}
