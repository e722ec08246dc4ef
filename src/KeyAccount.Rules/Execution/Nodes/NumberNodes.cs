using KeyAccount.Rules.Columns;

namespace KeyAccount.Rules.Execution;

/// <summary>The same number in every row.</summary>
internal sealed class ConstantNumbers(Space space, double value) : NumbersNode(space)
{
    public double Value => value;

    public override bool IsComputed => false;

    public override IEnumerable<Node> Inputs => Space.Segments is { } segments ? [segments] : [];

    public override void Run(Workspace w)
    {
        var lane = w.Lane(this);
        var values = w.Write(this);
        if (lane.Filled >= values.Length) return;
        values.Fill(value);
        lane.Filled = values.Length;
    }
}

/// <summary>A column of numbers.</summary>
internal sealed class ColumnNumbers(Space space, ColumnPlace place) : NumbersNode(space), IColumnNode
{
    public ColumnPlace Place => place;

    public override bool IsComputed => false;

    public override IEnumerable<Node> Inputs => Space.Segments is { } segments ? [segments] : [];

    public void Load(Workspace w, int start) => w.Lane(this).Aim(in ((NumberColumn)place.In(w.Batch)).ValueStore, start);

    public override void Run(Workspace w) => throw new InvalidOperationException("Columns are loaded together.");
}

/// <summary>A column of dates.</summary>
internal sealed class ColumnDates(Space space, ColumnPlace place) : NumbersNode(space), IColumnNode
{
    public override IEnumerable<Node> Inputs => Space.Segments is { } segments ? [segments] : [];

    public void Load(Workspace w, int start)
    {
        var values = w.Write(this);
        w.Kernels.Widen(((DateColumn)place.In(w.Batch)).Days.Span.Slice(start, values.Length), values);
    }

    public override void Run(Workspace w) => throw new InvalidOperationException("Columns are loaded together.");
}

/// <summary>Addition, subtraction, multiplication, division.</summary>
internal sealed class CalculationNode(Calculation calculation, NumbersNode a, NumbersNode b) : NumbersNode(a.Space)
{
    public override IEnumerable<Node> Inputs => [a, b];

    public override void Run(Workspace w) => w.Kernels.Calculate(calculation, w.Numbers(a), w.Numbers(b), w.Write(this));
}

/// <summary>Powers. Row by row.</summary>
internal sealed class PowerNode(NumbersNode a, NumbersNode b) : NumbersNode(a.Space)
{
    public override IEnumerable<Node> Inputs => [a, b];

    public override void Run(Workspace w)
    {
        var x = w.Numbers(a);
        var y = w.Numbers(b);
        var result = w.Write(this);
        for (var i = 0; i < x.Length; i++) result[i] = Math.Pow(x[i], y[i]);
    }
}

/// <summary>Sign, size and rounding to whole numbers.</summary>
internal sealed class UnaryNode(UnaryCalculation calculation, NumbersNode a) : NumbersNode(a.Space)
{
    public override IEnumerable<Node> Inputs => [a];

    public override void Run(Workspace w) => w.Kernels.Apply(calculation, w.Numbers(a), w.Write(this));
}

/// <summary>One number where a bit is set, another where not.</summary>
internal sealed class ChosenNumbers(BitsNode condition, NumbersNode then, NumbersNode otherwise) : NumbersNode(condition.Space)
{
    public override IEnumerable<Node> Inputs => [condition, then, otherwise];

    public override void Run(Workspace w) => w.Kernels.Choose(w.Bits(condition), w.Numbers(then), w.Numbers(otherwise), w.Write(this));
}

/// <summary>The numbers of other rows.</summary>
internal sealed class GatheredNumbers(NumbersNode source, RowsNode rows) : NumbersNode(rows.Space)
{
    public override IEnumerable<Node> Inputs => [source, rows];

    public override void Run(Workspace w)
    {
        var values = w.Numbers(source);
        var map = w.Rows(rows);
        var result = w.Write(this);
        for (var i = 0; i < map.Length; i++) result[i] = map[i] < 0 ? 0 : values[map[i]];
    }
}

/// <summary>The numbers of several columns in turn, row after row.</summary>
internal sealed class InterleavedNumbers(SegmentsNode segments, IReadOnlyList<NumbersNode> columns) : NumbersNode(segments.Elements)
{
    public override IEnumerable<Node> Inputs => [segments, .. columns];

    public override void Run(Workspace w)
    {
        var result = w.Write(this);
        for (var column = 0; column < columns.Count; column++)
        {
            var values = w.Numbers(columns[column]);
            for (var row = 0; row < values.Length; row++) result[(row * columns.Count) + column] = values[row];
        }
    }
}

/// <summary>A number for each code.</summary>
internal sealed class LookedUpNumbers(TextsNode codes, IReadOnlyList<double> table) : NumbersNode(codes.Space)
{
    public override IEnumerable<Node> Inputs => [codes];

    public override void Run(Workspace w)
    {
        var places = w.Codes(codes);
        var result = w.Write(this);
        for (var i = 0; i < places.Length; i++) result[i] = places[i] < 0 ? 0 : table[places[i]];
    }
}

/// <summary>How many elements each row has.</summary>
internal sealed class CountNode(SegmentsNode segments) : NumbersNode(segments.Space)
{
    public override IEnumerable<Node> Inputs => [segments];

    public override void Run(Workspace w)
    {
        var offsets = w.Segments[segments.Elements.Index].Offsets;
        var result = w.Write(this);
        for (var i = 0; i < result.Length; i++) result[i] = offsets[i + 1] - offsets[i];
    }
}

internal enum Reduction
{
    Sum,
    Mean,
    Min,
    Max,
}

/// <summary>Sum, mean, smallest or largest of each row's elements, from the first to the last; 0 for an empty list.</summary>
internal sealed class ReductionNode(Reduction reduction, SegmentsNode segments, NumbersNode elements) : NumbersNode(segments.Space)
{
    public override IEnumerable<Node> Inputs => [segments, elements];

    public override void Run(Workspace w)
    {
        var memory = w.Segments[segments.Elements.Index];
        var offsets = memory.Offsets;
        var values = w.Numbers(elements);
        var results = w.Write(this);
        for (var row = 0; row < results.Length; row++)
        {
            var list = values[(offsets[row] - memory.Base)..(offsets[row + 1] - memory.Base)];
            var result = list.IsEmpty ? 0 : list[0];
            for (var i = 1; i < list.Length; i++)
            {
                result = reduction switch
                {
                    Reduction.Min => Math.Min(result, list[i]),
                    Reduction.Max => Math.Max(result, list[i]),
                    _ => result + list[i],
                };
            }

            results[row] = reduction == Reduction.Mean ? result / list.Length : result;
        }
    }
}

/// <summary>Dates of years, months and days; NaN where there is no such date.</summary>
internal sealed class DatesOfParts(NumbersNode years, NumbersNode months, NumbersNode days, BitsNode known) : NumbersNode(years.Space)
{
    public override IEnumerable<Node> Inputs => [years, months, days, known];

    public override void Run(Workspace w)
    {
        var y = w.Numbers(years);
        var m = w.Numbers(months);
        var d = w.Numbers(days);
        var bits = w.Bits(known);
        var result = w.Write(this);
        for (var i = 0; i < y.Length; i++)
            result[i] = Bits.Get(bits, i) && Expressions.CalendarDate.TryCreate(y[i], m[i], d[i], out var date) ? date.DayNumber : double.NaN;
    }
}

/// <summary>Dates that texts spell; NaN where a text spells none.</summary>
internal sealed class DatesOfTexts(TextsNode texts, int state) : NumbersNode(texts.Space)
{
    public override IEnumerable<Node> Inputs => [texts];

    public override void Run(Workspace w)
    {
        var codes = w.Codes(texts);
        var result = w.Write(this);
        var dates = w.State<TextTable<double>>(state).For(w.Texts(texts), 0, static (texts, code, _) =>
            Expressions.CalendarDate.TryParse(texts[code], out var date) ? date.DayNumber : double.NaN);
        for (var i = 0; i < codes.Length; i++) result[i] = codes[i] < 0 ? double.NaN : dates[codes[i]];
    }
}
