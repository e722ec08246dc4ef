using KeyAccount.Rules.Execution;
using KeyAccount.Rules.Expressions;

namespace KeyAccount.Rules.Planning;

/// <summary>
/// Turns bound expressions into nodes. Each part goes where it belongs: what does not depend on the element of a list is computed per row, not
/// per element, however deep in a quantifier it is written.
/// </summary>
/// <param name="graph">Where the nodes go.</param>
/// <param name="results">What a name of another part of the policy stands for.</param>
/// <param name="limits">What a part that runs value by value may take in a row.</param>
internal sealed partial class ExpressionLowering(NodeGraph graph, Func<Symbol, Lowered> results, PolicyLimits limits)
{
    private readonly Dictionary<Variable, Lowered> _variables = [];

    public NodeGraph Graph => graph;

    public Lowered Lower(BoundExpression expression) => expression switch
    {
        BoundConstant e => Constant(e.Type, e.Value),
        BoundSymbol e => e.Symbol.Input is { } input ? Input(input) : results(e.Symbol),
        BoundVariable e => _variables[e.Variable],
        BoundField e => Field((LoweredRecord)Lower(e.Record), e.Field),
        BoundListField e => ListField(e),
        BoundNegate e => Unary(UnaryCalculation.Negate, Number(e.Operand)),
        BoundArithmetic e => Arithmetic(e.Operator, Number(e.Left), Number(e.Right)),
        BoundConcat e => Join(Text(e.Left), Text(e.Right)),
        BoundComparison e => Compare(e.Operator, Lower(e.Left), Lower(e.Right), e.Rounded),
        BoundIsNull e => IsNull(e),
        BoundLogical e => Logical(e),
        BoundNot e => Truth(e.Operand).Negated,
        BoundIf e => If(e),
        BoundLet e => With(e.Variable, Lower(e.Value), e.Body),
        BoundQuantified e => Quantified(e),
        BoundFilter e => Filter(e),
        BoundIndex e => Place(e),
        BoundList e => List(e),
        BoundAggregate e => Aggregate(e),
        BoundNumberFunction e => Unary(Calculation(e.Function), Number(e.Operand)),
        BoundDateOfText e => DateOfText(Text(e.Text)),
        BoundPart e => Part(e),
        BoundDate e => Date(Number(e.Year), Number(e.Month), Number(e.Day)),
        _ => throw new InvalidOperationException($"{expression.GetType().Name} cannot be planned."),
    };

    public LoweredTruth Truth(BoundExpression expression) => (LoweredTruth)Lower(expression);

    public LoweredNumber Number(BoundExpression expression) => (LoweredNumber)Lower(expression);

    private LoweredText Text(BoundExpression expression) => (LoweredText)Lower(expression);

    /// <summary>An expression in which a variable stands for something.</summary>
    public Lowered With(Variable variable, Lowered value, BoundExpression body)
    {
        _variables[variable] = value;
        var lowered = Lower(body);
        _variables.Remove(variable);
        return lowered;
    }

    /// <summary>A truth whose bitmaps are over the rows of a space.</summary>
    public LoweredTruth TruthIn(Space space, BoundExpression expression) => (LoweredTruth)Broadcast(Truth(expression), space);

    /// <summary>The rows in which something is known.</summary>
    public BitsNode KnownOf(Lowered value) => value switch
    {
        LoweredTruth v => graph.Or(v.Yes, v.No),
        LoweredNumber v => v.Known,
        LoweredText v => v.Known,
        LoweredList v => v.Known,
        LoweredRecord { List: null } v => graph.None(v.In),
        LoweredRecord { Rows: null } v => graph.All(v.In),
        LoweredRecord v => graph.Get(() => new FoundRows(v.Rows!), v.Rows),
        _ => throw new InvalidOperationException("Nothing else is known or unknown."),
    };

    // ---- leaves -----------------------------------------------------------------------------------------------------------------

    private Lowered Input(InputDefinition input)
    {
        if (input.Type != InputType.List) return Column(input, new ColumnPlace(-1, input.Ordinal), graph.Root);
        var place = new ColumnPlace(-1, input.Ordinal);
        var segments = graph.Get(() => Segments(graph.Root, space => new ColumnSegments(graph.Root, space, input.Ordinal)), more: place);
        return new LoweredList(segments, Validity(place, graph.Root), new LoweredRecord(segments.Elements, input, null));
    }

    /// <summary>A column of the batch: an input's, or a field's over the elements of its list.</summary>
    private Lowered Column(InputDefinition input, ColumnPlace place, Space space)
    {
        switch (input.Type)
        {
            case InputType.Number:
                return new LoweredNumber(graph.Get(() => new ColumnNumbers(space, place), more: place), Validity(place, space));
            case InputType.Date:
                return new LoweredNumber(graph.Get(() => new ColumnDates(space, place), more: place), Validity(place, space), IsDate: true);
            case InputType.String:
                var texts = graph.Get(() => new ColumnTexts(space, place), more: place);
                return new LoweredText(texts, Known(texts));
            default:
                var (truths, known) = (graph.Get(() => new ColumnTruths(space, place), more: place), Validity(place, space));
                return new LoweredTruth(graph.And(known, truths), graph.Without(known, truths));
        }
    }

    private ValidityNode Validity(ColumnPlace place, Space space) => graph.Get(() => new ValidityNode(space, place), more: place);

    private KnownTextsNode Known(TextsNode texts) => graph.Get(() => new KnownTextsNode(texts), texts);

    private Lowered Constant(FeelType type, object? value) => Constant(type, value, graph.Root);

    private Lowered Constant(FeelType type, object? value, Space space)
    {
        switch (type.Kind)
        {
            case FeelKind.Boolean:
                return new LoweredTruth(graph.Constant(space, value is true), graph.Constant(space, value is false));
            case FeelKind.String:
                return Constant((string?)value, space);
            case FeelKind.Date:
                return Constant(value is DateOnly date ? date.DayNumber : null, space, isDate: true);
            case FeelKind.List:
                var none = graph.Get(() => Segments(space, elements => new LiteralSegments(space, 0, elements)), more: (space, 0));
                return new LoweredList(none, graph.None(space), Constant(type.Element!, null, none.Elements));
            case FeelKind.Record:
                return new LoweredRecord(space, null, null);
            default:
                return Constant((double?)value, space, isDate: false);
        }
    }

    public LoweredNumber Constant(double? value, Space space, bool isDate = false) =>
        new(graph.Get(() => new ConstantNumbers(space, value ?? 0), more: (space, BitConverter.DoubleToInt64Bits(value ?? 0))), graph.Constant(space, value.HasValue), isDate);

    private LoweredText Constant(string? text, Space space) =>
        new(graph.Get(() => new ConstantText(space, text), more: (space, text)), graph.Constant(space, text is not null));

    private Lowered Field(LoweredRecord record, InputDefinition field)
    {
        if (record.List is not { } list) return Constant(FeelType.Of(field), null, record.In);
        var elements = ((LoweredList)Input(list)).Segments.Elements;
        var column = Column(field, new ColumnPlace(list.Ordinal, field.Ordinal), elements);
        return record.Rows is null ? column : Gather(column, record.Rows, isTotal: false);
    }

    // ---- spaces -----------------------------------------------------------------------------------------------------------------

    /// <summary>Values of a row's, for each of its elements in a deeper space.</summary>
    private Lowered Broadcast(Lowered value, Space space) => ReferenceEquals(value.Space, space) ? value : Gather(value, RowsIn(space, value.Space), isTotal: true);

    private (Lowered A, Lowered B) Align(Lowered a, Lowered b)
    {
        var space = Space.Deeper(a.Space, b.Space);
        return (Broadcast(a, space), Broadcast(b, space));
    }

    /// <summary>The row of an outer space that each row of an inner one belongs to.</summary>
    private RowsNode RowsIn(Space inner, Space outer)
    {
        RowsNode rows = ParentRows(inner);
        for (var at = inner.Parent!; !ReferenceEquals(at, outer); at = at.Parent!)
        {
            var (before, next) = (rows, ParentRows(at));
            rows = graph.Get(() => new ComposedRows(before, next), before, next);
        }

        return rows;
    }

    private ParentRowsNode ParentRows(Space space) => graph.Get(() => new ParentRowsNode(space.Segments!), space.Segments);

    /// <summary>The values of other rows.</summary>
    /// <param name="isTotal">Whether every row stands for one; a row that stands for none is unknown.</param>
    private Lowered Gather(Lowered value, RowsNode rows, bool isTotal)
    {
        switch (value)
        {
            case LoweredTruth v:
                return new LoweredTruth(Gather(v.Yes, rows, isTotal), Gather(v.No, rows, isTotal));
            case LoweredNumber v:
                var values = v.Values is ConstantNumbers constant
                    ? Constant(constant.Value, rows.Space).Values
                    : graph.Get(() => new GatheredNumbers(v.Values, rows), v.Values, rows);
                return new LoweredNumber(values, Gather(v.Known, rows, isTotal), v.IsDate);
            case LoweredText { Codes: ConstantText text } when isTotal:
                return Constant(text.Text, rows.Space);
            case LoweredText v:
                return new LoweredText(graph.Get(() => new GatheredTexts(v.Codes, rows), v.Codes, rows), Gather(v.Known, rows, isTotal));
            case LoweredRecord { List: null }:
                return new LoweredRecord(rows.Space, null, null);
            case LoweredRecord v:
                return new LoweredRecord(rows.Space, v.List, v.Rows is null ? rows : graph.Get(() => new ComposedRows(rows, v.Rows), rows, v.Rows));
            default:
                throw new InvalidOperationException("Lists hold no lists.");
        }
    }

    private BitsNode Gather(BitsNode bits, RowsNode rows, bool isTotal) => bits switch
    {
        ConstantBits { Value: false } => graph.None(rows.Space),
        ConstantBits when isTotal => graph.All(rows.Space),
        ConstantBits => graph.Get(() => new FoundRows(rows), rows),
        _ => graph.Get(() => new GatheredBits(bits, rows), bits, rows),
    };

    /// <summary>Segments, with the space that they divide.</summary>
    private T Segments<T>(Space parent, Func<Space, T> make)
        where T : SegmentsNode
    {
        var space = graph.NewSpace(parent);
        var segments = make(space);
        space.Segments = segments;
        return segments;
    }
}
