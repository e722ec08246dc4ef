using System.Collections.Immutable;
using KeyAccount.Rules.Diagnostics;

namespace KeyAccount.Rules.Expressions;

/// <summary>A piece of an expression, ready to run.</summary>
internal delegate FeelValue Code(FeelScope scope, FeelRun run);

/// <summary>What an operator makes of two values.</summary>
internal delegate FeelValue Operation(FeelValue left, FeelValue right, FeelRun run);

/// <summary>
/// Makes an expression ready to run value by value, for what no column holds. What it means is what the columns mean; the types of values show only
/// when it runs.
/// </summary>
internal sealed partial class FeelCompiler
{
    private readonly ExpressionText _source;
    private readonly DiagnosticBag _diagnostics;
    private readonly IReadOnlyDictionary<Syntax, int>? _facts;
    private readonly IReadOnlySet<Syntax> _places = ImmutableHashSet<Syntax>.Empty;
    private readonly Stack<string> _known = new();
    private int _insideFilters;
    private bool _testsNull;

    private FeelCompiler(ExpressionText source, DiagnosticBag diagnostics, IEnumerable<string> known, IReadOnlyDictionary<Syntax, int>? facts)
    {
        _source = source;
        _diagnostics = diagnostics;
        _facts = facts;
        foreach (var name in known) _known.Push(name);
    }

    private FeelCompiler(ExpressionText source, IReadOnlySet<Syntax> places, IReadOnlyDictionary<Syntax, int> facts)
        : this(source, new DiagnosticBag(), [], facts) => _places = places;

    /// <summary>Compiles an expression by itself.</summary>
    /// <param name="syntax">The expression.</param>
    /// <param name="source">Its text.</param>
    /// <param name="known">The names that its scope will have.</param>
    /// <param name="diagnostics">Where unknown names and functions are reported.</param>
    public static Code Compile(Syntax syntax, ExpressionText source, IEnumerable<string> known, DiagnosticBag diagnostics) =>
        new FeelCompiler(source, diagnostics, known, null).Value(syntax);

    /// <summary>Compiles unary tests of the scope's <c>?</c>.</summary>
    public static Code CompileTests(UnaryTestsSyntax tests, ExpressionText source, IEnumerable<string> known, DiagnosticBag diagnostics)
    {
        var compiler = new FeelCompiler(source, diagnostics, known, null);
        if (tests.Tests.IsEmpty) return (_, _) => FeelValue.True;
        var any = compiler.AnyTest(tests.Tests);
        return tests.IsNegated ? (scope, run) => Logic.Not(any(scope, run)) : any;
    }

    /// <summary>Compiles a part of a policy's expression whose names are already resolved.</summary>
    /// <param name="syntax">The part.</param>
    /// <param name="source">The expression's text.</param>
    /// <param name="facts">For each piece of the part that a column gives, its place in <see cref="FeelRun.Facts"/>.</param>
    /// <param name="places">The filters whose brackets are known to hold a place, so that an unknown one is no unknown condition.</param>
    public static Code CompilePart(Syntax syntax, ExpressionText source, IReadOnlyDictionary<Syntax, int> facts, IReadOnlySet<Syntax> places) =>
        new FeelCompiler(source, places, facts).Value(syntax);

    private Code Value(Syntax syntax)
    {
        if (_facts is not null && _facts.TryGetValue(syntax, out var place)) return (_, run) => run.Facts[place];
        return syntax switch
        {
            NumberSyntax s => Constant(FeelValue.Of(s.Value)),
            StringSyntax s => Constant(FeelValue.Of(s.Value)),
            BooleanSyntax s => Constant(FeelValue.Of(s.Value)),
            TemporalSyntax s => Constant(s.Value),
            NullSyntax => Constant(FeelValue.Null),
            TestedSyntax => Variable("?", syntax.Span),
            NameSyntax s => Name(s),
            PathSyntax s => Path(s),
            FilterSyntax s => Filter(s),
            CallSyntax s => Call(s),
            InvocationSyntax s => Invocation(s),
            NegateSyntax s => Negate(s),
            BinarySyntax s => Binary(s),
            LogicalSyntax s => Logical(s),
            BetweenSyntax s => Between(s),
            InSyntax s => In(s),
            InstanceOfSyntax s => InstanceOf(s),
            IfSyntax s => If(s),
            QuantifiedSyntax s => Quantified(s),
            ForSyntax s => For(s),
            ListSyntax s => List(s),
            ContextSyntax s => Context(s),
            FunctionSyntax s => Function(s),
            RangeSyntax s => Range(s),
            UnaryRangeSyntax s => UnaryRange(s),
            _ => Constant(FeelValue.Null),
        };
    }

    private static Code Constant(FeelValue value) => (_, _) => value;

    // ---- names ------------------------------------------------------------------------------------------------------------------

    private Code Name(NameSyntax syntax)
    {
        if (!_known.Contains(syntax.Name) && FunctionLibrary.Find(syntax.Name) is { } function && _insideFilters == 0) return Constant(new FeelBuiltIn(function));
        return Variable(syntax.Name, syntax.Span);
    }

    private Code Variable(string name, SourceSpan span)
    {
        // Inside a filter a name may be an entry of the element, which shows only when it runs.
        if (_insideFilters == 0 && !_known.Contains(name))
        {
            if (name == "?") Report(DiagnosticCatalog.TestNeedsInput, span);
            else Report(DiagnosticCatalog.UnknownName, span, name, Spelling.Suggest(name, [.. _known.Distinct(StringComparer.Ordinal)]));
        }

        return (scope, run) => scope.Find(name, run) ?? FeelValue.Null;
    }

    private Code Path(PathSyntax syntax)
    {
        var source = Value(syntax.Source);
        var name = syntax.Name;
        return (scope, run) => Member(source(scope, run), name, run);
    }

    private static FeelValue Member(FeelValue source, string name, FeelRun run)
    {
        switch (source)
        {
            case FeelContext context:
                return context.Find(name) ?? FeelValue.Null;
            case FeelList list:
                run.Spend(list.Items.Count);
                return new FeelList([.. list.Items.Select(item => Member(item, name, run))]);
            case FeelPoint point:
                return RangeProperties.Find(new FeelRange(point.Value, true, point.Value, true), name) ?? FeelValue.Null;
            case FeelRange range:
                return RangeProperties.Find(range, name) ?? FeelValue.Null;
            default:
                return TemporalProperties.Find(source, name) ?? FeelValue.Null;
        }
    }

    private T With<T>(string name, Func<T> body)
    {
        _known.Push(name);
        var result = body();
        _known.Pop();
        return result;
    }

    // ---- what makes values ------------------------------------------------------------------------------------------------------

    private Code List(ListSyntax syntax)
    {
        Code[] elements = [.. syntax.Elements.Select(Value)];
        return (scope, run) =>
        {
            run.Spend(elements.Length);
            return new FeelList([.. elements.Select(element => element(scope, run))]);
        };
    }

    /// <summary>A context; every entry sees those before it.</summary>
    private Code Context(ContextSyntax syntax)
    {
        var entries = new (string Name, Code Value)[syntax.Entries.Length];
        for (var i = 0; i < entries.Length; i++)
        {
            var entry = syntax.Entries[i];
            entries[i] = (entry.Key, Value(entry.Value));
            _known.Push(entry.Key);
        }

        foreach (var _ in entries) _known.Pop();
        return (scope, run) =>
        {
            run.Spend(entries.Length);
            var values = new KeyValuePair<string, FeelValue>[entries.Length];
            for (var i = 0; i < entries.Length; i++)
            {
                var value = entries[i].Value(scope, run);
                scope = scope.With(entries[i].Name, value);
                values[i] = new(entries[i].Name, value);
            }

            return new FeelContext(values);
        };
    }

    private Code Range(RangeSyntax syntax)
    {
        var (low, high) = (Value(syntax.Low), Value(syntax.High));
        return (scope, run) => Ranges.Of(low(scope, run), syntax.LowIncluded, high(scope, run), syntax.HighIncluded, run);
    }

    private Code UnaryRange(UnaryRangeSyntax syntax)
    {
        var operand = Value(syntax.Operand);
        return (scope, run) => Ranges.Of(syntax.Operator, operand(scope, run));
    }

    private Code Function(FunctionSyntax syntax)
    {
        foreach (var parameter in syntax.Parameters) _known.Push(parameter.Name);
        var body = Value(syntax.Body);
        foreach (var _ in syntax.Parameters) _known.Pop();
        return (scope, _) => new FeelLambda(syntax.Parameters, body, scope);
    }

    private void Report(DiagnosticDescriptor descriptor, SourceSpan span, params ReadOnlySpan<string> arguments) =>
        _diagnostics.Add(descriptor, _source.Document, _source.Locate(span), arguments);
}
