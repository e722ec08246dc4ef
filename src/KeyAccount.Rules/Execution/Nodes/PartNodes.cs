using KeyAccount.Rules.Columns;
using KeyAccount.Rules.Expressions;

namespace KeyAccount.Rules.Execution;

/// <summary>What a column, list or record gives to a part that runs value by value.</summary>
internal abstract class PartInput
{
    /// <summary>The nodes it reads.</summary>
    public abstract IEnumerable<Node> Nodes { get; }

    /// <summary>The value in a row.</summary>
    public abstract FeelValue Read(Workspace w, int row);
}

internal sealed class NumberInput(NumbersNode values, BitsNode known, Func<double, FeelValue> valueOf) : PartInput
{
    public override IEnumerable<Node> Nodes => [values, known];

    public override FeelValue Read(Workspace w, int row) => Bits.Get(w.Bits(known), row) ? valueOf(w.Numbers(values)[row]) : FeelValue.Null;
}

internal sealed class TruthInput(BitsNode yes, BitsNode no) : PartInput
{
    public override IEnumerable<Node> Nodes => [yes, no];

    public override FeelValue Read(Workspace w, int row) =>
        Bits.Get(w.Bits(yes), row) ? FeelValue.True : Bits.Get(w.Bits(no), row) ? FeelValue.False : FeelValue.Null;
}

internal sealed class TextInput(TextsNode codes) : PartInput
{
    public override IEnumerable<Node> Nodes => [codes];

    public override FeelValue Read(Workspace w, int row) => w.Codes(codes)[row] is >= 0 and var code ? FeelValue.Of(w.Texts(codes)[code]) : FeelValue.Null;
}

internal sealed class ListInput(SegmentsNode segments, BitsNode known, PartInput element) : PartInput
{
    public override IEnumerable<Node> Nodes => [segments, known, .. element.Nodes];

    public override FeelValue Read(Workspace w, int row)
    {
        if (!Bits.Get(w.Bits(known), row)) return FeelValue.Null;
        var memory = w.Segments[segments.Elements.Index];
        var (first, end) = (memory.Offsets[row] - memory.Base, memory.Offsets[row + 1] - memory.Base);
        var items = new FeelValue[end - first];
        for (var i = 0; i < items.Length; i++) items[i] = element.Read(w, first + i);
        return new FeelList(items);
    }
}

/// <summary>A record, as a context of its fields; the record that a row does not have is unknown.</summary>
internal sealed class RecordInput(IReadOnlyList<(string Name, PartInput Field)> fields, RowsNode? rows) : PartInput
{
    public override IEnumerable<Node> Nodes => [.. rows is null ? Array.Empty<Node>() : [rows], .. fields.SelectMany(f => f.Field.Nodes)];

    public override FeelValue Read(Workspace w, int row) => rows is not null && w.Rows(rows)[row] < 0
        ? FeelValue.Null
        : new FeelContext(fields.Select(f => new KeyValuePair<string, FeelValue>(f.Name, f.Field.Read(w, row))));
}

/// <summary>The record of which nothing is known.</summary>
internal sealed class UnknownInput : PartInput
{
    public override IEnumerable<Node> Nodes => [];

    public override FeelValue Read(Workspace w, int row) => FeelValue.Null;
}

/// <summary>A part of an expression that runs value by value, and what it reads.</summary>
internal sealed record RowPart(Code Code, IReadOnlyList<PartInput> Inputs, PolicyLimits Limits)
{
    /// <summary>The nodes that must have run before.</summary>
    public IEnumerable<Node> Nodes => Inputs.SelectMany(i => i.Nodes);

    /// <summary>The part's value in a row; unknown where it takes more work, or what it reads is larger, than may be.</summary>
    public FeelValue Run(Workspace w, int row, PartMemory memory)
    {
        var run = memory.Run(this);
        try
        {
            for (var i = 0; i < Inputs.Count; i++) run.Facts[i] = Inputs[i].Read(w, row);
            return Evaluate(run);
        }
        catch (WorkLimitException)
        {
            return FeelValue.Null;
        }
    }

    /// <summary>The value of a part that reads nothing.</summary>
    public FeelValue Run(FeelRun run)
    {
        try
        {
            return Evaluate(run);
        }
        catch (WorkLimitException)
        {
            return FeelValue.Null;
        }
    }

    private FeelValue Evaluate(FeelRun run)
    {
        run.Begin();
        return Code(FeelScope.Empty, run);
    }
}

/// <summary>What a part keeps from chunk to chunk.</summary>
internal sealed class PartMemory
{
    private FeelRun? _run;
    private ulong[] _known = [];

    public FeelRun Run(RowPart part) => _run ??= new FeelRun(part.Limits) { Facts = new FeelValue[part.Inputs.Count] };

    /// <summary>The rows whose value is known, all of them unknown at first.</summary>
    public ulong[] Known(int rows)
    {
        if (_known.Length < Bits.Words(rows)) _known = new ulong[Bits.Words(rows)];
        _known.AsSpan().Clear();
        return _known;
    }

    public ReadOnlySpan<ulong> Found => _known;
}

/// <summary>The numbers that a part gives; booleans are 1 and 0, dates the numbers of their days.</summary>
/// <param name="space">Where.</param>
/// <param name="part">The part.</param>
/// <param name="kind">Its static type; a value of another one is unknown.</param>
/// <param name="state">Where its memory is.</param>
internal sealed class PartNumbers(Space space, RowPart part, FeelKind kind, int state) : NumbersNode(space)
{
    public int State => state;

    public override IEnumerable<Node> Inputs => [.. part.Nodes.Distinct(), .. Space.Segments is { } segments ? [segments] : Array.Empty<Node>()];

    public override void Run(Workspace w)
    {
        var memory = w.State<PartMemory>(state);
        var result = w.Write(this);
        var known = memory.Known(result.Length);
        for (var row = 0; row < result.Length; row++)
        {
            var value = NumberOf(part.Run(w, row, memory), kind);
            result[row] = value ?? 0;
            if (value is not null) Bits.Set(known, row);
        }
    }

    /// <summary>The number that a value is in a column.</summary>
    private static double? NumberOf(FeelValue value, FeelKind kind) => (kind, value) switch
    {
        (FeelKind.Number, FeelNumber number) => number.Value,
        (FeelKind.Boolean, FeelBoolean truth) => truth.Value ? 1 : 0,
        (FeelKind.Date, FeelDate date) => date.ToDateOnly()?.DayNumber,
        _ => null,
    };
}

/// <summary>The rows in which a part's numbers are known.</summary>
internal sealed class PartKnown(PartNumbers numbers) : BitsNode(numbers.Space)
{
    public override IEnumerable<Node> Inputs => [numbers];

    public override void Run(Workspace w)
    {
        var bits = w.Bits(this);
        var known = w.State<PartMemory>(numbers.State).Found;
        for (var i = 0; i < bits.Length; i++) bits[i] = i < known.Length ? known[i] : 0;
    }
}

/// <summary>The texts that a part gives.</summary>
internal sealed class PartTexts(Space space, RowPart part, int state, int memoryState) : MergedTexts(space, state)
{
    public override IEnumerable<Node> Inputs => [.. part.Nodes.Distinct(), .. Space.Segments is { } segments ? [segments] : Array.Empty<Node>()];

    public override void Run(Workspace w)
    {
        var texts = Begin(w);
        var memory = w.State<PartMemory>(memoryState);
        var result = w.Write(this);
        for (var row = 0; row < result.Length; row++)
            result[row] = part.Run(w, row, memory) is FeelString text ? texts.Add(text.Value) : -1;
    }
}
