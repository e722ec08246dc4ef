using KeyAccount.Rules.Columns;

namespace KeyAccount.Rules.Execution;

/// <summary>A column of results, and the nodes it is read from. Immutable.</summary>
/// <param name="slots">The slots that show it.</param>
internal abstract class Output(int[] slots)
{
    public ReadOnlySpan<int> Slots => slots;

    /// <summary>The nodes to compute; all over the rows of the batch.</summary>
    public abstract IEnumerable<Node> Nodes { get; }

    /// <summary>Whether the numbers of its texts depend on which rows are met first.</summary>
    public virtual bool NeedsOrder => false;

    public abstract ResultColumn NewColumn(int room);
}

/// <summary>The memory of an output: as many rows as the largest batch had so far.</summary>
internal abstract class ResultColumn
{
    /// <summary>Says how many rows the batch has: no more than there is room for.</summary>
    public abstract void Resize(int rows);

    /// <summary>Before a chunk is computed: aims what writes its results by itself.</summary>
    public virtual void Begin(Workspace w)
    {
    }

    /// <summary>Whether anything is left to do after a chunk.</summary>
    public virtual bool NeedsEnd => true;

    /// <summary>After a chunk is computed.</summary>
    public abstract void End(Workspace w);

    /// <summary>Whether the column is the same object after every batch.</summary>
    public virtual bool IsFixed => true;

    /// <summary>The column, when all chunks are computed.</summary>
    public abstract Column ToColumn(Workspace w);

    /// <summary>Copies a bitmap, without the bits past the last row.</summary>
    protected static void Copy(ReadOnlySpan<ulong> bits, int start, int count, ulong[] target)
    {
        if (count == 1)
        {
            target[start >> 6] = bits[0] & 1;
            return;
        }

        var words = target.AsSpan(start >> 6, bits.Length);
        bits.CopyTo(words);
        words[^1] &= Bits.LastMask(count);
    }
}

internal sealed class NumbersOutput(int[] slots, NumbersNode values, BitsNode known) : Output(slots)
{
    /// <summary>Whether the values are written where they are read.</summary>
    public bool WritesThrough { get; set; }

    public NumbersNode Values => values;

    public override IEnumerable<Node> Nodes => [values, known];

    public override ResultColumn NewColumn(int room) => new Result(this, values, known, room);

    private sealed class Result(NumbersOutput output, NumbersNode values, BitsNode known, int room) : ResultColumn
    {
        private readonly double[] _values = new double[room];
        private readonly ulong[]? _known = NodeGraph.IsAll(known) ? null : Bits.None(room);
        private NumberColumn? _column;
        private int _rows;

        public override void Resize(int rows)
        {
            _rows = rows;
            _column?.Resize(rows, _known is null);
        }

        public override bool NeedsEnd => !output.WritesThrough || _known is not null;

        public override void Begin(Workspace w)
        {
            if (output.WritesThrough) w.Lane(values).Aim(_values, w.Start);
        }

        public override void End(Workspace w)
        {
            var count = w.Count(values.Space);
            if (!output.WritesThrough) w.Numbers(values).CopyTo(_values.AsSpan(w.Start, count));
            if (_known is not null) Copy(w.Bits(known), w.Start, count, _known);
        }

        public override Column ToColumn(Workspace w)
        {
            if (_column is not null) return _column;
            _column = NumberColumn.Finite(_values, _known);
            _column.Resize(_rows, _known is null);
            return _column;
        }
    }
}

internal sealed class DatesOutput(int[] slots, NumbersNode days, BitsNode known) : Output(slots)
{
    public override IEnumerable<Node> Nodes => [days, known];

    public override ResultColumn NewColumn(int room) => new Result(days, known, room);

    private sealed class Result(NumbersNode days, BitsNode known, int room) : ResultColumn
    {
        private readonly int[] _days = new int[room];
        private readonly ulong[] _known = Bits.None(room);
        private DateColumn? _column;
        private int _rows;

        public override void Resize(int rows)
        {
            _rows = rows;
            _column?.Resize(rows, allKnown: false);
        }

        public override void End(Workspace w)
        {
            var values = w.Numbers(days);
            Copy(w.Bits(known), w.Start, values.Length, _known);
            for (var i = 0; i < values.Length; i++) _days[w.Start + i] = Bits.Get(_known, w.Start + i) ? (int)values[i] : 0;
        }

        public override Column ToColumn(Workspace w)
        {
            if (_column is not null) return _column;
            _column = new DateColumn(_days, _known);
            _column.Resize(_rows, allKnown: false);
            return _column;
        }
    }
}

internal sealed class TextsOutput(int[] slots, TextsNode texts) : Output(slots)
{
    public bool WritesThrough { get; set; }

    public TextsNode Texts => texts;

    public override IEnumerable<Node> Nodes => [texts];

    public override bool NeedsOrder => texts.Pool is null && texts.IsComputed;

    public override ResultColumn NewColumn(int room) => new Result(this, texts, room);

    private sealed class Result(TextsOutput output, TextsNode texts, int room) : ResultColumn
    {
        private readonly int[] _codes = new int[room];
        private StringColumn? _column;
        private int _rows;

        public override void Resize(int rows)
        {
            _rows = rows;
            _column?.Resize(rows, _column.Dictionary);
        }

        public override bool IsFixed => texts.Pool is not null;

        public override bool NeedsEnd => !output.WritesThrough;

        public override void Begin(Workspace w)
        {
            if (output.WritesThrough) w.Lane(texts).Aim(_codes, w.Start);
        }

        public override void End(Workspace w)
        {
            if (!output.WritesThrough) w.Codes(texts).CopyTo(_codes.AsSpan(w.Start, w.Count(texts.Space)));
        }

        public override Column ToColumn(Workspace w)
        {
            var pool = _rows == 0 ? texts.Pool ?? StringPool.Empty : w.Texts(texts) switch { Interner made => made.ToPool(), var known => (StringPool)known };
            _column ??= new StringColumn(_codes, pool);
            _column.Resize(_rows, pool);
            return _column;
        }
    }
}

internal sealed class TruthOutput(int[] slots, BitsNode yes, BitsNode no) : Output(slots)
{
    public override IEnumerable<Node> Nodes => NodeGraph.AreOpposite(yes, no) ? [yes] : [yes, no];

    public override ResultColumn NewColumn(int room) => new Result(yes, no, room);

    private sealed class Result(BitsNode yes, BitsNode no, int room) : ResultColumn
    {
        private readonly ulong[] _true = Bits.None(room);
        private readonly ulong[]? _known = NodeGraph.AreOpposite(yes, no) ? null : Bits.None(room);
        private TruthColumn? _column;
        private int _rows;

        public override void Resize(int rows)
        {
            _rows = rows;
            _column?.Resize(rows, _known is null);
        }

        public override void End(Workspace w)
        {
            var count = w.Count(yes.Space);
            if (count == 1)
            {
                EndOne(w.Spaces[yes.Space.Index].Bits, w.Start >> 6);
                return;
            }

            var isTrue = w.Bits(yes);
            Copy(isTrue, w.Start, count, _true);
            if (_known is null) return;
            var isFalse = w.Bits(no);
            var known = _known.AsSpan(w.Start >> 6, isTrue.Length);
            for (var i = 0; i < known.Length; i++) known[i] = isTrue[i] | isFalse[i];
            known[^1] &= Bits.LastMask(count);
        }

        private void EndOne(ReadOnlySpan<ulong> bits, int word)
        {
            var isTrue = bits[yes.Register] & 1;
            _true[word] = isTrue;
            if (_known is not null) _known[word] = (isTrue | bits[no.Register]) & 1;
        }

        public override Column ToColumn(Workspace w)
        {
            if (_column is not null) return _column;
            _column = new TruthColumn(room, _true, _known);
            _column.Resize(_rows, _known is null);
            return _column;
        }
    }
}
