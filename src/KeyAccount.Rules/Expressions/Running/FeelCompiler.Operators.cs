namespace KeyAccount.Rules.Expressions;

/// <content>Operators, conditions and tests.</content>
internal sealed partial class FeelCompiler
{
    private Code Negate(NegateSyntax syntax)
    {
        var operand = Value(syntax.Operand);
        return (scope, run) => operand(scope, run) switch
        {
            FeelNumber number => FeelValue.Computed(-number.Value),
            var value => TemporalArithmetic.Negate(value),
        };
    }

    private Code Binary(BinarySyntax syntax)
    {
        var (left, right) = (Value(syntax.Left), Value(syntax.Right));
        Operation calculation = syntax.Operator switch
        {
            TokenKind.Plus => Add,
            TokenKind.Minus => (a, b, _) => a is FeelNumber x && b is FeelNumber y ? FeelValue.Computed(x.Value - y.Value) : TemporalArithmetic.Subtract(a, b),
            TokenKind.Star => (a, b, _) => a is FeelNumber x && b is FeelNumber y ? FeelValue.Computed(x.Value * y.Value) : TemporalArithmetic.Multiply(a, b),
            TokenKind.Slash => (a, b, _) => a is FeelNumber x && b is FeelNumber y ? FeelValue.Computed(x.Value / y.Value) : TemporalArithmetic.Divide(a, b),
            TokenKind.StarStar => (a, b, _) => a is FeelNumber x && b is FeelNumber y ? FeelValue.Computed(Math.Pow(x.Value, y.Value)) : FeelValue.Null,
            _ => Comparison(syntax.Operator, syntax.Left is NullSyntax || syntax.Right is NullSyntax),
        };
        return (scope, run) =>
        {
            run.Spend(1);
            return calculation(left(scope, run), right(scope, run), run);
        };
    }

    private static FeelValue Add(FeelValue a, FeelValue b, FeelRun run) => (a, b) switch
    {
        (FeelNumber x, FeelNumber y) => FeelValue.Computed(x.Value + y.Value),
        (FeelString x, FeelString y) => Join(x.Value, y.Value, run),
        _ => TemporalArithmetic.Add(a, b),
    };

    private static FeelValue Join(string a, string b, FeelRun run)
    {
        run.Spend((long)a.Length + b.Length);
        return FeelValue.Of(a + b);
    }

    /// <param name="op">The operator.</param>
    /// <param name="asksForNull">Whether one side is the literal <c>null</c>, which asks whether the other is known; two unknown values are not equal otherwise.</param>
    private static Operation Comparison(TokenKind op, bool asksForNull) => op switch
    {
        TokenKind.Equal => (a, b, run) => Equal(a, b, asksForNull, run),
        TokenKind.NotEqual => (a, b, run) => Logic.Not(Equal(a, b, asksForNull, run)),
        TokenKind.Less => (a, b, run) => FeelEquality.Compare(a, b, run) is { } order ? FeelValue.Of(order < 0) : FeelValue.Null,
        TokenKind.LessOrEqual => (a, b, run) => FeelEquality.Compare(a, b, run) is { } order ? FeelValue.Of(order <= 0) : FeelValue.Null,
        TokenKind.Greater => (a, b, run) => FeelEquality.Compare(a, b, run) is { } order ? FeelValue.Of(order > 0) : FeelValue.Null,
        _ => (a, b, run) => FeelEquality.Compare(a, b, run) is { } order ? FeelValue.Of(order >= 0) : FeelValue.Null,
    };

    private static FeelValue Equal(FeelValue a, FeelValue b, bool asksForNull, FeelRun run) =>
        !asksForNull && (a.IsNull || b.IsNull) ? FeelValue.Null : FeelValue.Of(FeelEquality.AreEqual(a, b, run));

    /// <summary>A chain of the same operator is run as one, so that a long condition is not a deep recursion.</summary>
    private Code Logical(LogicalSyntax syntax)
    {
        var chain = SyntaxTree.Chain(syntax);
        Code[] operands = [.. chain.Select(Value)];
        var isAnd = syntax.IsAnd;
        return (scope, run) =>
        {
            var result = FeelValue.Of(isAnd);
            foreach (var operand in operands)
            {
                run.Spend(1);
                var value = operand(scope, run);
                result = isAnd ? Logic.And(result, value) : Logic.Or(result, value);
                if (isAnd ? Logic.IsFalse(result) : Logic.IsTrue(result)) return result;
            }

            return result;
        };
    }

    private Code Between(BetweenSyntax syntax)
    {
        var (value, low, high) = (Value(syntax.Value), Value(syntax.Low), Value(syntax.High));
        var (atLeast, atMost) = (Comparison(TokenKind.GreaterOrEqual, false), Comparison(TokenKind.LessOrEqual, false));
        return (scope, run) =>
        {
            run.Spend(1);
            var tested = value(scope, run);
            return Logic.And(atLeast(tested, low(scope, run), run), atMost(tested, high(scope, run), run));
        };
    }

    private Code If(IfSyntax syntax)
    {
        var (condition, then, otherwise) = (Value(syntax.Condition), Value(syntax.Then), Value(syntax.Else));
        return (scope, run) => condition(scope, run) switch
        {
            FeelBoolean { Value: true } => then(scope, run),
            FeelBoolean or FeelNull => otherwise(scope, run),
            _ => FeelValue.Null,
        };
    }

    private Code InstanceOf(InstanceOfSyntax syntax)
    {
        var value = Value(syntax.Value);
        return (scope, run) => FeelValue.Of(TypeTest.IsInstance(value(scope, run), syntax.Tested, run));
    }

    // ---- tests ------------------------------------------------------------------------------------------------------------------

    private Code In(InSyntax syntax)
    {
        var value = Value(syntax.Value);
        var outer = _testsNull;
        _testsNull = syntax.Value is NullSyntax;
        var any = With("?", () => AnyTest(syntax.Tests));
        _testsNull = outer;
        return (scope, run) => any(scope.With("?", value(scope, run)), run);
    }

    /// <param name="tests">The tests.</param>
    /// <param name="areElements">Whether they are the elements of a list, of which one of another kind than the tested value is not it, instead of unknown.</param>
    private Code AnyTest(IReadOnlyList<TestSyntax> tests, bool areElements = false)
    {
        Code[] each = [.. tests.Select(test => Test(test, areElements))];
        if (each is [var only]) return only;
        return (scope, run) =>
        {
            var result = FeelValue.False;
            foreach (var test in each)
            {
                run.Spend(1);
                result = Logic.Or(result, test(scope, run));
                if (Logic.IsTrue(result)) return result;
            }

            return result;
        };
    }

    private Code Test(TestSyntax syntax, bool isElement)
    {
        var asksForNull = _testsNull;
        var operand = Value(syntax.Operand);
        if (syntax.Operator is { } op)
        {
            var compare = Comparison(op, asksForNull || syntax.Operand is NullSyntax);
            return (scope, run) => compare(Tested(scope, run), operand(scope, run), run);
        }

        if (syntax.Operand is NullSyntax) return (scope, run) => FeelValue.Of(Tested(scope, run).IsNull);
        if (syntax.Operand is ListSyntax list && !isElement) return AnyTest([.. list.Elements.Select(element => new TestSyntax(null, element, element.Span))], areElements: true);
        // A condition about "?" is the test; any other value is what the tested one is compared with.
        var isCondition = ReadsTested(syntax.Operand);
        return (scope, run) =>
        {
            var (tested, value) = (Tested(scope, run), operand(scope, run));
            return isElement ? IsElement(tested, value, asksForNull, run)
                : value is FeelBoolean or FeelNull && (isCondition || (value is FeelBoolean && tested is not (FeelBoolean or FeelNull))) ? value
                : Matches(tested, value, asksForNull, run);
        };
    }

    private static FeelValue Tested(FeelScope scope, FeelRun run) => scope.Find("?", run) ?? FeelValue.Null;

    /// <summary>Whether a value is another one, lies in a range, or is matched by an element of a list.</summary>
    /// <param name="tested">The value.</param>
    /// <param name="value">The other value, the range or the list.</param>
    /// <param name="asksForNull">Whether the tested value is the literal <c>null</c>.</param>
    /// <param name="run">The evaluation.</param>
    private static FeelValue Matches(FeelValue tested, FeelValue value, bool asksForNull, FeelRun run)
    {
        switch (value)
        {
            case FeelRange range:
                return Ranges.Includes(range, tested, run);
            case FeelPoint point:
                return Ranges.Includes(point, tested, run);
            case FeelList list when tested is not FeelList || FeelEquality.AreEqual(tested, list, run) != true:
                run.Spend(list.Items.Count);
                var result = FeelValue.False;
                foreach (var item in list.Items) result = Logic.Or(result, IsElement(tested, item, asksForNull, run));
                return result;
            default:
                return Equal(tested, value, asksForNull, run);
        }
    }

    private static FeelValue IsElement(FeelValue tested, FeelValue item, bool asksForNull, FeelRun run) =>
        item is FeelRange or FeelPoint ? Matches(tested, item, asksForNull, run)
        : asksForNull ? FeelValue.Of(item.IsNull)
        : tested.IsNull || item.IsNull ? FeelValue.Null
        : FeelValue.Of(FeelEquality.AreEqual(tested, item, run) ?? false);

    /// <summary>Whether the tested value is read outside the tests of a further <c>in</c>, which have one of their own.</summary>
    private static bool ReadsTested(Syntax syntax) => SyntaxTree.Any(syntax, s => s is TestedSyntax, s => s is InSyntax nested ? [nested.Value] : SyntaxTree.Children(s));
}
