using System.Collections.Immutable;
using System.Globalization;
using KeyAccount.Rules.Diagnostics;

namespace KeyAccount.Rules.Expressions;

/// <content>Single values, and what is hung on them: paths, filters, calls.</content>
internal sealed partial class Parser
{
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
