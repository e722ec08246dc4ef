using KeyAccount.Rules.Columns;

namespace KeyAccount.Rules.Execution;

/// <summary>The same bit in every row.</summary>
internal sealed class ConstantBits(Space space, bool value) : BitsNode(space)
{
    public bool Value => value;

    public override IEnumerable<Node> Inputs => Space.Segments is { } segments ? [segments] : [];

    public override void Run(Workspace w) => w.Bits(this).Fill(value ? ulong.MaxValue : 0);
}

/// <summary>And, or, without, not. Runs as a step of a <see cref="LogicInstruction"/>.</summary>
internal sealed class LogicNode(BitOperator op, BitsNode a, BitsNode? b) : BitsNode(a.Space)
{
    public BitOperator Operator => op;

    public BitsNode A => a;

    public BitsNode? B => b;

    public override IEnumerable<Node> Inputs => b is null ? [a] : [a, b];

    public override void Run(Workspace w) => throw new InvalidOperationException("Bit logic runs in steps.");
}

/// <summary>Which rows of a column are known.</summary>
internal sealed class ValidityNode(Space space, ColumnPlace place) : BitsNode(space), IColumnNode
{
    public ColumnPlace Place => place;

    public override IEnumerable<Node> Inputs => Space.Segments is { } segments ? [segments] : [];

    public void Load(Workspace w, int start)
    {
        var target = w.Bits(this);
        var column = place.In(w.Batch);
        if (column is NumberColumn numbers) Copy(in numbers.ValidityStore, numbers.IsAllKnown, start, target);
        else if (column is TruthColumn truths) Copy(in truths.KnownStore, truths.IsAllKnown, start, target);
        else if (column is DateColumn dates) Copy(in dates.ValidityStore, dates.IsAllKnown, start, target);
        else if (column is ListColumn lists) Copy(in lists.ValidityStore, lists.IsAllKnown, start, target);
    }

    public override void Run(Workspace w) => throw new InvalidOperationException("Columns are loaded together.");

    public static void Copy(in Store<ulong> validity, bool isAllKnown, int start, Span<ulong> target)
    {
        if (target.Length == 1) target[0] = isAllKnown ? ulong.MaxValue : validity.Slice(start >> 6, 1)[0];
        else if (isAllKnown) target.Fill(ulong.MaxValue);
        else validity.Slice(start >> 6, target.Length).CopyTo(target);
    }
}

/// <summary>Which rows of a column of booleans are true; what stands in unknown rows means nothing.</summary>
internal sealed class ColumnTruths(Space space, ColumnPlace place) : BitsNode(space), IColumnNode
{
    public override IEnumerable<Node> Inputs => Space.Segments is { } segments ? [segments] : [];

    public void Load(Workspace w, int start)
    {
        var target = w.Bits(this);
        ((TruthColumn)place.In(w.Batch)).TrueStore.Slice(start >> 6, target.Length).CopyTo(target);
    }

    public override void Run(Workspace w) => throw new InvalidOperationException("Columns are loaded together.");
}

/// <summary>Which values reach a bound. Runs with its like in a <see cref="CutsPass"/>.</summary>
internal sealed class CutNode(NumbersNode values, double bound) : BitsNode(values.Space)
{
    public NumbersNode Values => values;

    public double Bound => bound;

    public override IEnumerable<Node> Inputs => [values];

    public override void Run(Workspace w) => throw new InvalidOperationException("Cuts run together.");
}

/// <summary>Which texts are one text. Runs with its like in a <see cref="TextsPass"/>.</summary>
internal sealed class OneTextNode(TextsNode texts, string text) : BitsNode(texts.Space)
{
    public TextsNode Texts => texts;

    public string Text => text;

    public override IEnumerable<Node> Inputs => [texts];

    public override void Run(Workspace w) => throw new InvalidOperationException("Comparisons with texts run together.");
}

/// <summary>Which texts are known.</summary>
internal sealed class KnownTextsNode(TextsNode texts) : BitsNode(texts.Space)
{
    public TextsNode Texts => texts;

    public override IEnumerable<Node> Inputs => [texts];

    public override void Run(Workspace w)
    {
        var memory = w.Spaces[Space.Index];
        if (memory.Count == 1) memory.Bits[Register] = Bits.Of(w.Lane(texts).First >= 0);
        else w.Kernels.Known(w.CodeWords(texts), w.Bits(this));
    }
}

/// <summary>Which numbers are neither NaN nor infinite.</summary>
internal sealed class FiniteNode(NumbersNode values) : BitsNode(values.Space)
{
    public override IEnumerable<Node> Inputs => [values];

    public override void Run(Workspace w) => w.Kernels.Finite(w.NumberWords(values), w.Bits(this));
}

/// <summary>Compares two columns of numbers, as they are.</summary>
internal sealed class NumbersCompared(NumbersNode a, NumbersNode b, bool isLess) : BitsNode(a.Space)
{
    public override IEnumerable<Node> Inputs => [a, b];

    public override void Run(Workspace w)
    {
        if (isLess) w.Kernels.Less(w.Numbers(a), w.Numbers(b), w.Bits(this));
        else w.Kernels.Same(w.Numbers(a), w.Numbers(b), w.Bits(this));
    }
}

/// <summary>Compares two columns of numbers to 15 significant digits. Row by row.</summary>
internal sealed class RoundedNumbersCompared(NumbersNode a, NumbersNode b, BitsNode known, bool isLess) : BitsNode(a.Space)
{
    public override IEnumerable<Node> Inputs => [a, b, known];

    public override void Run(Workspace w)
    {
        var x = w.Numbers(a);
        var y = w.Numbers(b);
        var bits = w.Bits(known);
        var result = w.Bits(this);
        result.Clear();
        for (var i = 0; i < x.Length; i++)
        {
            if (!Bits.Get(bits, i)) continue;
            var order = Expressions.SignificantDigits.Compare(x[i], y[i]);
            if (isLess ? order < 0 : order == 0) Bits.Set(result, i);
        }
    }
}

/// <summary>Compares two columns of texts. Row by row; unknown rows get no bit.</summary>
internal sealed class TextsCompared(TextsNode a, TextsNode b, bool isLess, int state) : BitsNode(a.Space)
{
    public override IEnumerable<Node> Inputs => [a, b];

    public override void Run(Workspace w)
    {
        var x = w.Codes(a);
        var y = w.Codes(b);
        var result = w.Bits(this);
        var (first, second) = (w.Texts(a), w.Texts(b));
        result.Clear();
        if (!isLess)
        {
            // The second column's numbers in terms of the first one's dictionary, so that rows compare as numbers.
            var translated = w.State<Translation>(state).Of(second, first);
            for (var i = 0; i < x.Length; i++)
                if (x[i] >= 0 && y[i] >= 0 && x[i] == translated[y[i]]) Bits.Set(result, i);
            return;
        }

        for (var i = 0; i < x.Length; i++)
            if (x[i] >= 0 && y[i] >= 0 && CodePoints.Compare(first[x[i]], second[y[i]]) < 0) Bits.Set(result, i);
    }
}

/// <summary>Which rows have elements.</summary>
internal sealed class FilledNode(SegmentsNode segments) : BitsNode(segments.Space)
{
    public override IEnumerable<Node> Inputs => [segments];

    public override void Run(Workspace w) => w.Segments[segments.Elements.Index].Filled.CopyTo(w.Bits(this));
}

/// <summary>Which rows have an element with a bit. Runs with its like in an <see cref="AnyInstruction"/>.</summary>
internal sealed class AnyNode(SegmentsNode segments, BitsNode elements) : BitsNode(segments.Space)
{
    public SegmentsNode Segments => segments;

    public BitsNode Elements => elements;

    public override IEnumerable<Node> Inputs => [segments, elements];

    public override void Run(Workspace w) => throw new InvalidOperationException("Walks over segments run together.");
}

/// <summary>The bits of other rows; none for row -1.</summary>
internal sealed class GatheredBits(BitsNode source, RowsNode rows) : BitsNode(rows.Space)
{
    public override IEnumerable<Node> Inputs => [source, rows];

    public override void Run(Workspace w)
    {
        var bits = w.Bits(source);
        var map = w.Rows(rows);
        var result = w.Bits(this);
        result.Clear();
        for (var i = 0; i < map.Length; i++)
            if (map[i] >= 0 && Bits.Get(bits, map[i])) Bits.Set(result, i);
    }
}

/// <summary>Which rows stand for another row.</summary>
internal sealed class FoundRows(RowsNode rows) : BitsNode(rows.Space)
{
    public override IEnumerable<Node> Inputs => [rows];

    public override void Run(Workspace w) => w.Kernels.Known(w.Rows(rows), w.Bits(this));
}

/// <summary>The bits of several columns in turn, row after row.</summary>
internal sealed class InterleavedBits(SegmentsNode segments, IReadOnlyList<BitsNode> columns) : BitsNode(segments.Elements)
{
    public override IEnumerable<Node> Inputs => [segments, .. columns];

    public override void Run(Workspace w)
    {
        var result = w.Bits(this);
        result.Clear();
        for (var column = 0; column < columns.Count; column++)
        {
            var bits = w.Bits(columns[column]);
            for (var row = 0; row < w.Count(segments.Space); row++)
                if (Bits.Get(bits, row)) Bits.Set(result, (row * columns.Count) + column);
        }
    }
}
