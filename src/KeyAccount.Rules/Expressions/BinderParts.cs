using System.Collections.Immutable;
using KeyAccount.Rules.Diagnostics;

namespace KeyAccount.Rules.Expressions;

/// <content>
/// Parts that run value by value: whatever reads or makes something that no column holds (a duration, a context, a list of lists, …). A part
/// takes from columns what it can, so that it is no larger than it must be.
/// </content>
internal sealed partial class Binder
{
    /// <summary>Whether a part around binds variables here, so that everything that reads them belongs to it.</summary>
    private bool IsInPart => _testedInPart is not null || _locals.Any(l => l.IsOfPart);

    private static bool IsOpen(BoundExpression bound) => bound is BoundPart { IsOpen: true };

    /// <summary>A whole expression, which must be something that a column holds.</summary>
    private BoundExpression Closed(BoundExpression bound, Syntax syntax) => IsOpen(bound)
        ? Fail(DiagnosticCatalog.NoColumn, syntax.Span, bound.Type.ToString())
        : bound;

    /// <summary>The part that a piece of syntax is, of these pieces; what columns give of it are its facts.</summary>
    private BoundExpression Part(Syntax syntax, FeelType type, params IReadOnlyList<(Syntax Syntax, BoundExpression Value)> pieces)
    {
        if (pieces.Any(p => p.Value is BoundError)) return new BoundError();
        var facts = ImmutableArray.CreateBuilder<PartFact>();
        var free = ImmutableHashSet<Variable>.Empty;
        ImmutableHashSet<Syntax>? places = null;
        foreach (var (piece, value) in pieces)
        {
            if (value is BoundPart part && (part.IsOpen || ReferenceEquals(part.Syntax, piece)))
            {
                facts.AddRange(part.Facts);
                free = free.Union(part.Free);
                places = places is null ? part.Places : places.Union(part.Places);
            }
            else if (value is not BoundConstant { Type.Kind: not FeelKind.List } constant || (constant.Value is not null && SyntaxTree.Any(piece, s => s is TestedSyntax)))
            {
                // A literal gives itself, but for one that is called "?".
                facts.Add(new PartFact(piece, value));
            }
        }

        var result = new BoundPart(syntax, _source, facts.ToImmutable(), free, type) { Span = syntax.Span };
        return places is null ? result : result with { Places = places };
    }

    private BoundPart OfVariable(Syntax syntax, Variable variable, FeelType type) => new(syntax, _source, [], [variable], type) { Span = syntax.Span };

    /// <summary>A part without the variables that it binds itself.</summary>
    private static BoundExpression Without(BoundExpression bound, IEnumerable<Variable> variables) =>
        bound is BoundPart part ? part with { Free = part.Free.Except(variables) } : bound;

    // ---- paths ------------------------------------------------------------------------------------------------------------------

    private BoundExpression PathOfPart(BoundExpression source, PathSyntax path)
    {
        var (type, isList) = source.Type.Kind == FeelKind.List ? (source.Type.Element!, true) : (source.Type, false);
        if (FieldOf(type, path.Name) is { } field) return Part(path, isList ? FeelType.ListOf(field) : field, (path.Source, source));
        var names = NamesOf(type);
        return names.Count == 0
            ? Fail(DiagnosticCatalog.TypeClash, path.Source.Span, $"the path \".{path.Name}\"", "a record or a list of records", source.Type.ToString())
            : Fail(DiagnosticCatalog.UnknownField, path.NameSpan, path.Name, "this record", Spelling.Suggest(path.Name, names));
    }

    private static FeelType? FieldOf(FeelType type, string name) => type switch
    {
        { Fields: { } fields } => fields.Find(name) is { } field ? FeelType.Of(field) : null,
        { Entries: { } entries } => entries.GetValueOrDefault(name),
        { Kind: FeelKind.Any or FeelKind.Context } => FeelType.Any,
        _ => StaticTypes.Properties(type).Contains(name) ? StaticTypes.OfProperty(name) : null,
    };

    private static IReadOnlyList<string> NamesOf(FeelType type) =>
        type.Fields is { } fields ? [.. fields.Inputs.Select(f => f.Name)]
        : type.Entries is { } entries ? [.. entries.Keys.Order(StringComparer.Ordinal)]
        : StaticTypes.Properties(type);

    // ---- lists ------------------------------------------------------------------------------------------------------------------

    private BoundExpression For(ForSyntax s)
    {
        var (pieces, variables) = Iterators(s.Iterators, "\"for\"");
        var partial = new Variable("partial", FeelType.ListOf(FeelType.Any), isComputed: true);
        _locals.Push(new LocalScope(partial, OpensFields: false, IsOfPart: true));
        var result = Value(s.Result);
        Pop(variables.Count + 1);
        return Without(Part(s, FeelType.ListOf(result.Type.Kind == FeelKind.Null ? FeelType.Any : result.Type), [.. pieces, (s.Result, result)]), variables.Append(partial));
    }

    /// <summary>A quantifier from one of its iterators on.</summary>
    private BoundExpression QuantifiedInPart(QuantifiedSyntax s, int at, BoundExpression first)
    {
        var rest = at == 0 ? s : s with { Iterators = s.Iterators[at..] };
        var what = s.IsEvery ? "\"every\"" : "\"some\"";
        var (pieces, variables) = Iterators(rest.Iterators, what, first);
        var condition = Operand(s.Condition, FeelType.Boolean, "\"satisfies\"");
        Pop(variables.Count);
        return Without(Part(rest, FeelType.Boolean, [.. pieces, (s.Condition, condition)]), variables);
    }

    /// <summary>Binds what variables run over, and leaves the variables in scope.</summary>
    private (List<(Syntax Syntax, BoundExpression Value)> Pieces, List<Variable> Variables) Iterators(
        ImmutableArray<IteratorSyntax> iterators, string what, BoundExpression? first = null)
    {
        var pieces = new List<(Syntax, BoundExpression)>();
        var variables = new List<Variable>();
        foreach (var iterator in iterators)
        {
            var list = first ?? Value(iterator.List);
            first = null;
            pieces.Add((iterator.List, list));
            FeelType type;
            if (iterator.To is { } to)
            {
                var end = Value(to);
                pieces.Add((to, CanStep(end.Type) ? end : Fail(DiagnosticCatalog.TypeClash, to.Span, what, "a number or a date", end.Type.ToString())));
                if (!CanStep(list.Type)) pieces[^2] = (iterator.List, Fail(DiagnosticCatalog.TypeClash, iterator.List.Span, what, "a number or a date", list.Type.ToString()));
                type = list.Type.Kind == FeelKind.Null ? FeelType.Any : list.Type;
            }
            else
            {
                type = list.Type.Element ?? FeelType.Any;
                if (list.Type.Kind is not (FeelKind.List or FeelKind.Range or FeelKind.Any or FeelKind.Null or FeelKind.Error))
                    pieces[^1] = (iterator.List, Fail(DiagnosticCatalog.TypeClash, iterator.List.Span, what, "a list", list.Type.ToString()));
            }

            var variable = new Variable(iterator.Variable, type, isComputed: true);
            variables.Add(variable);
            _locals.Push(new LocalScope(variable, OpensFields: false, IsOfPart: true));
        }

        return (pieces, variables);
    }

    private static bool CanStep(FeelType type) => type.Kind is FeelKind.Number or FeelKind.Date or FeelKind.Any or FeelKind.Null or FeelKind.Error;

    private BoundExpression FilterInPart(FilterSyntax s, BoundExpression list)
    {
        var item = new Variable("item", list.Type.Element ?? list.Type, isComputed: true);
        _locals.Push(new LocalScope(item, OpensFields: true, IsOfPart: true));
        var predicate = Value(s.Predicate);
        Pop(1);
        var type = predicate.Type.Kind switch
        {
            FeelKind.Number => list.Type.Element ?? list.Type,
            FeelKind.Boolean or FeelKind.Null => list.Type.Kind == FeelKind.List ? list.Type : FeelType.ListOf(list.Type),
            FeelKind.Any or FeelKind.Error => FeelType.Any,
            _ => null,
        };
        if (type is null) return Fail(DiagnosticCatalog.TypeClash, s.Predicate.Span, "a filter", "a condition or a number", predicate.Type.ToString());
        if (predicate.Type.Kind == FeelKind.Number && BoundTree.Reads(predicate, item))
            return Fail(DiagnosticCatalog.NotSupported, s.Predicate.Span, "a place that depends on the list's own elements", "write a condition, or a number from outside the list");
        var filter = Without(Part(s, type, (s.Source, list), (s.Predicate, predicate)), [item]);
        return predicate.Type.Kind == FeelKind.Number && filter is BoundPart part ? part with { Places = part.Places.Add(s) } : filter;
    }

    private void Pop(int count)
    {
        for (var i = 0; i < count; i++) _locals.Pop();
    }

    // ---- tests ------------------------------------------------------------------------------------------------------------------

    private BoundExpression In(InSyntax s)
    {
        var value = Value(s.Value);
        if (!IsInPart && !IsOpen(value)) return WithValue(value, v => Tests(v, s.Tests));
        if (value is BoundError) return value;
        var (outer, tested) = (_testedInPart, new Variable("?", value.Type, isComputed: true));
        _testedInPart = tested;
        var pieces = new List<(Syntax, BoundExpression)> { (s.Value, value) };
        foreach (var test in s.Tests.SelectMany(Elements)) pieces.Add((test.Operand, TestInPart(tested, test)));
        _testedInPart = outer;
        return Without(Part(s, FeelType.Boolean, pieces), [tested]);
    }

    /// <summary>The tests that a list written out stands for, or the test itself.</summary>
    private static IEnumerable<TestSyntax> Elements(TestSyntax test) =>
        test is { Operator: null, Operand: ListSyntax list } ? list.Elements.Select(e => new TestSyntax(null, e, e.Span)) : [test];

    private BoundExpression TestInPart(Variable tested, TestSyntax test)
    {
        var operand = Value(test.Operand);
        var type = operand.Type.Kind is FeelKind.List && test.Operator is null && tested.Type.Kind != FeelKind.List ? operand.Type.Element! : operand.Type;
        if (operand is BoundError || (test.Operator is null && (type.Kind == FeelKind.Range || tested.Type.Kind == FeelKind.List))) return operand;
        if (test.Operator is null && operand.Type.Kind == FeelKind.Boolean)
        {
            if (BoundTree.Reads(operand, tested)) return operand;
            if (operand is not BoundConstant && tested.Type.Kind is not (FeelKind.Boolean or FeelKind.Any or FeelKind.Null)) return Fail(DiagnosticCatalog.ConditionInTest, test.Span);
        }

        if (!StaticTypes.AreComparable(tested.Type, type, isEquality: test.Operator is null or TokenKind.Equal or TokenKind.NotEqual))
            return Fail(DiagnosticCatalog.IncomparableTypes, test.Span, tested.Type.ToString(), type.ToString(), "in");
        CheckClosedSet(new BoundVariable(tested), (operand, test.Operand));
        return operand;
    }

    private BoundExpression Range(RangeSyntax s)
    {
        var (low, high) = (Value(s.Low), Value(s.High));
        return low is BoundError || high is BoundError || StaticTypes.AreComparable(low.Type, high.Type, isEquality: false)
            ? Part(s, FeelType.Range, (s.Low, low), (s.High, high))
            : Fail(DiagnosticCatalog.IncomparableTypes, s.Span, low.Type.ToString(), high.Type.ToString(), "..");
    }

    // ---- contexts and functions -------------------------------------------------------------------------------------------------

    private BoundExpression Context(ContextSyntax s)
    {
        var pieces = new List<(Syntax, BoundExpression)>();
        var variables = new List<Variable>();
        var entries = ImmutableDictionary.CreateBuilder<string, FeelType>(StringComparer.Ordinal);
        foreach (var entry in s.Entries)
        {
            var value = Value(entry.Value);
            pieces.Add((entry.Value, value));
            entries[entry.Key] = value.Type.Kind == FeelKind.Null ? FeelType.Any : value.Type;
            var variable = new Variable(entry.Key, value.Type, isComputed: true);
            variables.Add(variable);
            _locals.Push(new LocalScope(variable, OpensFields: false, IsOfPart: true));
        }

        Pop(variables.Count);
        return Without(Part(s, FeelType.ContextOf(entries.ToImmutable()), pieces), variables);
    }

    /// <summary>A function written out.</summary>
    /// <param name="s">The function.</param>
    /// <param name="argument">The type of its arguments where its parameters name none, if that is known.</param>
    private BoundExpression Function(FunctionSyntax s, FeelType? argument)
    {
        var variables = new List<Variable>();
        foreach (var parameter in s.Parameters)
        {
            var variable = new Variable(parameter.Name, parameter.Type is { } type ? StaticTypes.Of(type) : argument ?? FeelType.Any, isComputed: true);
            variables.Add(variable);
            _locals.Push(new LocalScope(variable, OpensFields: false, IsOfPart: true));
        }

        var body = Value(s.Body);
        Pop(variables.Count);
        return Without(Part(s, FeelType.Function, (s.Body, body)), variables);
    }

    private BoundExpression Invocation(InvocationSyntax s)
    {
        var callee = Value(s.Callee);
        if (callee is not BoundError && callee.Type.Kind is not (FeelKind.Function or FeelKind.Any))
            callee = Fail(DiagnosticCatalog.TypeClash, s.Callee.Span, "a call", "a function", callee.Type.ToString());
        return Part(s, FeelType.Any, [(s.Callee, callee), .. s.Arguments.Select(a => (a, Value(a)))]);
    }

    private static TokenKind ToToken(ComparisonOperator op) => op switch
    {
        ComparisonOperator.Equal => TokenKind.Equal,
        ComparisonOperator.NotEqual => TokenKind.NotEqual,
        ComparisonOperator.Less => TokenKind.Less,
        ComparisonOperator.LessOrEqual => TokenKind.LessOrEqual,
        ComparisonOperator.Greater => TokenKind.Greater,
        _ => TokenKind.GreaterOrEqual,
    };
}
