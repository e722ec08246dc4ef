using System.Collections.Immutable;

namespace KeyAccount.Rules.Expressions;

/// <content>What runs over lists: <c>for</c>, <c>some</c>, <c>every</c>, filters.</content>
internal sealed partial class FeelCompiler
{
    private readonly record struct Loop(string Variable, Code List, Code? To);

    private Code For(ForSyntax syntax)
    {
        var loops = Loops(syntax.Iterators, out var bound);
        var usesPartial = SyntaxTree.Any(syntax.Result, s => s is NameSyntax { Name: "partial" });
        _known.Push("partial");
        var result = Value(syntax.Result);
        _known.Pop();
        Unbind(bound);
        return (scope, run) =>
        {
            var results = new List<FeelValue>();
            var isKnown = Each(loops, 0, scope, run, inner =>
            {
                run.CheckLength(results.Count + 1);
                if (usesPartial)
                {
                    // Measured anew each time, as each may be kept.
                    run.Spend(results.Count);
                    inner = inner.With("partial", new FeelList([.. results]));
                }

                results.Add(result(inner, run));
                return true;
            });
            return isKnown ? new FeelList(results) : FeelValue.Null;
        };
    }

    private Code Quantified(QuantifiedSyntax syntax)
    {
        var loops = Loops(syntax.Iterators, out var bound);
        var condition = Value(syntax.Condition);
        Unbind(bound);
        var isEvery = syntax.IsEvery;
        return (scope, run) =>
        {
            var result = FeelValue.Of(isEvery);
            var isCondition = true;
            var isKnown = Each(loops, 0, scope, run, inner =>
            {
                var holds = condition(inner, run);
                isCondition = holds is FeelBoolean or FeelNull;
                if (!isCondition) return false;
                result = isEvery ? Logic.And(result, holds) : Logic.Or(result, holds);
                return isEvery ? !Logic.IsFalse(result) : !Logic.IsTrue(result);
            });
            return isKnown && isCondition ? result : FeelValue.Null;
        };
    }

    private Loop[] Loops(ImmutableArray<IteratorSyntax> iterators, out int bound)
    {
        var loops = new Loop[iterators.Length];
        for (var i = 0; i < loops.Length; i++)
        {
            var iterator = iterators[i];
            loops[i] = new Loop(iterator.Variable, Value(iterator.List), iterator.To is { } to ? Value(to) : null);
            _known.Push(iterator.Variable);
        }

        bound = loops.Length;
        return loops;
    }

    private void Unbind(int count)
    {
        for (var i = 0; i < count; i++) _known.Pop();
    }

    /// <summary>Runs through all combinations, until the body says enough; false where one of the lists is unknown.</summary>
    private static bool Each(Loop[] loops, int at, FeelScope scope, FeelRun run, Func<FeelScope, bool> body)
    {
        if (at == loops.Length) return true;
        var loop = loops[at];
        if (Iteration.Of(loop.List(scope, run), loop.To?.Invoke(scope, run)) is not { } values) return false;
        foreach (var value in values)
        {
            run.Spend(1);
            var inner = scope.With(loop.Variable, value);
            if (at + 1 == loops.Length)
            {
                if (!body(inner)) return true;
                continue;
            }

            var goesOn = true;
            if (!Each(loops, at + 1, inner, run, s => goesOn = body(s))) return false;
            if (!goesOn) return true;
        }

        return true;
    }

    private Code Filter(FilterSyntax syntax)
    {
        var source = Value(syntax.Source);
        _known.Push("item");
        _insideFilters++;
        var predicate = Value(syntax.Predicate);
        _insideFilters--;
        _known.Pop();
        if (_places.Contains(syntax))
        {
            return (scope, run) =>
            {
                var value = source(scope, run);
                return predicate(scope.WithItem(FeelValue.Null), run) is not FeelNumber at || value.IsNull ? FeelValue.Null : Place(value is FeelList list ? list.Items : [value], at.Value);
            };
        }

        return (scope, run) =>
        {
            var value = source(scope, run);
            if (value.IsNull) return FeelValue.Null;
            var items = value is FeelList list ? list.Items : [value];
            var kept = new List<FeelValue>();
            if (items.Count == 0 && predicate(scope.WithItem(FeelValue.Null), run) is FeelNumber) return FeelValue.Null;
            foreach (var item in items)
            {
                run.Spend(1);
                var holds = predicate(scope.WithItem(item), run);
                if (holds is FeelNumber place) return Place(items, place.Value);
                if (holds is not (FeelBoolean or FeelNull)) return FeelValue.Null;
                if (Logic.IsTrue(holds)) kept.Add(item);
            }

            return new FeelList(kept);
        };
    }

    /// <summary>The element at a place, counted from 1, or from the end where negative.</summary>
    private static FeelValue Place(IReadOnlyList<FeelValue> items, double place)
    {
        var at = place < 0 ? items.Count + place : place - 1;
        return place != 0 && place % 1 == 0 && at >= 0 && at < items.Count ? items[(int)at] : FeelValue.Null;
    }
}
