using System.Numerics;
using KeyAccount.Rules.Columns;
using KeyAccount.Rules.Execution;

namespace KeyAccount.Rules;

/// <summary>
/// The values of one input or result over all rows of a batch. Unknown values are marked apart from the data, in a bitmap. Columns
/// wrap the memory they are given without copying it; whoever changes that memory afterwards changes the column.
/// </summary>
public abstract class Column
{
    private protected Column(int count) => Count = count;

    /// <summary>Number of rows.</summary>
    public int Count { get; private protected set; }

    /// <summary>Whether the value in this row is known.</summary>
    public abstract bool IsKnown(int row);

    /// <summary>The value in this row; unknown for a list.</summary>
    public abstract FactValue this[int row] { get; }

    /// <summary>Rows <paramref name="start"/> to <paramref name="start"/> + <paramref name="count"/> - 1 as a column of their own.</summary>
    internal abstract Column Slice(int start, int count);

    private protected static void CheckValidity(int count, ReadOnlyMemory<ulong> validity, string parameter)
    {
        if (!validity.IsEmpty && validity.Length < Bits.Words(count))
            throw new ArgumentException(FormattableString.Invariant($"A bitmap for {count} rows needs {Bits.Words(count)} words, but has {validity.Length}."), parameter);
    }

    /// <summary>What is not finite would be a fact that no comparison holds for.</summary>
    private protected static void CheckFinite(ReadOnlySpan<double> values, ReadOnlySpan<ulong> validity, string parameter)
    {
        Span<ulong> finite = stackalloc ulong[16];
        for (var start = 0; start < values.Length; start += 1024)
        {
            var chunk = values.Slice(start, Math.Min(1024, values.Length - start));
            Kernels.For(VectorPaths.Widest).Finite(chunk, finite);
            for (var word = 0; word << 6 < chunk.Length; word++)
            {
                var wrong = ~finite[word] & (validity.IsEmpty ? ulong.MaxValue : validity[(start >> 6) + word]);
                if (chunk.Length - (word << 6) < 64) wrong &= Bits.LastMask(chunk.Length & 63);
                if (wrong == 0) continue;
                var row = start + (word << 6) + BitOperations.TrailingZeroCount(wrong);
                throw new ArgumentException(
                    FormattableString.Invariant($"The number in row {row} is {values[row]}, but a known number is finite. Mark the row unknown in the validity bitmap."), parameter);
            }
        }
    }
}

/// <summary>Numbers. NaN and the infinities must be marked unknown.</summary>
public sealed class NumberColumn : Column
{
    private Store<double> _values;
    private Store<ulong> _validity;
    private bool _allKnown;

    /// <summary>Wraps values and validity.</summary>
    /// <param name="values">One number per row; what stands in an unknown row does not matter.</param>
    /// <param name="validity">One bit per row, set when known; empty when every row is known.</param>
    /// <exception cref="ArgumentException">A known number is NaN or infinite, or the bitmap is too short.</exception>
    public NumberColumn(ReadOnlyMemory<double> values, ReadOnlyMemory<ulong> validity = default)
        : base(values.Length)
    {
        CheckValidity(values.Length, validity, nameof(validity));
        CheckFinite(values.Span, validity.Span, nameof(values));
        _values = values;
        _validity = validity;
        _allKnown = validity.IsEmpty;
    }

    private NumberColumn(int count)
        : base(count)
    {
    }

    /// <summary>Wraps numbers of which every known one is known to be finite.</summary>
    internal static NumberColumn Finite(ReadOnlyMemory<double> values, ReadOnlyMemory<ulong> validity) =>
        new(values.Length) { _values = values, _validity = validity, _allKnown = validity.IsEmpty };

    /// <summary>The numbers.</summary>
    public ReadOnlyMemory<double> Values => _values.Memory[..Count];

    /// <summary>The bitmap of known rows; empty when every row is known.</summary>
    public ReadOnlyMemory<ulong> Validity => _allKnown ? default : _validity.Memory[..Bits.Words(Count)];

    internal ref readonly Store<double> ValueStore => ref _values;

    /// <summary>The bitmap; of no meaning where <see cref="IsAllKnown"/>.</summary>
    internal ref readonly Store<ulong> ValidityStore => ref _validity;

    internal bool IsAllKnown => _allKnown;

    /// <inheritdoc/>
    public override bool IsKnown(int row) => _allKnown || Bits.Get(in _validity, row);

    /// <inheritdoc/>
    public override FactValue this[int row] => FactValue.Of(Number(row));

    /// <summary>The number in this row, or <see langword="null"/> when unknown.</summary>
    public double? Number(int row) => IsKnown(row) ? _values[row] : null;

    internal override NumberColumn Slice(int start, int count) =>
        Finite(Values.Slice(start, count), Validity.IsEmpty ? default : Bits.Slice(Validity.Span, start, count));

    /// <summary>Points a reused column at other memory, which may be longer than the rows in use.</summary>
    internal void Aim(ReadOnlyMemory<double> values, ReadOnlyMemory<ulong> validity) => (_values, _validity) = (values, validity);

    /// <summary>Says how many rows of the memory are in use, and whether the bitmap can be left out.</summary>
    internal void Resize(int count, bool allKnown) => (Count, _allKnown) = (count, allKnown);
}

/// <summary>Dates, as day numbers (<see cref="DateOnly.DayNumber"/>).</summary>
public sealed class DateColumn : Column
{
    private Store<int> _days;
    private Store<ulong> _validity;
    private bool _allKnown;

    /// <summary>Wraps day numbers and validity.</summary>
    /// <param name="days">One day number per row.</param>
    /// <param name="validity">One bit per row, set when known; empty when every row is known.</param>
    public DateColumn(ReadOnlyMemory<int> days, ReadOnlyMemory<ulong> validity = default)
        : base(days.Length)
    {
        CheckValidity(days.Length, validity, nameof(validity));
        _days = days;
        _validity = validity;
        _allKnown = validity.IsEmpty;
    }

    /// <summary>The day numbers.</summary>
    public ReadOnlyMemory<int> Days => _days.Memory[..Count];

    /// <summary>The bitmap of known rows; empty when every row is known.</summary>
    public ReadOnlyMemory<ulong> Validity => _allKnown ? default : _validity.Memory[..Bits.Words(Count)];

    internal ref readonly Store<ulong> ValidityStore => ref _validity;

    internal bool IsAllKnown => _allKnown;

    /// <inheritdoc/>
    public override bool IsKnown(int row) => _allKnown || Bits.Get(in _validity, row);

    /// <inheritdoc/>
    public override FactValue this[int row] => IsKnown(row) ? FactValue.Of(DateOnly.FromDayNumber(_days[row])) : FactValue.Unknown;

    internal override DateColumn Slice(int start, int count) =>
        new(Days.Slice(start, count), Validity.IsEmpty ? default : Bits.Slice(Validity.Span, start, count));

    /// <summary>Points a reused column at other memory, which may be longer than the rows in use.</summary>
    internal void Aim(ReadOnlyMemory<int> days, ReadOnlyMemory<ulong> validity) => (_days, _validity) = (days, validity);

    /// <summary>Says how many rows of the memory are in use, and whether the bitmap can be left out.</summary>
    internal void Resize(int count, bool allKnown) => (Count, _allKnown) = (count, allKnown);
}

/// <summary>Texts, as numbers into a dictionary; -1 is unknown.</summary>
public sealed class StringColumn : Column
{
    private Store<int> _codes;

    /// <summary>Wraps codes and their dictionary.</summary>
    /// <param name="codes">One number per row: a place in <paramref name="dictionary"/>, or -1 for unknown.</param>
    /// <param name="dictionary">The texts.</param>
    public StringColumn(ReadOnlyMemory<int> codes, StringPool dictionary)
        : base(codes.Length)
    {
        ArgumentNullException.ThrowIfNull(dictionary);
        _codes = codes;
        Dictionary = dictionary;
    }

    /// <summary>The numbers of the texts; -1 is unknown.</summary>
    public ReadOnlyMemory<int> Codes => _codes.Memory[..Count];

    /// <summary>The texts.</summary>
    public StringPool Dictionary { get; private set; }

    internal ref readonly Store<int> CodeStore => ref _codes;

    /// <inheritdoc/>
    public override bool IsKnown(int row) => _codes[row] >= 0;

    /// <inheritdoc/>
    public override FactValue this[int row] => FactValue.Of(Text(row));

    /// <summary>The text in this row, or <see langword="null"/> when unknown.</summary>
    public string? Text(int row) => _codes[row] is >= 0 and var code ? Dictionary[code] : null;

    /// <summary>The number of the text in this row; -1 when unknown.</summary>
    public int Code(int row) => _codes[row];

    internal override StringColumn Slice(int start, int count) => new(Codes.Slice(start, count), Dictionary);

    /// <summary>Points a reused column at other memory, which may be longer than the rows in use.</summary>
    internal void Aim(ReadOnlyMemory<int> codes) => _codes = codes;

    /// <summary>Says how many rows of the memory are in use, and which texts the codes mean.</summary>
    internal void Resize(int count, StringPool dictionary)
    {
        Count = count;
        if (!ReferenceEquals(Dictionary, dictionary)) Dictionary = dictionary;
    }
}

/// <summary>Booleans in three-valued logic: a bitmap of the rows that are true, and one of the rows that are known.</summary>
public sealed class TruthColumn : Column
{
    private Store<ulong> _true;
    private Store<ulong> _known;
    private bool _allKnown;

    /// <summary>Wraps two bitmaps.</summary>
    /// <param name="count">Number of rows.</param>
    /// <param name="isTrue">One bit per row, set when true; only known rows may be set.</param>
    /// <param name="known">One bit per row, set when known; empty when every row is known.</param>
    public TruthColumn(int count, ReadOnlyMemory<ulong> isTrue, ReadOnlyMemory<ulong> known = default)
        : base(count)
    {
        CheckValidity(count, known, nameof(known));
        if (isTrue.Length < Bits.Words(count)) throw new ArgumentException("The bitmap has too few words.", nameof(isTrue));
        _true = isTrue;
        _known = known;
        _allKnown = known.IsEmpty;
    }

    /// <summary>The bitmap of the rows that are true.</summary>
    public ReadOnlyMemory<ulong> True => _true.Memory[..Bits.Words(Count)];

    /// <summary>The bitmap of the known rows; empty when every row is known.</summary>
    public ReadOnlyMemory<ulong> Known => _allKnown ? default : _known.Memory[..Bits.Words(Count)];

    internal ref readonly Store<ulong> TrueStore => ref _true;

    internal ref readonly Store<ulong> KnownStore => ref _known;

    internal bool IsAllKnown => _allKnown;

    /// <inheritdoc/>
    public override bool IsKnown(int row) => _allKnown || Bits.Get(in _known, row);

    /// <inheritdoc/>
    public override FactValue this[int row] => FactValue.Of(Truth(row));

    /// <summary>True, false, or <see langword="null"/> when unknown.</summary>
    public bool? Truth(int row) => IsKnown(row) ? Bits.Get(in _true, row) : null;

    internal override TruthColumn Slice(int start, int count) =>
        new(count, Bits.Slice(True.Span, start, count), Known.IsEmpty ? default : Bits.Slice(Known.Span, start, count));

    /// <summary>Points a reused column at other memory, which may be longer than the rows in use.</summary>
    internal void Aim(ReadOnlyMemory<ulong> isTrue, ReadOnlyMemory<ulong> known) => (_true, _known) = (isTrue, known);

    /// <summary>Says how many rows of the memory are in use, and whether the bitmap of known rows can be left out.</summary>
    internal void Resize(int count, bool allKnown) => (Count, _allKnown) = (count, allKnown);
}

/// <summary>Lists of records: for each row a stretch of the child columns, which hold the records of all rows one after the other.</summary>
public sealed class ListColumn : Column
{
    private Store<int> _offsets;
    private Store<ulong> _validity;
    private bool _allKnown;

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
        CheckOffsets(offsets.Span, children);
        _offsets = offsets;
        ChildColumns = [.. children];
        _validity = validity;
        _allKnown = validity.IsEmpty;
    }

    /// <summary>Offsets that lead out of the children would read what is not theirs.</summary>
    private static void CheckOffsets(ReadOnlySpan<int> offsets, IReadOnlyList<Column> children)
    {
        var previous = 0;
        for (var row = 0; row < offsets.Length; row++)
        {
            if (offsets[row] < previous)
                throw new ArgumentException(FormattableString.Invariant($"Offset {row} is {offsets[row]}, but offsets begin at 0 or above and do not descend: {previous} or more was expected."), nameof(offsets));
            previous = offsets[row];
        }

        if (children.Count > 0 && previous > children[0].Count)
            throw new ArgumentException(FormattableString.Invariant($"The last offset is {previous}, but the children hold {children[0].Count} records."), nameof(offsets));
    }

    /// <summary>Where the records of each row begin and end.</summary>
    public ReadOnlyMemory<int> Offsets => _offsets.Memory[..(Count + 1)];

    /// <summary>One column per field.</summary>
    public IReadOnlyList<Column> Children => ChildColumns;

    /// <summary>The bitmap of known rows; empty when every row is known.</summary>
    public ReadOnlyMemory<ulong> Validity => _allKnown ? default : _validity.Memory[..Bits.Words(Count)];

    internal ref readonly Store<ulong> ValidityStore => ref _validity;

    internal bool IsAllKnown => _allKnown;

    internal Column[] ChildColumns { get; }

    /// <inheritdoc/>
    public override bool IsKnown(int row) => _allKnown || Bits.Get(in _validity, row);

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

    /// <summary>Points a reused column at other memory, which may be longer than the rows in use.</summary>
    internal void Aim(ReadOnlyMemory<int> offsets, ReadOnlyMemory<ulong> validity) => (_offsets, _validity) = (offsets, validity);

    /// <summary>Says how many rows of the memory are in use, and whether the bitmap can be left out.</summary>
    internal void Resize(int count, bool allKnown) => (Count, _allKnown) = (count, allKnown);
}
