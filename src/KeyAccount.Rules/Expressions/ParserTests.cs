using System.Collections.Immutable;

namespace KeyAccount.Rules.Expressions;

/// <content>
/// Unary tests and ranges. Brackets alone do not tell what begins here: <c>[1..5[</c> is a range, <c>[1, 5]</c> a list, <c>(1 + 2) * 3</c> an
/// expression, <c>(1 + 2..9)</c> a range. So the parser looks ahead, and then reads for good.
/// </content>
internal sealed partial class Parser
{
    /// <summary>Words that loosen an expression beyond what the end of a range can be.</summary>
    private static readonly HashSet<string> BreaksRange = new(StringComparer.Ordinal)
    {
        "and", "or", "between", "in", "instance", "if", "then", "else", "some", "every", "satisfies", "for", "return", "function",
    };

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
        if (Current.Kind != TokenKind.OpenParen || StartsRange()) return [Test(() => Additive())];
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

        var value = operandOfValue();
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

    /// <summary>A test in parentheses that stands for a value: the numbers that pass it.</summary>
    private UnaryRangeSyntax UnaryRange()
    {
        var open = Advance();
        var op = Advance();
        var operand = Additive();
        var close = Expect(TokenKind.CloseParen, "\")\"");
        return new UnaryRangeSyntax(op.Kind, operand, SourceSpan.Between(open.Span, close.Span));
    }

    /// <summary>Whether a range begins here: a bracket, and ".." in it before anything that no end of a range can hold outside further brackets.</summary>
    private bool StartsRange()
    {
        if (Current.Kind == TokenKind.CloseBracket) return true;
        var open = 0;
        for (var at = _at + 1; at < _tokens.Count;)
        {
            var length = _names.Match(_tokens, at, _source.Text);
            var token = _tokens[at];
            at += Math.Max(1, length);
            if (length > 1) continue;
            switch (token.Kind)
            {
                case TokenKind.OpenParen or TokenKind.OpenBracket or TokenKind.OpenBrace:
                    open++;
                    break;
                case TokenKind.CloseParen or TokenKind.CloseBracket or TokenKind.CloseBrace when --open < 0:
                    return false;
                case TokenKind.DotDot when open == 0:
                    return true;
                case TokenKind.Comma or TokenKind.Colon when open == 0:
                case TokenKind.Name when open == 0 && BreaksRange.Contains(token.Text):
                case var kind when open == 0 && IsComparison(kind):
                    return false;
            }
        }

        return false;
    }

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
