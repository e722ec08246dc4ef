using KeyAccount.Rules.Columns;

namespace KeyAccount.Rules.Evaluation;

/// <summary>One record per row: rows of a table of child columns.</summary>
/// <param name="children">The table.</param>
/// <param name="rows">The table's row for each row, -1 for an unknown record; <see langword="null"/> when they are the same.</param>
internal sealed class RecordView(IReadOnlyList<Column> children, int[]? rows, int count) : Column(count)
{
    public override FactValue this[int row] => FactValue.Unknown;

    public override bool IsKnown(int row) => rows is null || rows[row] >= 0;

    public Column Field(int ordinal) => rows is null ? children[ordinal] : children[ordinal].Gather(rows);

    internal override RecordView Gather(ReadOnlySpan<int> wanted)
    {
        var gathered = new int[wanted.Length];
        for (var i = 0; i < gathered.Length; i++) gathered[i] = wanted[i] < 0 ? -1 : rows is null ? wanted[i] : rows[wanted[i]];
        return new RecordView(children, gathered, gathered.Length);
    }

    internal override Column Slice(int start, int count) => throw new NotSupportedException("Views live only while a batch is evaluated.");
}

/// <summary>One list per row: a stretch of a column of elements.</summary>
internal sealed class ListView : Column
{
    public ListView(int[] starts, int[] lengths, ReadOnlyMemory<ulong> validity, Column elements)
        : base(starts.Length)
    {
        Starts = starts;
        Lengths = lengths;
        Validity = validity;
        Elements = elements;
    }

    public int[] Starts { get; }

    /// <summary>Number of elements; 0 for an unknown list.</summary>
    public int[] Lengths { get; }

    public ReadOnlyMemory<ulong> Validity { get; }

    public Column Elements { get; }

    public override FactValue this[int row] => FactValue.Unknown;

    public static ListView Of(ListColumn column)
    {
        var starts = new int[column.Count];
        var lengths = new int[column.Count];
        var offsets = column.Offsets.Span;
        for (var i = 0; i < starts.Length; i++)
        {
            starts[i] = offsets[i];
            lengths[i] = column.IsKnown(i) ? offsets[i + 1] - offsets[i] : 0;
        }

        var records = column.Children.Count == 0 ? 0 : column.Children[0].Count;
        return new ListView(starts, lengths, column.Validity, new RecordView(column.Children, null, records));
    }

    public static ListView Unknown(int count) =>
        new(new int[count], new int[count], Bits.None(count), new NumberColumn(ReadOnlyMemory<double>.Empty));

    public override bool IsKnown(int row) => Validity.IsEmpty || Bits.Get(Validity.Span, row);

    public ListView WithElements(Column elements) => new(Starts, Lengths, Validity, elements);

    internal override ListView Gather(ReadOnlySpan<int> rows)
    {
        var starts = new int[rows.Length];
        var lengths = new int[rows.Length];
        for (var i = 0; i < rows.Length; i++)
        {
            if (rows[i] < 0) continue;
            starts[i] = Starts[rows[i]];
            lengths[i] = Lengths[rows[i]];
        }

        return new ListView(starts, lengths, GatherValidity(Validity, rows), Elements);
    }

    internal override Column Slice(int start, int count) => throw new NotSupportedException("Views live only while a batch is evaluated.");
}
