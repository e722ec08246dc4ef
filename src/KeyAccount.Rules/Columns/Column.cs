using KeyAccount.Rules.Columns;

namespace KeyAccount.Rules;

/// <summary>
/// The values of one input or result over all rows of a batch. Unknown values are marked apart from the data, in a bitmap. Columns
/// wrap the memory they are given without copying it; whoever changes that memory afterwards changes the column.
/// </summary>
public abstract class Column
{
    private protected Column(int count) => Count = count;

    /// <summary>Number of rows.</summary>
    public int Count { get; }

    /// <summary>Whether the value in this row is known.</summary>
    public abstract bool IsKnown(int row);

    /// <summary>The value in this row; unknown for a list.</summary>
    public abstract FactValue this[int row] { get; }

    /// <summary>The bitmap of known rows as a copy of its own, never empty where there are rows.</summary>
    internal virtual ulong[] CopyKnown()
    {
        var known = Bits.None(Count);
        for (var row = 0; row < Count; row++)
            if (IsKnown(row)) Bits.Set(known, row);
        return known;
    }

    /// <summary>Rows <paramref name="start"/> to <paramref name="start"/> + <paramref name="count"/> - 1 as a column of their own.</summary>
    internal abstract Column Slice(int start, int count);

    /// <summary>The values of the named rows in this order; row -1 gives unknown.</summary>
    internal abstract Column Gather(ReadOnlySpan<int> rows);

    private protected static void CheckValidity(int count, ReadOnlyMemory<ulong> validity, string parameter)
    {
        if (!validity.IsEmpty && validity.Length < Bits.Words(count))
            throw new ArgumentException(FormattableString.Invariant($"A bitmap for {count} rows needs {Bits.Words(count)} words, but has {validity.Length}."), parameter);
    }

    private protected static ulong[] CopyKnown(int count, ReadOnlyMemory<ulong> validity) =>
        validity.IsEmpty ? Bits.All(count) : Bits.Slice(validity.Span, 0, count);

    private protected static ulong[] GatherValidity(ReadOnlyMemory<ulong> validity, ReadOnlySpan<int> rows)
    {
        if (!validity.IsEmpty) return Bits.Gather(validity.Span, rows);
        if (!rows.Contains(-1)) return [];
        var known = Bits.None(rows.Length);
        for (var i = 0; i < rows.Length; i++)
            if (rows[i] >= 0) Bits.Set(known, i);
        return known;
    }
}

/// <summary>Numbers. NaN and the infinities must be marked unknown.</summary>
public sealed class NumberColumn : Column
{
    /// <summary>Wraps values and validity.</summary>
    /// <param name="values">One number per row; what stands in an unknown row does not matter.</param>
    /// <param name="validity">One bit per row, set when known; empty when every row is known.</param>
    public NumberColumn(ReadOnlyMemory<double> values, ReadOnlyMemory<ulong> validity = default)
        : base(values.Length)
    {
        CheckValidity(values.Length, validity, nameof(validity));
        Values = values;
        Validity = validity;
    }

    private NumberColumn(ReadOnlyMemory<double> values, ReadOnlyMemory<ulong> validity, bool isChecked)
        : base(values.Length)
    {
        _ = isChecked;
        Values = values;
        Validity = validity;
    }

    /// <summary>Results of the engine: known ones are finite.</summary>
    internal static NumberColumn Computed(double[] values, ulong[]? known) => new(values, known, isChecked: true);

    /// <summary>The numbers.</summary>
    public ReadOnlyMemory<double> Values { get; }

    /// <summary>The bitmap of known rows; empty when every row is known.</summary>
    public ReadOnlyMemory<ulong> Validity { get; }

    /// <inheritdoc/>
    public override bool IsKnown(int row) => Validity.IsEmpty || Bits.Get(Validity.Span, row);

    /// <inheritdoc/>
    public override FactValue this[int row] => IsKnown(row) ? FactValue.Of(Values.Span[row]) : FactValue.Unknown;

    internal override ulong[] CopyKnown() => CopyKnown(Count, Validity);

    internal override NumberColumn Slice(int start, int count) =>
        new(Values.Slice(start, count), Validity.IsEmpty ? default : Bits.Slice(Validity.Span, start, count));

    internal override NumberColumn Gather(ReadOnlySpan<int> rows)
    {
        var values = new double[rows.Length];
        var source = Values.Span;
        for (var i = 0; i < rows.Length; i++)
            if (rows[i] >= 0) values[i] = source[rows[i]];
        return new NumberColumn(values, GatherValidity(Validity, rows));
    }
}

/// <summary>Dates, as day numbers (<see cref="DateOnly.DayNumber"/>).</summary>
public sealed class DateColumn : Column
{
    /// <summary>Wraps day numbers and validity.</summary>
    /// <param name="days">One day number per row.</param>
    /// <param name="validity">One bit per row, set when known; empty when every row is known.</param>
    public DateColumn(ReadOnlyMemory<int> days, ReadOnlyMemory<ulong> validity = default)
        : base(days.Length)
    {
        CheckValidity(days.Length, validity, nameof(validity));
        Days = days;
        Validity = validity;
    }

    /// <summary>The day numbers.</summary>
    public ReadOnlyMemory<int> Days { get; }

    /// <summary>The bitmap of known rows; empty when every row is known.</summary>
    public ReadOnlyMemory<ulong> Validity { get; }

    /// <inheritdoc/>
    public override bool IsKnown(int row) => Validity.IsEmpty || Bits.Get(Validity.Span, row);

    /// <inheritdoc/>
    public override FactValue this[int row] => IsKnown(row) ? FactValue.Of(DateOnly.FromDayNumber(Days.Span[row])) : FactValue.Unknown;

    internal override ulong[] CopyKnown() => CopyKnown(Count, Validity);

    internal override DateColumn Slice(int start, int count) =>
        new(Days.Slice(start, count), Validity.IsEmpty ? default : Bits.Slice(Validity.Span, start, count));

    internal override DateColumn Gather(ReadOnlySpan<int> rows)
    {
        var days = new int[rows.Length];
        var source = Days.Span;
        for (var i = 0; i < rows.Length; i++)
            if (rows[i] >= 0) days[i] = source[rows[i]];
        return new DateColumn(days, GatherValidity(Validity, rows));
    }
}

/// <summary>Texts, as numbers into a dictionary; -1 is unknown.</summary>
public sealed class StringColumn : Column
{
    /// <summary>Wraps codes and their dictionary.</summary>
    /// <param name="codes">One number per row: a place in <paramref name="dictionary"/>, or -1 for unknown.</param>
    /// <param name="dictionary">The texts.</param>
    public StringColumn(ReadOnlyMemory<int> codes, StringPool dictionary)
        : base(codes.Length)
    {
        ArgumentNullException.ThrowIfNull(dictionary);
        Codes = codes;
        Dictionary = dictionary;
    }

    /// <summary>The numbers of the texts; -1 is unknown.</summary>
    public ReadOnlyMemory<int> Codes { get; }

    /// <summary>The texts.</summary>
    public StringPool Dictionary { get; }

    /// <inheritdoc/>
    public override bool IsKnown(int row) => Codes.Span[row] >= 0;

    /// <inheritdoc/>
    public override FactValue this[int row] => FactValue.Of(Text(row));

    /// <summary>The text in this row, or <see langword="null"/> when unknown.</summary>
    public string? Text(int row) => Codes.Span[row] is >= 0 and var code ? Dictionary[code] : null;

    internal override ulong[] CopyKnown()
    {
        var known = Bits.None(Count);
        var codes = Codes.Span;
        for (var row = 0; row < codes.Length; row++)
            if (codes[row] >= 0) Bits.Set(known, row);
        return known;
    }

    internal override StringColumn Slice(int start, int count) => new(Codes.Slice(start, count), Dictionary);

    internal override StringColumn Gather(ReadOnlySpan<int> rows)
    {
        var codes = new int[rows.Length];
        var source = Codes.Span;
        for (var i = 0; i < rows.Length; i++) codes[i] = rows[i] >= 0 ? source[rows[i]] : -1;
        return new StringColumn(codes, Dictionary);
    }
}

/// <summary>Booleans in three-valued logic: a bitmap of the rows that are true, and one of the rows that are known.</summary>
public sealed class TruthColumn : Column
{
    /// <summary>Wraps two bitmaps.</summary>
    /// <param name="count">Number of rows.</param>
    /// <param name="isTrue">One bit per row, set when true; only known rows may be set.</param>
    /// <param name="known">One bit per row, set when known; empty when every row is known.</param>
    public TruthColumn(int count, ReadOnlyMemory<ulong> isTrue, ReadOnlyMemory<ulong> known = default)
        : base(count)
    {
        CheckValidity(count, known, nameof(known));
        if (isTrue.Length < Bits.Words(count)) throw new ArgumentException("The bitmap has too few words.", nameof(isTrue));
        True = isTrue;
        Known = known;
    }

    /// <summary>The bitmap of the rows that are true.</summary>
    public ReadOnlyMemory<ulong> True { get; }

    /// <summary>The bitmap of the known rows; empty when every row is known.</summary>
    public ReadOnlyMemory<ulong> Known { get; }

    /// <inheritdoc/>
    public override bool IsKnown(int row) => Known.IsEmpty || Bits.Get(Known.Span, row);

    /// <inheritdoc/>
    public override FactValue this[int row] => FactValue.Of(Truth(row));

    /// <summary>True, false, or <see langword="null"/> when unknown.</summary>
    public bool? Truth(int row) => IsKnown(row) ? Bits.Get(True.Span, row) : null;

    /// <summary>The known bits of 64 rows.</summary>
    internal ulong KnownWord(int word) => Known.IsEmpty ? (word == Bits.Words(Count) - 1 ? Bits.LastMask(Count) : ulong.MaxValue) : Known.Span[word];

    internal override ulong[] CopyKnown() => CopyKnown(Count, Known);

    internal override TruthColumn Slice(int start, int count) =>
        new(count, Bits.Slice(True.Span, start, count), Known.IsEmpty ? default : Bits.Slice(Known.Span, start, count));

    internal override TruthColumn Gather(ReadOnlySpan<int> rows) =>
        new(rows.Length, Bits.Gather(True.Span, rows), GatherValidity(Known, rows));
}

/// <summary>Lists of records: for each row a stretch of the child columns, which hold the records of all rows one after the other.</summary>
public sealed class ListColumn : Column
{
    /// <summary>Wraps offsets and child columns.</summary>
    /// <param name="offsets">One more than there are rows, ascending: row <c>i</c> has the records <c>offsets[i]</c> to <c>offsets[i + 1] - 1</c>.</param>
    /// <param name="children">One column per field of the records, in the order of the schema, each as long as there are records.</param>
    /// <param name="validity">One bit per row, set when the list is known; empty when every row is known.</param>
    public ListColumn(ReadOnlyMemory<int> offsets, IReadOnlyList<Column> children, ReadOnlyMemory<ulong> validity = default)
        : base(Math.Max(0, offsets.Length - 1))
    {
        ArgumentNullException.ThrowIfNull(children);
        CheckValidity(Count, validity, nameof(validity));
        if (offsets.IsEmpty) throw new ArgumentException("Offsets need one more entry than there are rows.", nameof(offsets));
        Offsets = offsets;
        Children = children;
        Validity = validity;
    }

    /// <summary>Where the records of each row begin and end.</summary>
    public ReadOnlyMemory<int> Offsets { get; }

    /// <summary>One column per field.</summary>
    public IReadOnlyList<Column> Children { get; }

    /// <summary>The bitmap of known rows; empty when every row is known.</summary>
    public ReadOnlyMemory<ulong> Validity { get; }

    /// <inheritdoc/>
    public override bool IsKnown(int row) => Validity.IsEmpty || Bits.Get(Validity.Span, row);

    /// <inheritdoc/>
    public override FactValue this[int row] => FactValue.Unknown;

    internal override ListColumn Slice(int start, int count)
    {
        var source = Offsets.Span.Slice(start, count + 1);
        var first = source[0];
        var offsets = new int[source.Length];
        for (var i = 0; i < offsets.Length; i++) offsets[i] = source[i] - first;
        var children = new Column[Children.Count];
        for (var i = 0; i < children.Length; i++) children[i] = Children[i].Slice(first, offsets[^1]);
        return new ListColumn(offsets, children, Validity.IsEmpty ? default : Bits.Slice(Validity.Span, start, count));
    }

    internal override Column Gather(ReadOnlySpan<int> rows) => throw new NotSupportedException("Lists are gathered by their evaluator.");
}
