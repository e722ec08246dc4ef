using KeyAccount.Rules.Execution;
using KeyAccount.Rules.Expressions;

namespace KeyAccount.Rules.Planning;

/// <content>Lists, and what walks over them.</content>
internal sealed partial class ExpressionLowering
{
    public LoweredList Lists(BoundExpression expression) => (LoweredList)Lower(expression);

    private LoweredTruth Quantified(BoundQuantified e)
    {
        var (list, condition) = Walk(e.List, e.Variable, e.Condition);
        var some = e.IsEvery ? condition.Negated : condition;

        // There is one, or there may be one: an element of which that is unknown, or simply not certainly false. Which elements are unknown is
        // often the same for several conditions.
        var found = Any(list, some.Yes);
        var decided = graph.Or(some.Yes, some.No);
        var possible = decided is LogicNode { Operator: BitOperator.Or } ? Any(list, graph.Not(some.No)) : graph.Or(found, Any(list, graph.Not(decided)));
        var result = new LoweredTruth(graph.And(list.Known, found), graph.Without(list.Known, possible));
        return e.IsEvery ? result.Negated : result;
    }

    /// <summary>A list, and a condition on each of its elements.</summary>
    public (LoweredList List, LoweredTruth Condition) Walk(BoundExpression listed, Variable variable, BoundExpression condition)
    {
        var list = Lists(listed);

        // Where the condition reads the element of an outer walk, this walk is done once for each of those.
        var outer = BoundTree.All(condition).OfType<BoundVariable>()
            .Where(v => v.Variable != variable && _variables.ContainsKey(v.Variable))
            .Aggregate(list.Space, (space, v) => Space.Deeper(space, _variables[v.Variable].Space));
        list = Expand(list, outer);
        var truth = (LoweredTruth)With(variable, list.Element, condition);
        return (list, (LoweredTruth)Broadcast(truth, list.Segments.Elements));
    }

    private BitsNode Any(LoweredList list, BitsNode elements) => elements switch
    {
        ConstantBits { Value: false } => graph.None(list.Space),
        ConstantBits => graph.Get(() => new FilledNode(list.Segments), list.Segments),
        _ => graph.Get(() => new AnyNode(list.Segments, elements), list.Segments, elements),
    };

    /// <summary>The same lists for every row of a deeper space.</summary>
    private LoweredList Expand(LoweredList list, Space space)
    {
        if (ReferenceEquals(list.Space, space)) return list;
        var rows = RowsIn(space, list.Space);
        var segments = graph.Get(() => Segments(space, elements => new ExpandedSegments(rows, list.Segments, elements)), rows, list.Segments);
        return new LoweredList(segments, Gather(list.Known, rows, isTotal: true), Gather(list.Element, Selection(segments, list.Segments.Elements), isTotal: true));
    }

    private SelectionNode Selection(SegmentsNode segments, Space from) => graph.Get(() => new SelectionNode(segments, from), segments);

    private LoweredList Filter(BoundFilter e)
    {
        var (list, condition) = Walk(e.List, e.Variable, e.Condition);
        return Filter(list, condition.Yes);
    }

    private LoweredList Filter(LoweredList list, BitsNode included)
    {
        var segments = graph.Get(() => Segments(list.Space, elements => new FilterSegments(list.Segments, included, elements)), list.Segments, included);
        return new LoweredList(segments, list.Known, Gather(list.Element, Selection(segments, list.Segments.Elements), isTotal: true));
    }

    private Lowered ListField(BoundListField e)
    {
        var list = Lists(e.List);
        return list with { Element = Field((LoweredRecord)list.Element, e.Field) };
    }

    private Lowered Place(BoundIndex e)
    {
        var place = Number(e.Index);
        var list = Lists(e.List);
        var space = Space.Deeper(list.Space, place.Space);
        (list, place) = (Expand(list, space), (LoweredNumber)Broadcast(place, space));
        var known = graph.And(list.Known, place.Known);
        var rows = graph.Get(() => new PlaceRows(list.Segments, place.Values, known), list.Segments, place.Values, known);
        return Gather(list.Element, rows, isTotal: false);
    }

    private LoweredList List(BoundList e)
    {
        Lowered[] elements = [.. e.Elements.Select(Lower)];
        return List(elements, e.Type.Element!);
    }

    /// <summary>Those of some values of the rows that each row includes, in their order.</summary>
    /// <param name="elements">At least one.</param>
    /// <param name="included">For each of them the rows that include it.</param>
    /// <param name="known">The rows whose list is known.</param>
    public LoweredList Chosen(Lowered[] elements, BitsNode[] included, BitsNode known)
    {
        var list = List([.. elements.Select(e => Broadcast(e, graph.Root))], FeelType.Null);
        return Filter(list, Interleave(list.Segments, included)) with { Known = known };
    }

    private LoweredList List(Lowered[] elements, FeelType type)
    {
        var space = elements.Aggregate(graph.Root, (deepest, element) => Space.Deeper(deepest, element.Space));
        var segments = graph.Get(
            () => Segments(space, inner => new LiteralSegments(space, elements.Length, inner)), more: (space, elements.Length));
        for (var i = 0; i < elements.Length; i++) elements[i] = Broadcast(elements[i], space);
        return new LoweredList(segments, graph.All(space), elements.Length == 0 ? Constant(type, null, segments.Elements) : Interleave(segments, elements));
    }

    private Lowered Interleave(SegmentsNode segments, Lowered[] elements)
    {
        switch (elements[0])
        {
            case LoweredTruth:
                LoweredTruth[] truths = [.. elements.Cast<LoweredTruth>()];
                return new LoweredTruth(Interleave(segments, truths.Select(t => t.Yes)), Interleave(segments, truths.Select(t => t.No)));
            case LoweredNumber first:
                LoweredNumber[] numbers = [.. elements.Cast<LoweredNumber>()];
                var values = graph.Add(new InterleavedNumbers(segments, [.. numbers.Select(n => n.Values)]));
                return new LoweredNumber(values, Interleave(segments, numbers.Select(n => n.Known)), first.IsDate);
            default:
                LoweredText[] texts = [.. elements.Cast<LoweredText>()];
                var codes = graph.Add(new InterleavedTexts(segments, [.. texts.Select(t => t.Codes)], graph.NewState()));
                return new LoweredText(codes, Known(codes));
        }
    }

    private BitsNode Interleave(SegmentsNode segments, IEnumerable<BitsNode> columns)
    {
        BitsNode[] all = [.. columns];
        return all.All(NodeGraph.IsAll) ? graph.All(segments.Elements) : graph.Add(new InterleavedBits(segments, all));
    }

    private Lowered Aggregate(BoundAggregate e) => Reduce(e.Function, Lists(e.List));

    /// <summary>One value made of a list's elements.</summary>
    public Lowered Reduce(Aggregate function, LoweredList list)
    {
        if (function == Expressions.Aggregate.Count)
            return new LoweredNumber(graph.Get(() => new CountNode(list.Segments), list.Segments), list.Known);
        var filled = graph.Get(() => new FilledNode(list.Segments), list.Segments);
        var known = graph.And(graph.And(list.Known, filled), graph.Not(Any(list, graph.Not(KnownOf(list.Element)))));
        if (list.Element is LoweredText texts)
        {
            var isLast = function == Expressions.Aggregate.Max;
            var rows = graph.Get(() => new ExtremeTextRows(list.Segments, texts.Codes, known, isLast), list.Segments, texts.Codes, known, more: isLast);
            return Gather(texts, rows, isTotal: false);
        }

        var numbers = (LoweredNumber)list.Element;
        var reduction = function switch
        {
            Expressions.Aggregate.Sum => Reduction.Sum,
            Expressions.Aggregate.Mean => Reduction.Mean,
            Expressions.Aggregate.Min => Reduction.Min,
            _ => Reduction.Max,
        };
        return Finite(graph.Get(() => new ReductionNode(reduction, list.Segments, numbers.Values), list.Segments, numbers.Values, more: reduction), known, numbers.IsDate);
    }
}
