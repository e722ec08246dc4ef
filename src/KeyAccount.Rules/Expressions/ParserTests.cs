using System.Collections.Immutable;

namespace KeyAccount.Rules.Expressions;

/// <content>
/// Unary tests and ranges. Brackets alone do not tell what begins here: <c>[1..5[</c> is a range, <c>[1, 5]</c> a list, <c>(1 + 2) * 3</c> an
/// expression, <c>(1 + 2..9)</c> a range. So the parser looks ahead with its own grammar, once per place, and then reads for good.
/// </content>
internal sealed partial class Parser
{
    private readonly Dictionary<int, bool> _startsRange = [];
    private readonly Dictionary<int, bool> _opensFilter = [];
    private int _lookingAhead;
    private bool _endsRange;

    private UnaryTestsSyntax UnaryTests()
    {
        var start = Current.Span;
        if (Current.Kind == TokenKind.Minus && PeekKind(1) == TokenKind.End)
        {
            Advance();
            return new UnaryTestsSyntax(false, [], start);
        }

        // "not(…)" as a whole negates its tests; "not(x) and …" is an expression with a function.
        if (IsWord("not") && PeekKind(1) == TokenKind.OpenParen && IsAhead(() => NegatedTests() is not null && Current.Kind == TokenKind.End)) return NegatedTests();
        var tests = TestList();
        return new UnaryTestsSyntax(false, tests, SourceSpan.Between(start, tests[^1].Span));
    }

    private UnaryTestsSyntax NegatedTests()
    {
        var start = Advance();
        Advance();
        var tests = TestList();
        var close = Close(TokenKind.CloseParen, "\",\" or \")\"");
        return new UnaryTestsSyntax(true, tests, SourceSpan.Between(start.Span, close.Span));
    }

    /// <summary>What stands after "in": one test, or several in parentheses.</summary>
    private ImmutableArray<TestSyntax> InTests()
    {
        if (Current.Kind != TokenKind.OpenParen || StartsRange()) return [Test(Additive)];
        Advance();
        var tests = TestList();
        Close(TokenKind.CloseParen, "\",\" or \")\"");
        return tests;
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

        var value = StartsRange() ? Range() : operandOfValue();
        return new TestSyntax(null, value, value.Span);
    }

    private RangeSyntax Range()
    {
        var open = Advance();
        var low = Additive();
        Expect(TokenKind.DotDot, "\"..\"");
        _endsRange = true;
        var high = Additive();
        _endsRange = false;
        var close = Current;
        if (close.Kind is TokenKind.CloseBracket or TokenKind.CloseParen or TokenKind.OpenBracket) Advance();
        else Unexpected("\"]\", \")\" or \"[\" at the end of the range");
        return new RangeSyntax(low, open.Kind == TokenKind.OpenBracket, high, close.Kind == TokenKind.CloseBracket, SourceSpan.Between(open.Span, close.Span));
    }

    /// <summary>Whether a range begins here: a bracket, a value, "..".</summary>
    private bool StartsRange() => Current.Kind switch
    {
        TokenKind.CloseBracket => true,
        TokenKind.OpenBracket or TokenKind.OpenParen => Remember(_startsRange, () =>
        {
            Advance();
            Additive();
            return Current.Kind == TokenKind.DotDot;
        }),
        _ => false,
    };

    /// <summary>Whether "[", after the upper end of a range, opens a filter; otherwise it closes the range.</summary>
    private bool OpensFilter() => Remember(_opensFilter, () =>
    {
        Advance();
        Expression();
        return Current.Kind == TokenKind.CloseBracket;
    });

    /// <summary>The answer for this place, found by looking ahead at most once, so that nested brackets cost no more than their length.</summary>
    private bool Remember(Dictionary<int, bool> answers, Func<bool> holds)
    {
        if (!answers.TryGetValue(_at, out var answer)) answers[_at] = answer = IsAhead(holds);
        return answer;
    }

    /// <summary>Reads on to see whether something holds; then nothing is read and nothing reported.</summary>
    private bool IsAhead(Func<bool> holds)
    {
        if (_failed) return false;
        var (at, depth, endsRange) = (_at, _depth, _endsRange);
        _lookingAhead++;
        var answer = holds() && !_failed;
        _lookingAhead--;
        (_at, _depth, _endsRange, _failed) = (at, depth, endsRange, false);
        return answer;
    }
}
