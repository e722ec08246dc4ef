using KeyAccount.Rules.Columns;

namespace KeyAccount.Rules.Execution;

/// <summary>The same text in every row, or none.</summary>
internal sealed class ConstantText(Space space, string? text) : TextsNode(space)
{
    public string? Text => text;

    public override bool IsComputed => false;

    public override StringPool Pool { get; } = text is null ? StringPool.Empty : StringPool.Of(text);

    public override IEnumerable<Node> Inputs => Space.Segments is { } segments ? [segments] : [];

    public override void Run(Workspace w)
    {
        var lane = w.Lane(this);
        var codes = w.Write(this);
        if (lane.Filled >= codes.Length) return;
        codes.Fill(text is null ? -1 : 0);
        lane.Filled = codes.Length;
    }
}

/// <summary>A column of texts.</summary>
internal sealed class ColumnTexts(Space space, ColumnPlace place) : TextsNode(space), IColumnNode
{
    public override bool IsComputed => false;

    public override IEnumerable<Node> Inputs => Space.Segments is { } segments ? [segments] : [];

    public void Load(Workspace w, int start)
    {
        var (column, lane) = ((StringColumn)place.In(w.Batch), w.Lane(this));
        lane.Aim(in column.CodeStore, start);
        lane.Texts = column.Dictionary;
    }

    public override void Run(Workspace w) => throw new InvalidOperationException("Columns are loaded together.");
}

/// <summary>The code of the first of several bitmaps that has a row: a label.</summary>
internal sealed class FirstOfNode(IReadOnlyList<BitsNode> bits, int[] codes, StringPool pool) : TextsNode(bits[0].Space)
{
    private readonly BitsNode[] _bits = [.. bits];
    private int[]? _registers;

    public override StringPool Pool => pool;

    public override IEnumerable<Node> Inputs => _bits;

    /// <summary>Known once the graph is linked.</summary>
    private int[] Registers => _registers ??= [.. _bits.Select(b => b.Register)];

    public override void Run(Workspace w)
    {
        var memory = w.Spaces[Space.Index];
        if (memory.Count == 1)
        {
            RunOne(memory.Bits, Registers, w.Write(this));
            return;
        }

        w.Kernels.FirstOf(memory.Bits, Registers, memory.Words, codes, w.Write(this));
    }

    /// <summary>A chunk of one row: from the last to the first, without branches that nobody could foretell.</summary>
    private void RunOne(ReadOnlySpan<ulong> words, int[] registers, Span<int> result)
    {
        var found = -1;
        for (var i = registers.Length - 1; i >= 0; i--)
        {
            var mask = -(int)(words[registers[i]] & 1);
            found = (found & ~mask) | (codes[i] & mask);
        }

        result[0] = found;
    }
}

/// <summary>The texts of other rows.</summary>
internal sealed class GatheredTexts(TextsNode source, RowsNode rows) : TextsNode(rows.Space)
{
    public override StringPool? Pool => source.Pool;

    public override IEnumerable<Node> Inputs => [source, rows];

    public override void Run(Workspace w)
    {
        var codes = w.Codes(source);
        var map = w.Rows(rows);
        var result = w.Write(this);
        w.Lane(this).Texts = w.Texts(source);
        for (var i = 0; i < map.Length; i++) result[i] = map[i] < 0 ? -1 : codes[map[i]];
    }
}

/// <summary>Texts from several columns, whose dictionaries differ; made texts are numbered as they come.</summary>
internal abstract class MergedTexts(Space space, int state) : TextsNode(space)
{
    /// <summary>The dictionary, which begins anew with every batch.</summary>
    protected Interner Begin(Workspace w)
    {
        var texts = w.State<Interner>(state);
        w.Lane(this).Texts = texts;
        return texts;
    }

    /// <summary>The number of a source's text.</summary>
    protected static int Take(Interner texts, ITexts source, int code) => code < 0 ? -1 : texts.Add(source[code]);
}

/// <summary>One text where a bit is set, another where not.</summary>
internal sealed class ChosenTexts(BitsNode condition, TextsNode then, TextsNode otherwise, int state) : MergedTexts(condition.Space, state)
{
    private readonly StringPool? _pool = then.Pool is { } a && otherwise.Pool is { } b ? Union(a, b) : null;

    /// <summary>Where both dictionaries are known beforehand, so is the result's.</summary>
    public override StringPool? Pool => _pool;

    public override IEnumerable<Node> Inputs => [condition, then, otherwise];

    public override void Run(Workspace w)
    {
        var bits = w.Bits(condition);
        var x = w.Codes(then);
        var y = w.Codes(otherwise);
        var result = w.Write(this);
        if (_pool is not null)
        {
            // The first dictionary keeps its numbers in the union.
            var second = otherwise.Pool!;
            for (var i = 0; i < result.Length; i++)
                result[i] = Bits.Get(bits, i) ? x[i] : y[i] < 0 ? -1 : _pool.Find(second[y[i]]);
            return;
        }

        var texts = Begin(w);
        var (first, other) = (w.Texts(then), w.Texts(otherwise));
        for (var i = 0; i < result.Length; i++) result[i] = Bits.Get(bits, i) ? Take(texts, first, x[i]) : Take(texts, other, y[i]);
    }

    private static StringPool Union(StringPool a, StringPool b)
    {
        var texts = new List<string>();
        for (var i = 0; i < a.Count; i++) texts.Add(a[i]);
        for (var i = 0; i < b.Count; i++)
            if (a.Find(b[i]) < 0) texts.Add(b[i]);
        return StringPool.Of([.. texts]);
    }
}

/// <summary>Two texts, one after the other.</summary>
internal sealed class JoinedTexts(TextsNode a, TextsNode b, int state) : MergedTexts(a.Space, state)
{
    public override IEnumerable<Node> Inputs => [a, b];

    public override void Run(Workspace w)
    {
        var x = w.Codes(a);
        var y = w.Codes(b);
        var result = w.Write(this);
        var (first, second, texts) = (w.Texts(a), w.Texts(b), Begin(w));
        for (var i = 0; i < result.Length; i++)
            result[i] = x[i] < 0 || y[i] < 0 ? -1 : texts.Add(first[x[i]] + second[y[i]]);
    }
}

/// <summary>The texts of several columns in turn, row after row.</summary>
internal sealed class InterleavedTexts(SegmentsNode segments, IReadOnlyList<TextsNode> columns, int state) : MergedTexts(segments.Elements, state)
{
    public override IEnumerable<Node> Inputs => [segments, .. columns];

    public override void Run(Workspace w)
    {
        var result = w.Write(this);
        var texts = Begin(w);
        for (var row = 0; row < w.Count(segments.Space); row++)
        {
            for (var column = 0; column < columns.Count; column++)
                result[(row * columns.Count) + column] = Take(texts, w.Texts(columns[column]), w.Codes(columns[column])[row]);
        }
    }
}
