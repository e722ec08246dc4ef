using System.Collections.Immutable;
using KeyAccount.Rules.Diagnostics;

namespace KeyAccount.Rules.Expressions;

/// <summary>
/// Resolves names and checks types, against the declared inputs and the other parts of the policy. One binder binds one expression.
/// </summary>
internal sealed partial class Binder
{
    private readonly ExpressionText _source;
    private readonly ISymbolScope _scope;
    private readonly DiagnosticBag _diagnostics;
    private readonly Stack<LocalScope> _locals = new();
    private BoundExpression? _tested;
    private int _testedUses;

    private Binder(ExpressionText source, ISymbolScope scope, DiagnosticBag diagnostics)
    {
        _source = source;
        _scope = scope;
        _diagnostics = diagnostics;
    }

    /// <summary>A variable, and whether its fields can be named without it (inside a filter).</summary>
    private readonly record struct LocalScope(Variable Variable, bool OpensFields);

    public static BoundExpression Bind(Syntax syntax, ExpressionText source, ISymbolScope scope, DiagnosticBag diagnostics) =>
        new Binder(source, scope, diagnostics).Value(syntax);

    /// <summary>Binds an expression that must have a type.</summary>
    /// <param name="what">What the expression is, for the message.</param>
    public static BoundExpression Bind(Syntax syntax, FeelType expected, string what, ExpressionText source, ISymbolScope scope, DiagnosticBag diagnostics)
    {
        var binder = new Binder(source, scope, diagnostics);
        var bound = binder.Value(syntax);
        if (bound.Type.Kind == FeelKind.Null) return Coerce(bound, expected);
        if (bound.Type.Fits(expected)) return bound;
        binder.Report(DiagnosticCatalog.WrongResultType, syntax.Span, what, expected.ToString(), bound.Type.ToString());
        return new BoundError();
    }

    /// <summary>Binds unary tests as a condition on <paramref name="tested"/>.</summary>
    public static BoundExpression BindTests(UnaryTestsSyntax tests, Variable tested, ExpressionText source, ISymbolScope scope, DiagnosticBag diagnostics)
    {
        if (tests.Tests.IsEmpty) return new BoundConstant(FeelType.Boolean, true);
        var condition = new Binder(source, scope, diagnostics).Tests(new BoundVariable(tested), tests.Tests);
        return tests.IsNegated && condition is not BoundError ? new BoundNot(condition) : condition;
    }

    private BoundExpression Value(Syntax syntax)
    {
        var bound = Expression(syntax);
        return (bound.Type.Kind == FeelKind.Error ? new BoundError() : bound) with { Span = syntax.Span };
    }

    private BoundExpression Expression(Syntax syntax) => syntax switch
    {
        NumberSyntax s => new BoundConstant(FeelType.Number, s.Value),
        StringSyntax s => new BoundConstant(FeelType.String, s.Value),
        BooleanSyntax s => new BoundConstant(FeelType.Boolean, s.Value),
        TemporalSyntax { Value: FeelDate day } when CalendarDate.TryCreate(day.Year, day.Month, day.Day, out var date) => new BoundConstant(FeelType.Date, date),
        NullSyntax => new BoundConstant(FeelType.Null, null),
        TestedSyntax => Tested(syntax),
        NameSyntax or PathSyntax => Reference(syntax),
        FilterSyntax s => Filter(s),
        CallSyntax s => Call(s),
        NegateSyntax s => new BoundNegate(Operand(s.Operand, FeelType.Number, "\"-\"")),
        BinarySyntax s => Binary(s),
        LogicalSyntax s => Logical(s),
        BetweenSyntax s => Between(s),
        InSyntax s => WithValue(Value(s.Value), v => Tests(v, s.Tests)),
        IfSyntax s => If(s),
        QuantifiedSyntax s => Quantified(s, 0),
        ListSyntax s => List([.. s.Elements.Select(e => (Value(e), e.Span))]),
        ErrorSyntax => new BoundError(),
        _ => Fail(DiagnosticCatalog.NotSupported, syntax.Span, $"\"{_source.Read(syntax.Span)}\"", "write it with single values"),
    };

    private BoundExpression Tested(Syntax syntax)
    {
        if (_tested is null) return Fail(DiagnosticCatalog.TestNeedsInput, syntax.Span);
        _testedUses++;
        return _tested;
    }

    // ---- names ------------------------------------------------------------------------------------------------------------------

    private BoundExpression Reference(Syntax syntax)
    {
        var (bound, group) = Resolve(syntax);
        if (group is null) return bound!;
        if (!group.IsValue)
            return Fail(DiagnosticCatalog.NotAValue, syntax.Span, group.Name, string.Join(", ", group.Members.Keys.Take(6).Select(m => $"{group.Name}.{m}")));
        _scope.Use(group);
        return group.Type is null || group.Type.Kind == FeelKind.Error ? new BoundError() : new BoundSymbol(group);
    }

    /// <summary>An expression, or a symbol that may still be a step on a path to one of its members.</summary>
    private (BoundExpression? Bound, Symbol? Symbol) Resolve(Syntax syntax)
    {
        switch (syntax)
        {
            case NameSyntax name:
                if (Local(name.Name) is { } local) return (local, null);
                if (_scope.Find(name.Name) is { } symbol) return (null, symbol);
                return (Fail(DiagnosticCatalog.UnknownName, name.Span, name.Name, Spelling.Suggest(name.Name, VisibleNames())), null);
            case PathSyntax path:
                var (source, group) = Resolve(path.Source);
                if (group is null || group.Members.Count == 0) return (Path(source ?? Reference(path.Source), path), null);
                if (group.Members.TryGetValue(path.Name, out var member)) return (null, member);
                return (Fail(DiagnosticCatalog.UnknownField, path.NameSpan, path.Name, $"\"{group.Name}\"", Spelling.Suggest(path.Name, group.Members.Keys)), null);
            default:
                return (Value(syntax), null);
        }
    }

    private BoundExpression? Local(string name)
    {
        foreach (var local in _locals)
        {
            if (local.OpensFields && local.Variable.Type.Fields?.Find(name) is { } field) return new BoundField(new BoundVariable(local.Variable), field);
            if (local.Variable.Name == name) return new BoundVariable(local.Variable);
        }

        return null;
    }

    private List<string> VisibleNames()
    {
        var names = new List<string>();
        foreach (var local in _locals)
        {
            names.Add(local.Variable.Name);
            if (local.OpensFields && local.Variable.Type.Fields is { } fields) names.AddRange(fields.Inputs.Select(f => f.Name));
        }

        names.AddRange(_scope.Names);
        return names;
    }

    private BoundExpression Path(BoundExpression source, PathSyntax path)
    {
        if (source.Type.Kind == FeelKind.Error) return source;
        var fields = source.Type.Kind == FeelKind.List ? source.Type.Element!.Fields : source.Type.Fields;
        if (fields is null)
            return Fail(DiagnosticCatalog.TypeClash, path.Source.Span, $"the path \".{path.Name}\"", "a record or a list of records", source.Type.ToString());
        if (fields.Find(path.Name) is not { } field)
            return Fail(DiagnosticCatalog.UnknownField, path.NameSpan, path.Name, "this record", Spelling.Suggest(path.Name, [.. fields.Inputs.Select(f => f.Name)]));
        return source.Type.Kind == FeelKind.List ? new BoundListField(source, field) : new BoundField(source, field);
    }

    // ---- operators --------------------------------------------------------------------------------------------------------------

    private BoundExpression Binary(BinarySyntax s)
    {
        if (s.Operator is TokenKind.Plus or TokenKind.Minus or TokenKind.Star or TokenKind.Slash or TokenKind.StarStar) return Arithmetic(s);
        return Compare(ToComparison(s.Operator), (Value(s.Left), s.Left.Span), (Value(s.Right), s.Right.Span), s.OperatorSpan);
    }

    private BoundExpression Arithmetic(BinarySyntax s)
    {
        var left = Value(s.Left);
        var right = Value(s.Right);
        if (s.Operator == TokenKind.Plus && (left.Type.Kind == FeelKind.String || right.Type.Kind == FeelKind.String))
            return new BoundConcat(Checked(left, s.Left.Span, FeelType.String, "\"+\" with a string"), Checked(right, s.Right.Span, FeelType.String, "\"+\" with a string"));
        var (op, sign) = s.Operator switch
        {
            TokenKind.Plus => (ArithmeticOperator.Add, "\"+\""),
            TokenKind.Minus => (ArithmeticOperator.Subtract, "\"-\""),
            TokenKind.Star => (ArithmeticOperator.Multiply, "\"*\""),
            TokenKind.Slash => (ArithmeticOperator.Divide, "\"/\""),
            _ => (ArithmeticOperator.Power, "\"**\""),
        };
        return new BoundArithmetic(op, Checked(left, s.Left.Span, FeelType.Number, sign), Checked(right, s.Right.Span, FeelType.Number, sign));
    }

    private static ComparisonOperator ToComparison(TokenKind token) => token switch
    {
        TokenKind.Equal => ComparisonOperator.Equal,
        TokenKind.NotEqual => ComparisonOperator.NotEqual,
        TokenKind.Less => ComparisonOperator.Less,
        TokenKind.LessOrEqual => ComparisonOperator.LessOrEqual,
        TokenKind.Greater => ComparisonOperator.Greater,
        _ => ComparisonOperator.GreaterOrEqual,
    };

    private BoundExpression Compare(ComparisonOperator op, (BoundExpression Value, SourceSpan Span) left, (BoundExpression Value, SourceSpan Span) right, SourceSpan at)
    {
        var (a, b) = (left.Value, right.Value);
        if (a is BoundError || b is BoundError) return new BoundError();
        var isEquality = op is ComparisonOperator.Equal or ComparisonOperator.NotEqual;
        if (isEquality && (a.Type.Kind == FeelKind.Null || b.Type.Kind == FeelKind.Null))
            return new BoundIsNull(b.Type.Kind == FeelKind.Null ? a : b, op == ComparisonOperator.NotEqual);
        if (a.Type.Kind == FeelKind.Null) a = Coerce(a, b.Type.Kind == FeelKind.Null ? FeelType.Number : b.Type);
        if (b.Type.Kind == FeelKind.Null) b = Coerce(b, a.Type);
        var comparable = a.Type.IsScalar && a.Type.Kind == b.Type.Kind && (isEquality || a.Type.Kind != FeelKind.Boolean);
        if (!comparable) return Fail(DiagnosticCatalog.IncomparableTypes, at, a.Type.ToString(), b.Type.ToString(), Sign(op));
        CheckClosedSet(a, right);
        CheckClosedSet(b, left);
        return new BoundComparison(op, a, b, a.IsComputed || b.IsComputed);
    }

    private void CheckClosedSet(BoundExpression closed, (BoundExpression Value, SourceSpan Span) literal)
    {
        if (closed.Type.Values.IsEmpty || literal.Value is not BoundConstant { Value: string text } || closed.Type.Values.Contains(text)) return;
        Report(DiagnosticCatalog.NotInClosedSet, literal.Span, text, closed.Type.ValuesOf!, Spelling.Suggest(text, closed.Type.Values));
    }

    private static string Sign(ComparisonOperator op) => op switch
    {
        ComparisonOperator.Equal => "=",
        ComparisonOperator.NotEqual => "!=",
        ComparisonOperator.Less => "<",
        ComparisonOperator.LessOrEqual => "<=",
        ComparisonOperator.Greater => ">",
        _ => ">=",
    };

    /// <summary>A chain of the same operator becomes one node, so that a long condition is not a deep tree.</summary>
    private BoundExpression Logical(LogicalSyntax s)
    {
        var chain = new Stack<Syntax>();
        Syntax left = s;
        while (left is LogicalSyntax nested && nested.IsAnd == s.IsAnd)
        {
            chain.Push(nested.Right);
            left = nested.Left;
        }

        chain.Push(left);
        var name = s.IsAnd ? "\"and\"" : "\"or\"";
        ImmutableArray<BoundExpression> operands = [.. chain.Select(operand => Operand(operand, FeelType.Boolean, name))];
        return operands.Any(o => o is BoundError) ? new BoundError() : new BoundLogical(s.IsAnd, operands);
    }

    private BoundExpression Between(BetweenSyntax s) => WithValue(Value(s.Value), v => And(
        Compare(ComparisonOperator.GreaterOrEqual, (v, s.Value.Span), (Value(s.Low), s.Low.Span), s.Span),
        Compare(ComparisonOperator.LessOrEqual, (v, s.Value.Span), (Value(s.High), s.High.Span), s.Span)));

    private BoundExpression If(IfSyntax s)
    {
        var condition = Operand(s.Condition, FeelType.Boolean, "\"if\"");
        var then = Value(s.Then);
        var otherwise = Value(s.Else);
        if (then is BoundError || otherwise is BoundError) return new BoundError();
        var type = then.Type.Kind == FeelKind.Null ? otherwise.Type : then.Type;
        if (type.Kind == FeelKind.Null) return new BoundConstant(FeelType.Null, null);
        if (!type.IsScalar) return Fail(DiagnosticCatalog.NotSupported, s.Span, $"\"if\" with {type}", "put the \"if\" around single values");
        if (otherwise.Type.Kind != FeelKind.Null && !otherwise.Type.Fits(type))
            return Fail(DiagnosticCatalog.TypeClash, s.Else.Span, "\"else\"", $"{type} like \"then\"", otherwise.Type.ToString());
        // The result is one of both branches, so a closed set survives only where both have the same.
        var merged = type.Kind == FeelKind.String && !then.Type.Values.SequenceEqual(otherwise.Type.Values) ? FeelType.String : type;
        return new BoundIf(condition, Coerce(then, type), Coerce(otherwise, type), merged, then.IsComputed || otherwise.IsComputed);
    }

    // ---- tests ------------------------------------------------------------------------------------------------------------------

    /// <summary>The or of single tests of a value, which they can name "?".</summary>
    private BoundExpression Tests(BoundExpression value, ImmutableArray<TestSyntax> tests)
    {
        if (value is BoundError) return value;
        var outer = (_tested, _testedUses);
        _tested = value;
        var bound = AnyOf([.. tests.Select(test => Test(value, test) with { Span = test.Span })]);
        (_tested, _testedUses) = outer;
        return bound;
    }

    private BoundExpression Test(BoundExpression value, TestSyntax test)
    {
        var tested = (value, test.Span);
        if (test.Operator is { } op) return Compare(ToComparison(op), tested, (Value(test.Operand), test.Operand.Span), test.Span);
        switch (test.Operand)
        {
            case RangeSyntax range:
                return And(
                    Compare(range.LowIncluded ? ComparisonOperator.GreaterOrEqual : ComparisonOperator.Greater, tested, (Value(range.Low), range.Low.Span), range.Low.Span),
                    Compare(range.HighIncluded ? ComparisonOperator.LessOrEqual : ComparisonOperator.Less, tested, (Value(range.High), range.High.Span), range.High.Span));
            case ListSyntax list:
                return AnyOf([.. list.Elements.Select(e => Compare(ComparisonOperator.Equal, tested, (Value(e), e.Span), e.Span))]);
        }

        var usesBefore = _testedUses;
        var operand = Value(test.Operand);
        if (operand.Type.Kind == FeelKind.List) return Membership(value, operand, test.Span);
        if (operand.Type.Kind == FeelKind.Boolean && operand is not BoundConstant)
        {
            if (_testedUses > usesBefore) return operand;
            if (value.Type.Kind != FeelKind.Boolean) return Fail(DiagnosticCatalog.ConditionInTest, test.Span);
        }

        return Compare(ComparisonOperator.Equal, tested, (operand, test.Operand.Span), test.Span);
    }

    /// <summary>Whether a list that is not written out holds a value.</summary>
    private BoundExpression Membership(BoundExpression value, BoundExpression list, SourceSpan span)
    {
        var element = new Variable("item", list.Type.Element!, list.IsComputed);
        var equal = Compare(ComparisonOperator.Equal, (value, span), (new BoundVariable(element), span), span);
        return equal is BoundError ? equal : new BoundQuantified(false, element, list, equal);
    }

    private static BoundExpression AnyOf(ImmutableArray<BoundExpression> conditions) => conditions switch
    {
        [] => new BoundConstant(FeelType.Boolean, false),
        [var only] => only,
        _ when conditions.Any(c => c is BoundError) => new BoundError(),
        _ => new BoundLogical(false, conditions),
    };

    private static BoundExpression And(BoundExpression a, BoundExpression b) =>
        a is BoundError || b is BoundError ? new BoundError() : new BoundLogical(true, [a, b]);

    /// <summary>Binds something that looks at a value more than once, without computing the value more than once.</summary>
    private static BoundExpression WithValue(BoundExpression value, Func<BoundExpression, BoundExpression> body)
    {
        if (value is BoundError) return value;
        if (value is BoundSymbol or BoundVariable or BoundConstant or BoundField || !value.Type.IsScalar) return body(value);
        var variable = new Variable("(value)", value.Type, value.IsComputed);
        var bound = body(new BoundVariable(variable));
        return bound is BoundError ? bound : new BoundLet(variable, value, bound);
    }

    // ---- lists ------------------------------------------------------------------------------------------------------------------

    private BoundExpression Quantified(QuantifiedSyntax s, int at)
    {
        var iterator = s.Iterators[at];
        var list = Value(iterator.List);
        if (list is not BoundError && list.Type.Kind != FeelKind.List)
            list = Fail(DiagnosticCatalog.TypeClash, iterator.List.Span, s.IsEvery ? "\"every\"" : "\"some\"", "a list", list.Type.ToString());
        var variable = new Variable(iterator.Variable, list.Type.Element ?? FeelType.Error, list.IsComputed);
        _locals.Push(new LocalScope(variable, OpensFields: false));
        var condition = at + 1 < s.Iterators.Length ? Quantified(s, at + 1) : Operand(s.Condition, FeelType.Boolean, "\"satisfies\"");
        _locals.Pop();
        return list is BoundError || condition is BoundError ? new BoundError() : new BoundQuantified(s.IsEvery, variable, list, condition);
    }

    private BoundExpression Filter(FilterSyntax s)
    {
        var list = Value(s.Source);
        if (list is BoundError) return list;
        if (list.Type.Kind != FeelKind.List) return Fail(DiagnosticCatalog.TypeClash, s.Source.Span, "a filter", "a list", list.Type.ToString());
        var item = new Variable("item", list.Type.Element!, list.IsComputed);
        _locals.Push(new LocalScope(item, OpensFields: true));
        var predicate = Value(s.Predicate);
        _locals.Pop();
        return predicate.Type.Kind switch
        {
            FeelKind.Error => new BoundError(),
            FeelKind.Number when BoundTree.Reads(predicate, item) =>
                Fail(DiagnosticCatalog.NotSupported, s.Predicate.Span, "a place that depends on the list's own elements", "write a condition, or a number from outside the list"),
            FeelKind.Number => new BoundIndex(list, predicate),
            FeelKind.Boolean => new BoundFilter(list, item, predicate),
            FeelKind.Null => new BoundFilter(list, item, Coerce(predicate, FeelType.Boolean)),
            _ => Fail(DiagnosticCatalog.TypeClash, s.Predicate.Span, "a filter", "a condition or a number", predicate.Type.ToString()),
        };
    }

    private BoundExpression List(IReadOnlyList<(BoundExpression Value, SourceSpan Span)> elements)
    {
        if (elements.Any(e => e.Value is BoundError)) return new BoundError();
        var type = elements.Select(e => e.Value.Type).FirstOrDefault(t => t.Kind != FeelKind.Null) ?? FeelType.Number;
        foreach (var (value, span) in elements)
        {
            if (!type.IsScalar) return Fail(DiagnosticCatalog.NotSupported, span, $"{type} in a list", "lists written out hold single values");
            if (value.Type.Kind != FeelKind.Null && value.Type.Kind != type.Kind)
                return Fail(DiagnosticCatalog.TypeClash, span, "this list", $"{type} like its first element", value.Type.ToString());
        }

        var element = type.Kind == FeelKind.String ? FeelType.String : type;
        return new BoundList([.. elements.Select(e => Coerce(e.Value, type) with { Span = e.Span })], FeelType.ListOf(element), elements.Any(e => e.Value.IsComputed));
    }

    // ---- reporting --------------------------------------------------------------------------------------------------------------

    private BoundExpression Operand(Syntax syntax, FeelType expected, string what) => Checked(Value(syntax), syntax.Span, expected, what);

    private BoundExpression Checked(BoundExpression bound, SourceSpan span, FeelType expected, string what)
    {
        if (bound.Type.Kind == FeelKind.Null) return Coerce(bound, expected);
        return bound.Type.Fits(expected) ? bound : Fail(DiagnosticCatalog.TypeClash, span, what, expected.ToString(), bound.Type.ToString());
    }

    /// <summary>Gives the literal <c>null</c> the type that its place asks for.</summary>
    private static BoundExpression Coerce(BoundExpression bound, FeelType type) =>
        bound.Type.Kind == FeelKind.Null ? new BoundConstant(type, null) { Span = bound.Span } : bound;

    private BoundError Fail(DiagnosticDescriptor descriptor, SourceSpan span, params ReadOnlySpan<string> arguments)
    {
        Report(descriptor, span, arguments);
        return new BoundError();
    }

    private void Report(DiagnosticDescriptor descriptor, SourceSpan span, params ReadOnlySpan<string> arguments) =>
        _diagnostics.Add(descriptor, _source.Document, _source.Locate(span), arguments);
}
