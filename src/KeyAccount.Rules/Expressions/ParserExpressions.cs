using System.Collections.Immutable;
using System.Globalization;
using KeyAccount.Rules.Diagnostics;

namespace KeyAccount.Rules.Expressions;

/// <content>Expressions, from the loosest binding to the tightest.</content>
internal sealed partial class Parser
{
    private Syntax Expression()
    {
        if (_depth == MaxDepth) return TooDeep();
        _depth++;
        // Inside, "[" is a filter again.
        var endsRange = _endsRange;
        _endsRange = false;
        var expression = IsWord("if") ? If()
            : IsWord("some") || IsWord("every") ? Quantified()
            : IsWord("for") ? Refuse("\"for … return\"", "use a path or filter, for example sum(contacts.influence)")
            : IsWord("function") ? Refuse("a function literal", "write the expression itself")
            : Or();
        _endsRange = endsRange;
        _depth--;
        return expression;
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
        var iterators = ImmutableArray.CreateBuilder<IteratorSyntax>();
        do
        {
            var variable = Expect(TokenKind.Name, "a variable's name");
            ExpectWord("in");
            iterators.Add(new IteratorSyntax(variable.Text, variable.Span, Expression()));
        }
        while (Accept(TokenKind.Comma));
        ExpectWord("satisfies");
        var condition = Expression();
        return new QuantifiedSyntax(start.Text == "every", iterators.ToImmutable(), condition, SourceSpan.Between(start.Span, condition.Span));
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
            if (IsComparison(Current.Kind))
            {
                var op = Advance();
                var right = Additive();
                left = new BinarySyntax(op.Kind, left, right, op.Span, SourceSpan.Between(left.Span, right.Span));
            }
            else if (IsWord("between"))
            {
                Advance();
                var low = Additive();
                ExpectWord("and");
                var high = Additive();
                left = new BetweenSyntax(left, low, high, SourceSpan.Between(left.Span, high.Span));
            }
            else if (IsWord("in"))
            {
                Advance();
                var tests = InTests();
                left = new InSyntax(left, tests, SourceSpan.Between(left.Span, _tokens[_at - 1].Span));
            }
            else if (IsWord("instance"))
            {
                return Refuse("\"instance of\"", "types are checked when the policy is loaded, so the test is not needed");
            }
            else
            {
                return left;
            }
        }
    }

    private Syntax Additive()
    {
        var left = Multiplicative();
        while (Current.Kind is TokenKind.Plus or TokenKind.Minus) left = Binary(left, Multiplicative);
        return left;
    }

    private Syntax Multiplicative()
    {
        var left = Power();
        while (Current.Kind is TokenKind.Star or TokenKind.Slash) left = Binary(left, Power);
        return left;
    }

    private Syntax Power()
    {
        var left = Unary();
        while (Current.Kind == TokenKind.StarStar) left = Binary(left, Unary);
        return left;
    }

    private BinarySyntax Binary(Syntax left, Func<Syntax> operand)
    {
        var op = Advance();
        var right = operand();
        return new BinarySyntax(op.Kind, left, right, op.Span, SourceSpan.Between(left.Span, right.Span));
    }

    private Syntax Unary()
    {
        if (Current.Kind != TokenKind.Minus) return Postfix();
        if (_depth == MaxDepth) return TooDeep();
        _depth++;
        var minus = Advance();
        var operand = Unary();
        _depth--;
        var span = SourceSpan.Between(minus.Span, operand.Span);
        return operand is NumberSyntax number ? new NumberSyntax(-number.Value, span) : new NegateSyntax(operand, span);
    }

    private Syntax Postfix()
    {
        var expression = Primary();
        while (true)
        {
            if (Current.Kind == TokenKind.Dot)
            {
                Advance();
                var name = Expect(TokenKind.Name, "a name after \".\"");
                expression = new PathSyntax(expression, name.Text, name.Span, SourceSpan.Between(expression.Span, name.Span));
            }
            else if (Current.Kind == TokenKind.OpenBracket && (!_endsRange || OpensFilter()))
            {
                Advance();
                var predicate = Expression();
                var close = Close(TokenKind.CloseBracket, "\"]\"");
                expression = new FilterSyntax(expression, predicate, SourceSpan.Between(expression.Span, close.Span));
            }
            else
            {
                return expression;
            }
        }
    }

    private Syntax Primary()
    {
        var token = Current;
        switch (token.Kind)
        {
            case TokenKind.Number:
                Advance();
                return Number(token);
            case TokenKind.String:
                Advance();
                return new StringSyntax(token.Text, token.Span);
            case TokenKind.Question:
                Advance();
                return new TestedSyntax(token.Span);
            case TokenKind.At:
                return At();
            case TokenKind.OpenBracket:
                return List();
            case TokenKind.OpenParen:
                Advance();
                var inner = Expression();
                Close(TokenKind.CloseParen, "\")\"");
                return inner;
            case TokenKind.OpenBrace:
                return Refuse("a context", "declare the parts as values of the policy");
            case TokenKind.Name:
                return Word();
            default:
                return Unexpected("a value, a name or \"(\"");
        }
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
        if (CalendarDate.TryParse(text.Text, out var date)) return new DateSyntax(date, span);
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

    private Syntax Word()
    {
        var token = Current;
        switch (token.Text)
        {
            case "true" or "false":
                Advance();
                return new BooleanSyntax(token.Text == "true", token.Span);
            case "null":
                Advance();
                return new NullSyntax(token.Span);
            case "if" or "some" or "every" or "for" or "function":
                return Expression();
        }

        if (Reserved.Contains(token.Text)) return Unexpected("a value, a name or \"(\"");
        Advance();
        return Current.Kind == TokenKind.OpenParen ? Call(token) : new NameSyntax(token.Text, token.Span);
    }

    private CallSyntax Call(Token name)
    {
        Advance();
        var arguments = ImmutableArray.CreateBuilder<Syntax>();
        if (Current.Kind != TokenKind.CloseParen)
        {
            do arguments.Add(Expression());
            while (Accept(TokenKind.Comma));
        }

        var close = Expect(TokenKind.CloseParen, "\",\" or \")\"");
        return new CallSyntax(name.Text, name.Span, arguments.ToImmutable(), SourceSpan.Between(name.Span, close.Span));
    }
}
