using System.Collections.Immutable;
using System.Globalization;
using KeyAccount.Rules.Diagnostics;

namespace KeyAccount.Rules.Expressions;

/// <summary>
/// Parses FEEL (DMN 1.5, chapter 10) by recursive descent, one method per level of precedence. The first mistake of an expression is
/// reported, and the rest of it is not looked at; other expressions of the policy are.
/// </summary>
internal sealed class Parser
{
    private const int MaxDepth = 64;

    private static readonly HashSet<string> Reserved = new(StringComparer.Ordinal)
    {
        "and", "or", "between", "in", "if", "then", "else", "some", "every", "satisfies", "for", "return", "instance", "true", "false", "null", "function",
    };

    private readonly ExpressionText _source;
    private readonly DiagnosticBag _diagnostics;
    private readonly List<Token> _tokens;
    private int _at;
    private int _depth;
    private bool _failed;

    private Parser(ExpressionText source, IReadOnlyList<string> compoundNames, DiagnosticBag diagnostics)
    {
        _source = source;
        _diagnostics = diagnostics;
        var before = diagnostics.Count;
        _tokens = Lexer.Tokenize(source, compoundNames, diagnostics);
        _failed = diagnostics.Count > before;
    }

    /// <summary>Parses a whole expression. Mistakes are in <paramref name="diagnostics"/>, and the result is then an <see cref="ErrorSyntax"/>.</summary>
    public static Syntax ParseExpression(ExpressionText source, IReadOnlyList<string> compoundNames, PolicyLimits limits, DiagnosticBag diagnostics)
    {
        if (!CheckLength(source, limits, diagnostics)) return new ErrorSyntax(default);
        var parser = new Parser(source, compoundNames, diagnostics);
        var expression = parser.Expression();
        parser.Expect(TokenKind.End, "an operator or the end of the expression");
        return parser._failed ? new ErrorSyntax(expression.Span) : expression;
    }

    /// <summary>Parses the unary tests of a bin or cell; <see langword="null"/> after a mistake.</summary>
    public static UnaryTestsSyntax? ParseUnaryTests(ExpressionText source, IReadOnlyList<string> compoundNames, PolicyLimits limits, DiagnosticBag diagnostics)
    {
        if (!CheckLength(source, limits, diagnostics)) return null;
        var parser = new Parser(source, compoundNames, diagnostics);
        var tests = parser.UnaryTests();
        parser.Expect(TokenKind.End, "\",\" or the end of the test");
        return parser._failed ? null : tests;
    }

    private static bool CheckLength(ExpressionText source, PolicyLimits limits, DiagnosticBag diagnostics)
    {
        var length = source.Text.Length;
        var whole = source.Locate(new SourceSpan(0, length));
        if (string.IsNullOrWhiteSpace(source.Text)) diagnostics.Add(DiagnosticCatalog.EmptyExpression, source.Document, whole);
        else if (length > limits.MaxExpressionLength)
            diagnostics.Add(DiagnosticCatalog.TooLong, source.Document, whole, Invariant(length), Invariant(limits.MaxExpressionLength));
        else return true;
        return false;
    }

    // ---- unary tests --------------------------------------------------------------------------------------------------------

    private UnaryTestsSyntax UnaryTests()
    {
        var start = Current.Span;
        if (Current.Kind == TokenKind.Minus && PeekKind(1) == TokenKind.End)
        {
            Advance();
            return new UnaryTestsSyntax(false, [], start);
        }

        // "not(" here negates the tests; elsewhere it is the function. "not(x) and …" is an expression.
        if (IsWord("not") && PeekKind(1) == TokenKind.OpenParen && ClosesAtEnd(_at + 1))
        {
            Advance();
            Advance();
            var negated = TestList();
            var end = Expect(TokenKind.CloseParen, "\")\"");
            return new UnaryTestsSyntax(true, negated, SourceSpan.Between(start, end.Span));
        }

        var tests = TestList();
        return new UnaryTestsSyntax(false, tests, SourceSpan.Between(start, tests[^1].Span));
    }

    private bool ClosesAtEnd(int open)
    {
        var depth = 0;
        for (var i = open; i < _tokens.Count; i++)
        {
            if (_tokens[i].Kind == TokenKind.OpenParen) depth++;
            else if (_tokens[i].Kind == TokenKind.CloseParen && --depth == 0) return _tokens[i + 1].Kind == TokenKind.End;
        }

        return false;
    }

    private ImmutableArray<TestSyntax> TestList()
    {
        var tests = ImmutableArray.CreateBuilder<TestSyntax>();
        do tests.Add(Test(Expression));
        while (Accept(TokenKind.Comma));
        return tests.ToImmutable();
    }

    private TestSyntax Test(Func<Syntax> operandOfValue)
    {
        var start = Current;
        if (IsComparison(start.Kind))
        {
            Advance();
            var operand = Additive();
            return new TestSyntax(start.Kind, operand, SourceSpan.Between(start.Span, operand.Span));
        }

        if (TryRange() is { } range) return new TestSyntax(null, range, range.Span);
        var value = operandOfValue();
        return new TestSyntax(null, value, value.Span);
    }

    /// <summary>A range, if one starts here; otherwise nothing is consumed.</summary>
    private RangeSyntax? TryRange()
    {
        if (Current.Kind is not (TokenKind.OpenBracket or TokenKind.OpenParen or TokenKind.CloseBracket) || !HasDotsInside()) return null;
        var open = Current;
        Advance();
        var low = Additive();
        Expect(TokenKind.DotDot, "\"..\"");
        var high = Additive();
        var close = Current;
        if (close.Kind is TokenKind.CloseBracket or TokenKind.CloseParen or TokenKind.OpenBracket) Advance();
        else Unexpected("\"]\" or \")\" at the end of the range");
        return new RangeSyntax(low, open.Kind == TokenKind.OpenBracket, high, close.Kind == TokenKind.CloseBracket, SourceSpan.Between(open.Span, close.Span));
    }

    /// <summary>Whether ".." follows the bracket at this place before that bracket is closed.</summary>
    private bool HasDotsInside()
    {
        var depth = 0;
        for (var i = _at + 1; i < _tokens.Count; i++)
        {
            switch (_tokens[i].Kind)
            {
                case TokenKind.DotDot when depth == 0: return true;
                case TokenKind.OpenBracket or TokenKind.OpenParen: depth++; break;
                case TokenKind.CloseBracket or TokenKind.CloseParen when depth-- == 0: return false;
                case TokenKind.Comma when depth == 0: return false;
                case TokenKind.End: return false;
            }
        }

        return false;
    }

    // ---- expressions, from the loosest binding to the tightest ---------------------------------------------------------------

    private Syntax Expression()
    {
        if (++_depth > MaxDepth)
        {
            Report(DiagnosticCatalog.TooDeep, Current.Span, Invariant(MaxDepth));
            _depth--;
            return new ErrorSyntax(Current.Span);
        }

        var expression = IsWord("if") ? If()
            : IsWord("some") || IsWord("every") ? Quantified()
            : IsWord("for") ? Refuse("\"for … return\"", "use a path or filter, for example sum(contacts.influence)")
            : IsWord("function") ? Refuse("a function literal", "write the expression itself")
            : Or();
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

    private ImmutableArray<TestSyntax> InTests()
    {
        if (Current.Kind != TokenKind.OpenParen || HasDotsInside()) return [Test(Additive)];
        Advance();
        var tests = TestList();
        Expect(TokenKind.CloseParen, "\",\" or \")\"");
        return tests;
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
        if (++_depth > MaxDepth)
        {
            Report(DiagnosticCatalog.TooDeep, Current.Span, Invariant(MaxDepth));
            _depth--;
            return new ErrorSyntax(Current.Span);
        }

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
            else if (Current.Kind == TokenKind.OpenBracket && !HasDotsInside())
            {
                Advance();
                var predicate = Expression();
                var close = Expect(TokenKind.CloseBracket, "\"]\"");
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
            case TokenKind.OpenBracket when !HasDotsInside():
                return List();
            case TokenKind.OpenBracket or TokenKind.CloseBracket or TokenKind.OpenParen when HasDotsInside():
                return Refuse("a range", "ranges stand after \"in\", or in the tests of a bin");
            case TokenKind.OpenParen:
                Advance();
                var inner = Expression();
                Expect(TokenKind.CloseParen, "\")\"");
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
        if (TryParseDate(text.Text, out var date)) return new DateSyntax(date, span);
        Report(DiagnosticCatalog.BadDate, span, text.Text);
        return new ErrorSyntax(span);
    }

    internal static bool TryParseDate(string text, out DateOnly date) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out date);

    private ListSyntax List()
    {
        var open = Advance();
        var elements = ImmutableArray.CreateBuilder<Syntax>();
        if (Current.Kind != TokenKind.CloseBracket)
        {
            do elements.Add(Expression());
            while (Accept(TokenKind.Comma));
        }

        var close = Expect(TokenKind.CloseBracket, "\",\" or \"]\"");
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

    // ---- tokens ---------------------------------------------------------------------------------------------------------------

    private Token Current => _tokens[_at];

    private TokenKind PeekKind(int ahead) => _at + ahead < _tokens.Count ? _tokens[_at + ahead].Kind : TokenKind.End;

    private bool IsWord(string word) => Current.Kind == TokenKind.Name && Current.Text == word;

    private static bool IsComparison(TokenKind kind) =>
        kind is TokenKind.Equal or TokenKind.NotEqual or TokenKind.Less or TokenKind.LessOrEqual or TokenKind.Greater or TokenKind.GreaterOrEqual;

    private Token Advance()
    {
        var token = Current;
        if (token.Kind != TokenKind.End) _at++;
        return token;
    }

    private bool Accept(TokenKind kind)
    {
        if (Current.Kind != kind) return false;
        Advance();
        return true;
    }

    private Token Expect(TokenKind kind, string expected)
    {
        if (Current.Kind == kind) return Advance();
        Unexpected(expected);
        return Current;
    }

    private void ExpectWord(string word)
    {
        if (IsWord(word)) Advance();
        else Unexpected($"\"{word}\"");
    }

    private ErrorSyntax Unexpected(string expected)
    {
        var span = Current.Span;
        Report(DiagnosticCatalog.UnexpectedToken, span, Current.Describe(), expected);
        return new ErrorSyntax(span);
    }

    private ErrorSyntax Refuse(string what, string remedy)
    {
        var span = Current.Span;
        Report(DiagnosticCatalog.NotSupported, span, what, remedy);
        return new ErrorSyntax(span);
    }

    /// <summary>Reports the first mistake and goes to the end, so that it stays the only one of this expression.</summary>
    private void Report(DiagnosticDescriptor descriptor, SourceSpan span, params ReadOnlySpan<string> arguments)
    {
        if (!_failed) _diagnostics.Add(descriptor, _source.Document, _source.Locate(span), arguments);
        _failed = true;
        _at = _tokens.Count - 1;
    }

    private static string Invariant(int number) => number.ToString(CultureInfo.InvariantCulture);
}
