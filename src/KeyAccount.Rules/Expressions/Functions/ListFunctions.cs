using static KeyAccount.Rules.Expressions.Form;

namespace KeyAccount.Rules.Expressions;

/// <summary>Functions that look into lists and make lists of lists' elements (DMN 1.5, 10.3.4.4).</summary>
internal static class ListFunctions
{
    public static (string Name, Signature Form)[] Forms =>
    [
        Of("list contains", FeelType.Boolean, [List("list"), Any("element")], a => FeelValue.Of(a.List(0).Any(item => Same(item, a[1], a.Run)))),
        Of("count", FeelType.Number, [List("list")], a => FeelValue.Of(a.List(0).Count)),
        Of("sublist", ListTypes.Same, [List("list"), Number("start position"), Optional(Number("length"))], Sublist),
        Of("append", types => ListTypes.With(types, 1), [List("list"), Repeated(Any("item"))], a => Joined(a.Run, a.List(0), a.From(1))),
        Of("concatenate", ListTypes.All, [List("list"), Repeated(List("list2"))], a => Joined(a.Run, Lists(a))),
        Of("insert before", types => ListTypes.With(types, 2), [List("list"), Number("position"), Any("newItem")], InsertBefore),
        Of("remove", ListTypes.Same, [List("list"), Number("position")], Remove),
        Of("list replace", types => ListTypes.With(types, 2), [List("list"), Number("position"), Any("newItem")], ReplaceAt),
        Of("list replace", types => ListTypes.With(types, 2), [List("list"), new Parameter("match", FeelType.Function), Any("newItem")], ReplaceMatches),
        Of("reverse", ListTypes.Same, [List("list")], Reverse),
        Of("index of", FeelType.ListOf(FeelType.Number), [List("list"), Any("match")], IndexOf),
        Of("union", ListTypes.All, [List("list"), Repeated(List("list2"))], a => Distinct(a.Run, Lists(a))),
        Of("distinct values", ListTypes.Same, [List("list")], a => Distinct(a.Run, a.List(0))),
        Of("flatten", ListTypes.Flat, [List("list")], Flatten),
    ];

    private static bool Same(FeelValue item, FeelValue sought, FeelRun run) => FeelEquality.AreEqual(item, sought, run) == true;

    private static IReadOnlyList<FeelValue>[] Lists(Arguments arguments) => [.. arguments.From(0).Select(list => ((FeelList)list).Items)];

    private static FeelList Joined(FeelRun run, params ReadOnlySpan<IReadOnlyList<FeelValue>> lists)
    {
        var joined = new List<FeelValue>();
        foreach (var list in lists)
        {
            run.Spend(list.Count);
            run.CheckLength((long)joined.Count + list.Count);
            joined.AddRange(list);
        }

        return new FeelList(joined);
    }

    private static FeelList Distinct(FeelRun run, params ReadOnlySpan<IReadOnlyList<FeelValue>> lists)
    {
        var seen = new ItemSet(run);
        var distinct = new List<FeelValue>();
        foreach (var list in lists)
        {
            distinct.AddRange(list.Where(seen.Add));
            run.CheckLength(distinct.Count);
        }

        return new FeelList(distinct);
    }

    /// <summary>The place in a list that a position means, counted from 0; -1 where there is none. Positions count from 1, or back from -1.</summary>
    private static int Place(Arguments arguments, int parameter)
    {
        var position = NumericFunctions.Whole(arguments, parameter);
        var count = arguments.List(0).Count;
        if (position == 0 || Math.Abs(position) > count) return -1;
        return (int)position + (position > 0 ? -1 : count);
    }

    private static List<FeelValue> Copy(Arguments arguments)
    {
        arguments.Run.Spend(arguments.List(0).Count);
        return [.. arguments.List(0)];
    }

    private static FeelValue Sublist(Arguments arguments)
    {
        var list = arguments.List(0);
        var start = Place(arguments, 1);
        if (start < 0) return FeelValue.Null;
        var length = arguments.Has(2) ? NumericFunctions.Whole(arguments, 2) : list.Count - start;
        if (length < 1 || length > list.Count - start) return FeelValue.Null;
        arguments.Run.Spend((long)length);
        return new FeelList([.. list.Skip(start).Take((int)length)]);
    }

    private static FeelValue InsertBefore(Arguments arguments)
    {
        var place = Place(arguments, 1);
        if (place < 0) return FeelValue.Null;
        var items = Copy(arguments);
        items.Insert(place, arguments[2]);
        arguments.Run.CheckLength(items.Count);
        return new FeelList(items);
    }

    private static FeelValue Remove(Arguments arguments)
    {
        var place = Place(arguments, 1);
        if (place < 0) return FeelValue.Null;
        var items = Copy(arguments);
        items.RemoveAt(place);
        return new FeelList(items);
    }

    private static FeelValue ReplaceAt(Arguments arguments)
    {
        var place = Place(arguments, 1);
        if (place < 0) return FeelValue.Null;
        var items = Copy(arguments);
        items[place] = arguments[2];
        return new FeelList(items);
    }

    /// <summary>Replaces where the function is true; what is unknown is no match, and an answer of another kind gives <c>null</c>.</summary>
    private static FeelValue ReplaceMatches(Arguments arguments)
    {
        var match = (FeelFunction)arguments[1];
        if (match.Parameters is { Count: not 2 }) return FeelValue.Null;
        var items = Copy(arguments);
        for (var i = 0; i < items.Count; i++)
        {
            var answer = match.Invoke([items[i], arguments[2]], arguments.Run);
            if (answer is not (FeelBoolean or FeelNull)) return FeelValue.Null;
            if (answer is FeelBoolean { Value: true }) items[i] = arguments[2];
        }

        return new FeelList(items);
    }

    private static FeelList Reverse(Arguments arguments)
    {
        var items = Copy(arguments);
        items.Reverse();
        return new FeelList(items);
    }

    private static FeelList IndexOf(Arguments arguments)
    {
        var list = arguments.List(0);
        var found = new List<FeelValue>();
        for (var i = 0; i < list.Count; i++)
            if (Same(list[i], arguments[1], arguments.Run)) found.Add(FeelValue.Of((double)(i + 1)));
        return new FeelList(found);
    }

    private static FeelList Flatten(Arguments arguments)
    {
        var flat = new List<FeelValue>();
        var open = new Stack<IEnumerator<FeelValue>>();
        open.Push(arguments.List(0).GetEnumerator());
        while (open.TryPeek(out var items))
        {
            arguments.Run.Spend(1);
            if (!items.MoveNext()) open.Pop();
            else if (items.Current is FeelList inner) open.Push(inner.Items.GetEnumerator());
            else flat.Add(items.Current);
            arguments.Run.CheckLength(flat.Count);
        }

        return new FeelList(flat);
    }
}
