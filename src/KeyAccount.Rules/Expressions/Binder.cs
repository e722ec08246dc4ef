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
    private Variable? _testedInPart;
    private int _testedUses;

    private Binder(ExpressionText source, ISymbolScope scope, DiagnosticBag diagnostics)
    {
        _source = source;
        _scope = scope;
        _diagnostics = diagnostics;
    }

    /// <summary>A variable, whether its fields can be named without it (inside a filter), and whether a part binds it.</summary>
    private readonly record struct LocalScope(Variable Variable, bool OpensFields, bool IsOfPart = false);

    public static BoundExpression Bind(Syntax syntax, ExpressionText source, ISymbolScope scope, DiagnosticBag diagnostics)
    {
        var binder = new Binder(source, scope, diagnostics);
        return binder.Closed(binder.Value(syntax), syntax);
    }

    /// <summary>Binds an expression that must have a type.</summary>
    /// <param name="what">What the expression is, for the message.</param>
    public static BoundExpression Bind(Syntax syntax, FeelType expected, string what, ExpressionText source, ISymbolScope scope, DiagnosticBag diagnostics)
    {
        var binder = new Binder(source, scope, diagnostics);
        var bound = binder.Value(syntax);
        if (bound.Type.Kind == FeelKind.Null) return Coerce(bound, expected);
        if (bound.Type.Fits(expected)) return binder.Closed(bound, syntax);
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
        TemporalSyntax s => Part(s, StaticTypes.Of(s.Value)),
        NullSyntax => new BoundConstant(FeelType.Null, null),
        TestedSyntax => Tested(syntax),
        NameSyntax or PathSyntax => Reference(syntax),
        FilterSyntax s => Filter(s),
        CallSyntax s => Call(s),
        NegateSyntax s => Negate(s),
        BinarySyntax s => Binary(s),
        LogicalSyntax s => Logical(s),
        BetweenSyntax s => Between(s),
        InSyntax s => In(s),
        InstanceOfSyntax s => Part(s, FeelType.Boolean, (s.Value, Value(s.Value))),
        IfSyntax s => If(s),
        QuantifiedSyntax s => Quantified(s, 0),
        ListSyntax s => ListOf(s),
        ForSyntax s => For(s),
        ContextSyntax s => Context(s),
        FunctionSyntax s => Function(s, null),
        InvocationSyntax s => Invocation(s),
        RangeSyntax s => Range(s),
        UnaryRangeSyntax s => Part(s, FeelType.Range, (s.Operand, Value(s.Operand))),
        _ => new BoundError(),
    };

    private BoundExpression Tested(Syntax syntax)
    {
        if (_testedInPart is { } variable) return OfVariable(syntax, variable, variable.Type);
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
                if (Local(name) is { } local) return (local, null);
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

    private BoundExpression? Local(NameSyntax syntax)
    {
        foreach (var local in _locals)
        {
            if (local is { OpensFields: true, Variable.Type: { Kind: FeelKind.Any } or { Kind: FeelKind.Context, Entries: null } } && syntax.Name != local.Variable.Name && IsOutside(syntax.Name))
                return Fail(DiagnosticCatalog.NotSupported, syntax.Span, $"\"{syntax.Name}\" in a filter of elements whose entries are not known", $"write \"item.{syntax.Name}\" for the entry, or read the elements with \"for\" or \"some\"");
            if (local.OpensFields && local.Variable.Type is { Kind: FeelKind.Record or FeelKind.Context } && FieldOf(local.Variable.Type, syntax.Name) is { } type)
                return local.IsOfPart ? OfVariable(syntax, local.Variable, type) : new BoundField(new BoundVariable(local.Variable), local.Variable.Type.Fields!.Find(syntax.Name)!);
            if (local.Variable.Name == syntax.Name) return local.IsOfPart ? OfVariable(syntax, local.Variable, local.Variable.Type) : new BoundVariable(local.Variable);
        }

        return null;
    }

    private bool IsOutside(string name) => _scope.Find(name) is not null || _locals.Any(l => l.Variable.Name == name);

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
        if (source is BoundPart || source.Type.Kind == FeelKind.Date) return PathOfPart(source, path);
        var fields = source.Type.Kind == FeelKind.List ? source.Type.Element!.Fields : source.Type.Fields;
        if (fields is null)
            return Fail(DiagnosticCatalog.TypeClash, path.Source.Span, $"the path \".{path.Name}\"", "a record or a list of records", source.Type.ToString());
        if (fields.Find(path.Name) is not { } field)
            return Fail(DiagnosticCatalog.UnknownField, path.NameSpan, path.Name, "this record", Spelling.Suggest(path.Name, [.. fields.Inputs.Select(f => f.Name)]));
        return source.Type.Kind == FeelKind.List ? new BoundListField(source, field) : new BoundField(source, field);
    }

    // ---- operators --------------------------------------------------------------------------------------------------------------

    private BoundExpression Negate(NegateSyntax s)
    {
        var operand = Value(s.Operand);
        if (operand is BoundPart { Type.Kind: FeelKind.DaysDuration or FeelKind.MonthsDuration or FeelKind.Any }) return Part(s, operand.Type, (s.Operand, operand));
        operand = Checked(operand, s.Operand.Span, FeelType.Number, "\"-\"");
        return IsOpen(operand) ? Part(s, FeelType.Number, (s.Operand, operand)) : new BoundNegate(operand);
    }

    private BoundExpression Binary(BinarySyntax s)
    {
        if (s.Operator is TokenKind.Plus or TokenKind.Minus or TokenKind.Star or TokenKind.Slash or TokenKind.StarStar) return Arithmetic(s);
        var compared = Compare(ToComparison(s.Operator), (Value(s.Left), s.Left), (Value(s.Right), s.Right), s.OperatorSpan);
        return compared is BoundPart part ? part with { Syntax = s } : compared;
    }

    private BoundExpression Arithmetic(BinarySyntax s)
    {
        var left = Value(s.Left);
        var right = Value(s.Right);
        var (op, sign) = s.Operator switch
        {
            TokenKind.Plus => (ArithmeticOperator.Add, "\"+\""),
            TokenKind.Minus => (ArithmeticOperator.Subtract, "\"-\""),
            TokenKind.Star => (ArithmeticOperator.Multiply, "\"*\""),
            TokenKind.Slash => (ArithmeticOperator.Divide, "\"/\""),
            _ => (ArithmeticOperator.Power, "\"**\""),
        };
        if (left is BoundError || right is BoundError) return new BoundError();
        if (StaticTypes.OfArithmetic(op, left.Type, right.Type) is { } type) return Part(s, type, (s.Left, left), (s.Right, right));
        var isText = s.Operator == TokenKind.Plus && (left.Type.Kind == FeelKind.String || right.Type.Kind == FeelKind.String);
        var expected = isText ? FeelType.String : FeelType.Number;
        var what = isText ? "\"+\" with a string" : sign;
        (left, right) = (Checked(left, s.Left.Span, expected, what), Checked(right, s.Right.Span, expected, what));
        return IsOpen(left) || IsOpen(right) ? Part(s, expected, (s.Left, left), (s.Right, right))
            : isText ? new BoundConcat(left, right)
            : new BoundArithmetic(op, left, right);
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

    private BoundExpression Compare(ComparisonOperator op, (BoundExpression Value, Syntax Syntax) left, (BoundExpression Value, Syntax Syntax) right, SourceSpan at)
    {
        var (a, b) = (left.Value, right.Value);
        if (a is BoundError || b is BoundError) return new BoundError();
        var isEquality = op is ComparisonOperator.Equal or ComparisonOperator.NotEqual;
        if (IsOpen(a) || IsOpen(b) || (isEquality && !a.Type.IsScalar && a.Type.Kind == b.Type.Kind && a.Type.Kind != FeelKind.Null))
        {
            if (!StaticTypes.AreComparable(a.Type, b.Type, isEquality)) return Fail(DiagnosticCatalog.IncomparableTypes, at, a.Type.ToString(), b.Type.ToString(), Sign(op));
            CheckClosedSet(a, right);
            CheckClosedSet(b, left);
            return Part(new BinarySyntax(ToToken(op), left.Syntax, right.Syntax, at, at), FeelType.Boolean, (left.Syntax, a), (right.Syntax, b));
        }

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

    private void CheckClosedSet(BoundExpression closed, (BoundExpression Value, Syntax Syntax) literal)
    {
        if (closed.Type.Values.IsEmpty || literal.Value is not BoundConstant { Value: string text } || closed.Type.Values.Contains(text)) return;
        Report(DiagnosticCatalog.NotInClosedSet, literal.Syntax.Span, text, closed.Type.ValuesOf!, Spelling.Suggest(text, closed.Type.Values));
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
        var chain = SyntaxTree.Chain(s);
        var name = s.IsAnd ? "\"and\"" : "\"or\"";
        var operands = ImmutableArray.CreateBuilder<BoundExpression>(chain.Count);
        foreach (var operand in chain) operands.Add(Operand(operand, FeelType.Boolean, name));
        if (operands.Any(o => o is BoundError)) return new BoundError();
        return operands.Any(IsOpen) ? Part(s, FeelType.Boolean, [.. chain.Zip(operands)]) : new BoundLogical(s.IsAnd, operands.ToImmutable());
    }

    private BoundExpression Between(BetweenSyntax s)
    {
        var (value, low, high) = (Value(s.Value), Value(s.Low), Value(s.High));
        if (!IsOpen(value) && !IsOpen(low) && !IsOpen(high))
        {
            return WithValue(value, v => And(
                Compare(ComparisonOperator.GreaterOrEqual, (v, s.Value), (low, s.Low), s.Span),
                Compare(ComparisonOperator.LessOrEqual, (v, s.Value), (high, s.High), s.Span)));
        }

        foreach (var end in new[] { low, high })
        {
            if (value is not BoundError && end is not BoundError && !StaticTypes.AreComparable(value.Type, end.Type, isEquality: false))
                return Fail(DiagnosticCatalog.IncomparableTypes, s.Span, value.Type.ToString(), end.Type.ToString(), "between");
        }

        return Part(s, FeelType.Boolean, (s.Value, value), (s.Low, low), (s.High, high));
    }

    private BoundExpression If(IfSyntax s)
    {
        var condition = Operand(s.Condition, FeelType.Boolean, "\"if\"");
        var then = Value(s.Then);
        var otherwise = Value(s.Else);
        if (then is BoundError || otherwise is BoundError) return new BoundError();
        var type = then.Type.Kind == FeelKind.Null ? otherwise.Type : then.Type;
        if (IsOpen(condition) || IsOpen(then) || IsOpen(otherwise) || (!type.IsScalar && type.Kind != FeelKind.Null))
            return Part(s, ListTypes.Common([then.Type, otherwise.Type]), (s.Condition, condition), (s.Then, then), (s.Else, otherwise));
        if (type.Kind == FeelKind.Null) return new BoundConstant(FeelType.Null, null);
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
        var tested = (value, value is BoundConstant { Type.Kind: FeelKind.Null } ? new NullSyntax(test.Span) : (Syntax)new TestedSyntax(test.Span));
        if (test.Operator is { } op) return Compare(ToComparison(op), tested, (Value(test.Operand), test.Operand), test.Span);
        switch (test.Operand)
        {
            case RangeSyntax range:
                return And(
                    Compare(range.LowIncluded ? ComparisonOperator.GreaterOrEqual : ComparisonOperator.Greater, tested, (Value(range.Low), range.Low), range.Low.Span),
                    Compare(range.HighIncluded ? ComparisonOperator.LessOrEqual : ComparisonOperator.Less, tested, (Value(range.High), range.High), range.High.Span));
            case ListSyntax list:
                return AnyOf([.. list.Elements.Select(e => Test(value, new TestSyntax(null, e, e.Span)))]);
        }

        var usesBefore = _testedUses;
        var operand = Value(test.Operand);
        if (operand is BoundPart { Type.Kind: FeelKind.List or FeelKind.Range or FeelKind.Any })
            return Part(new InSyntax(tested.Item2, [test], test.Span), FeelType.Boolean, (tested.Item2, value), (test.Operand, operand));
        if (operand.Type.Kind == FeelKind.List) return Membership(value, operand, test.Span);
        if (operand.Type.Kind == FeelKind.Boolean && operand is not BoundConstant)
        {
            if (_testedUses > usesBefore) return operand;
            if (value.Type.Kind != FeelKind.Boolean) return Fail(DiagnosticCatalog.ConditionInTest, test.Span);
        }

        return Compare(ComparisonOperator.Equal, tested, (operand, test.Operand), test.Span);
    }

    /// <summary>Whether a list that is not written out holds a value.</summary>
    private BoundExpression Membership(BoundExpression value, BoundExpression list, SourceSpan span)
    {
        var element = new Variable("item", list.Type.Element!, list.IsComputed);
        var equal = Compare(ComparisonOperator.Equal, (value, new TestedSyntax(span)), (new BoundVariable(element), new NameSyntax("item", span)), span);
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
        if (IsInPart || IsOpen(list) || iterator.To is not null) return QuantifiedInPart(s, at, list);
        if (list is not BoundError && list.Type.Kind != FeelKind.List)
            list = Fail(DiagnosticCatalog.TypeClash, iterator.List.Span, s.IsEvery ? "\"every\"" : "\"some\"", "a list", list.Type.ToString());
        var variable = new Variable(iterator.Variable, list.Type.Element ?? FeelType.Error, list.IsComputed);
        _locals.Push(new LocalScope(variable, OpensFields: false));
        var condition = at + 1 < s.Iterators.Length ? Quantified(s, at + 1) : Operand(s.Condition, FeelType.Boolean, "\"satisfies\"");
        _locals.Pop();
        // What a part gives is any value: one that is no boolean is unknown.
        if (condition is BoundPart { Type.Kind: FeelKind.Any } any) condition = any with { Type = FeelType.Boolean };
        return list is BoundError || condition is BoundError ? new BoundError() : new BoundQuantified(s.IsEvery, variable, list, condition);
    }

    private BoundExpression Filter(FilterSyntax s)
    {
        var list = Value(s.Source);
        if (list is BoundError) return list;
        if (IsInPart || IsOpen(list)) return FilterInPart(s, list);
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

    /// <summary>A list written out: of single values of one type it is a column, any other runs value by value.</summary>
    private BoundExpression ListOf(ListSyntax s)
    {
        ImmutableArray<(Syntax Syntax, BoundExpression Value)> elements = [.. s.Elements.Select(e => (e, Value(e)))];
        var common = ListTypes.Common(elements.Select(e => e.Value.Type));
        return elements.Any(e => IsOpen(e.Value)) || !(common.IsScalar || elements.All(e => e.Value.Type.Kind == FeelKind.Null))
            ? Part(s, FeelType.ListOf(common), [.. elements])
            : List([.. elements.Select(e => (e.Value, e.Syntax.Span))]);
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
        if (bound is BoundPart { Type.Kind: FeelKind.Any }) return bound;
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
