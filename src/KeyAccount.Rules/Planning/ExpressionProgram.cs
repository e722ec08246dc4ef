using KeyAccount.Rules.Columns;
using KeyAccount.Rules.Execution;

namespace KeyAccount.Rules.Planning;

/// <summary>The program of one expression, for texts and explanations. Immutable and thread-safe.</summary>
internal sealed class ExpressionProgram
{
    private readonly Program _program;
    private readonly Lowered _value;
    private readonly LoweredTruth? _condition;

    private ExpressionProgram(Program program, Lowered value, LoweredTruth? condition)
    {
        _program = program;
        _value = value;
        _condition = condition;
    }

    /// <param name="condition">For a list, a truth over its elements.</param>
    public static ExpressionProgram Link(NodeGraph graph, Lowered value, LoweredTruth? condition)
    {
        var outputs = new OutputList();
        if (value is not (LoweredList or LoweredRecord)) outputs.Add(0, value);
        IReadOnlyList<Output> all = value is LoweredList ? [new Kept([.. NodesOf(value), .. condition is null ? [] : NodesOf(condition)])] : outputs.ToList();
        return new ExpressionProgram(Linker.Link(graph, all), value, condition);
    }

    public bool IsList => _value is LoweredList;

    /// <summary>The values in all rows of a batch; not for a list.</summary>
    public Column Evaluate(ColumnBatch batch) => ProgramRunner.Run(_program, new Workspace(_program, Kernels.For(VectorPaths.Widest)), batch, slots: 1)[0]!;

    /// <summary>The elements of a list in a batch of one row; <see langword="null"/> when the list is unknown.</summary>
    public IReadOnlyList<ListElement>? Elements(ColumnBatch row)
    {
        var list = (LoweredList)_value;
        var w = new Workspace(_program, Kernels.For(VectorPaths.Widest));
        w.Begin(row);
        _program.Run(w, 0, 1, null);
        if (!Bits.Get(w.Bits(list.Known), 0)) return null;
        var segments = w.Segments[list.Segments.Elements.Index];
        var elements = new List<ListElement>();
        for (var i = segments.Offsets[0] - segments.Base; i < segments.Offsets[1] - segments.Base; i++)
            elements.Add(new ListElement(Value(w, list.Element, i), _condition is null ? null : Truth(w, _condition, i), RecordOf(w, list.Element, i)));
        return elements;
    }

    private static FactValue Value(Workspace w, Lowered element, int at) => element switch
    {
        LoweredTruth v => FactValue.Of(Truth(w, v, at)),
        LoweredNumber v when !Bits.Get(w.Bits(v.Known), at) => FactValue.Unknown,
        LoweredNumber { IsDate: true } v => FactValue.Of(DateOnly.FromDayNumber((int)w.Numbers(v.Values)[at])),
        LoweredNumber v => FactValue.Of(w.Numbers(v.Values)[at]),
        LoweredText v => w.Codes(v.Codes)[at] is >= 0 and var code ? FactValue.Of(w.Texts(v.Codes)[code]) : FactValue.Unknown,
        _ => FactValue.Unknown,
    };

    private static bool? Truth(Workspace w, LoweredTruth truth, int at) => Bits.Get(w.Bits(truth.Yes), at) ? true : Bits.Get(w.Bits(truth.No), at) ? false : null;

    /// <summary>Where a record's fields stand.</summary>
    private static (ListColumn? List, int Row) RecordOf(Workspace w, Lowered element, int at)
    {
        if (element is not LoweredRecord { List: { } input } record) return (null, -1);
        var row = record.Rows is null ? at : w.Rows(record.Rows)[at];
        var list = (ListColumn)w.Batch[input.Ordinal];
        return row < 0 ? (null, -1) : (list, (list.Offsets.Span[0] & ~63) + row);
    }

    private static IEnumerable<Node> NodesOf(Lowered value) => value switch
    {
        LoweredTruth v => [v.Yes, v.No],
        LoweredNumber v => [v.Values, v.Known],
        LoweredText v => [v.Codes, v.Known],
        LoweredRecord { Rows: { } rows } => [rows],
        LoweredList v => [v.Segments, v.Known, .. NodesOf(v.Element)],
        _ => [],
    };

    /// <summary>Nodes that are computed, and read from the workspace.</summary>
    private sealed class Kept(IReadOnlyList<Node> nodes) : Output([])
    {
        public override IEnumerable<Node> Nodes => nodes;

        public override ResultColumn NewColumn(int room) => throw new InvalidOperationException("Elements of lists have no column.");
    }
}

/// <summary>An element of a list.</summary>
/// <param name="Value">Its value; unknown for a record.</param>
/// <param name="Truth">Whether the condition holds for it.</param>
/// <param name="Record">Where its fields stand, when it is a record.</param>
internal readonly record struct ListElement(FactValue Value, bool? Truth, (ListColumn? List, int Row) Record)
{
    public FactValue Field(InputDefinition field) => Record.List is { } list ? list.Children[field.Ordinal][Record.Row] : FactValue.Unknown;
}
