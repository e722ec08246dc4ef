using System.Globalization;
using KeyAccount.Rules.Diagnostics;

namespace KeyAccount.Rules.Expressions;

/// <summary>
/// Parses FEEL (DMN 1.5, chapter 10) by recursive descent, one method per level of precedence. The first mistake of an expression is
/// reported, and the rest of it is not looked at; other expressions of the policy are.
/// </summary>
internal sealed partial class Parser
{
    private static readonly HashSet<string> Reserved = new(StringComparer.Ordinal)
    {
        "and", "or", "between", "in", "if", "then", "else", "some", "every", "satisfies", "for", "return", "instance", "true", "false", "null", "function",
    };

    private readonly ExpressionText _source;
    private readonly PolicyLimits _limits;
    private readonly DiagnosticBag _diagnostics;
    private readonly List<Token> _tokens;
    private readonly ParserNames _names;
    private int _at;
    private int _depth;
    private bool _failed;

    private Parser(ExpressionText source, DeclaredNames declared, PolicyLimits limits, DiagnosticBag diagnostics)
    {
        _source = source;
        _limits = limits;
        _diagnostics = diagnostics;
        _names = new ParserNames(declared);
        var before = diagnostics.Count;
        _tokens = Lexer.Tokenize(source, diagnostics);
        _failed = diagnostics.Count > before;
    }

    /// <summary>Parses a whole expression. Mistakes are in <paramref name="diagnostics"/>, and the result is then an <see cref="ErrorSyntax"/>.</summary>
    public static Syntax ParseExpression(ExpressionText source, DeclaredNames declared, PolicyLimits limits, DiagnosticBag diagnostics)
    {
        if (!CheckLength(source, limits, diagnostics)) return new ErrorSyntax(default);
        var parser = new Parser(source, declared, limits, diagnostics);
        var expression = parser.Expression();
        parser.Expect(TokenKind.End, "an operator or the end of the expression");
        parser.CheckHeight([expression]);
        return parser._failed ? new ErrorSyntax(expression.Span) : expression;
    }

    /// <summary>Parses the unary tests of a bin or cell; <see langword="null"/> after a mistake.</summary>
    public static UnaryTestsSyntax? ParseUnaryTests(ExpressionText source, DeclaredNames declared, PolicyLimits limits, DiagnosticBag diagnostics)
    {
        if (!CheckLength(source, limits, diagnostics)) return null;
        var parser = new Parser(source, declared, limits, diagnostics);
        var tests = parser.UnaryTests();
        parser.Expect(TokenKind.End, "\",\" or the end of the test");
        parser.CheckHeight(tests.Tests.Select(t => t.Operand));
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

    private void CheckHeight(IEnumerable<Syntax> roots)
    {
        if (!_failed && SyntaxTree.FirstBelow(_limits.MaxExpressionHeight, roots) is { } tooDeep)
            Report(DiagnosticCatalog.TooDeep, tooDeep.Span, Invariant(_limits.MaxExpressionHeight));
    }

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

    /// <summary>Expects what closes a bracket; ".." before it means that somebody wrote a range where none can stand.</summary>
    private Token Close(TokenKind kind, string expected)
    {
        if (Current.Kind == TokenKind.DotDot) Refuse("\"..\"", "put the whole range in brackets, for example [1..5]");
        return Expect(kind, expected);
    }

    private void ExpectWord(string word)
    {
        if (IsWord(word)) Advance();
        else Unexpected($"\"{word}\"");
    }

    private ErrorSyntax Unexpected(string expected)
    {
        var span = Current.Span;
        if (MisspeltFunction() is { } name) Report(DiagnosticCatalog.UnknownFunction, name.Span, name.Text, FunctionLibrary.Suggest(name.Text));
        else if (Current.Kind == TokenKind.Other) Report(DiagnosticCatalog.UnexpectedCharacter, span, Current.Describe());
        else Report(DiagnosticCatalog.UnexpectedToken, span, Current.Describe(), expected);
        return new ErrorSyntax(span);
    }

    /// <summary>Two or more words in a row before "(": somebody meant a function of several words.</summary>
    private (string Text, SourceSpan Span)? MisspeltFunction()
    {
        if (_at == 0 || Current.Kind != TokenKind.Name || _tokens[_at - 1].Kind != TokenKind.Name || Reserved.Contains(_tokens[_at - 1].Text)) return null;
        var end = _at;
        while (_tokens[end].Kind == TokenKind.Name) end++;
        if (_tokens[end].Kind != TokenKind.OpenParen) return null;
        return (CompoundNames.Spelled(_tokens, _at - 1, end - _at + 1, _source.Text), SourceSpan.Between(_tokens[_at - 1].Span, _tokens[end - 1].Span));
    }

    private ErrorSyntax TooDeep()
    {
        var span = Current.Span;
        Report(DiagnosticCatalog.TooDeep, span, Invariant(_limits.MaxExpressionDepth));
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
        if (!_failed && _lookingAhead == 0) _diagnostics.Add(descriptor, _source.Document, _source.Locate(span), arguments);
        _failed = true;
        _at = _tokens.Count - 1;
    }

    private static string Invariant(int number) => number.ToString(CultureInfo.InvariantCulture);
}
