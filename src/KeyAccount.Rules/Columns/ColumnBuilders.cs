using KeyAccount.Rules.Columns;

namespace KeyAccount.Rules;

/// <summary>Collects the values of one column, row after row. Not thread-safe.</summary>
public abstract class ColumnBuilder
{
    private ulong[] _known = new ulong[1];
    private bool _allKnown = true;

    private protected ColumnBuilder(InputDefinition input) => Input = input;

    /// <summary>The input that the column is for.</summary>
    public InputDefinition Input { get; }

    /// <summary>Rows so far.</summary>
    public int Count { get; private protected set; }

    /// <summary>Appends a value.</summary>
    /// <returns><see langword="false"/> when the value is of another type, or outside the closed set; the row is then unknown.</returns>
    public abstract bool Add(FactValue value);

    internal abstract Column Build();

    internal static ColumnBuilder For(InputDefinition input) => input.Type switch
    {
        InputType.Number => new NumberColumnBuilder(input),
        InputType.String => new StringColumnBuilder(input),
        InputType.Boolean => new TruthColumnBuilder(input),
        InputType.Date => new DateColumnBuilder(input),
        _ => new ListColumnBuilder(input),
    };

    private protected void Mark(bool known)
    {
        var word = Count >> 6;
        if (word == _known.Length) Array.Resize(ref _known, _known.Length * 2);
        if (known) Bits.Set(_known, Count);
        else _allKnown = false;
        Count++;
    }

    private protected ReadOnlyMemory<ulong> Known => _allKnown ? default : _known.AsMemory(0, Bits.Words(Count));

    private protected static void Append<T>(ref T[] values, int count, T value)
    {
        if (count == values.Length) Array.Resize(ref values, Math.Max(4, values.Length * 2));
        values[count] = value;
    }
}

internal sealed class NumberColumnBuilder(InputDefinition input) : ColumnBuilder(input)
{
    private double[] _values = [];

    public override bool Add(FactValue value)
    {
        var number = value.Number;
        Append(ref _values, Count, number ?? 0);
        Mark(number.HasValue);
        return number.HasValue || value.Kind == FactKind.Unknown;
    }

    internal override Column Build() => new NumberColumn(_values.AsMemory(0, Count), Known);
}

internal sealed class DateColumnBuilder(InputDefinition input) : ColumnBuilder(input)
{
    private int[] _days = [];

    public override bool Add(FactValue value)
    {
        var date = value.Date;
        Append(ref _days, Count, date?.DayNumber ?? 0);
        Mark(date.HasValue);
        return date.HasValue || value.Kind == FactKind.Unknown;
    }

    internal override Column Build() => new DateColumn(_days.AsMemory(0, Count), Known);
}

internal sealed class TruthColumnBuilder(InputDefinition input) : ColumnBuilder(input)
{
    private ulong[] _true = new ulong[1];

    public override bool Add(FactValue value)
    {
        var truth = value.Boolean;
        if (Count >> 6 == _true.Length) Array.Resize(ref _true, _true.Length * 2);
        if (truth == true) Bits.Set(_true, Count);
        Mark(truth.HasValue);
        return truth.HasValue || value.Kind == FactKind.Unknown;
    }

    internal override Column Build() => new TruthColumn(Count, _true.AsMemory(0, Bits.Words(Count)), Known);
}

internal sealed class StringColumnBuilder : ColumnBuilder
{
    private readonly List<string>? _entries;
    private readonly Dictionary<string, int>? _codeOf;
    private int[] _codes = [];

    public StringColumnBuilder(InputDefinition input)
        : base(input)
    {
        if (!input.Values.IsEmpty) return;
        _entries = [];
        _codeOf = new Dictionary<string, int>(StringComparer.Ordinal);
    }

    public override bool Add(FactValue value)
    {
        var code = value.Text is { } text ? CodeOf(text) : -1;
        Append(ref _codes, Count, code);
        Mark(code >= 0);
        return code >= 0 || value.Kind == FactKind.Unknown;
    }

    internal override Column Build() =>
        new StringColumn(_codes.AsMemory(0, Count), _entries is null ? Input.Dictionary : StringPool.Of([.. _entries]));

    private int CodeOf(string text)
    {
        if (_entries is null) return Input.Dictionary.Find(text);
        if (_codeOf!.TryGetValue(text, out var code)) return code;
        _entries.Add(text);
        _codeOf.Add(text, code = _entries.Count - 1);
        return code;
    }
}

/// <summary>Collects lists of records: open a row with <see cref="BeginList"/>, then add each record's fields.</summary>
public sealed class ListColumnBuilder : ColumnBuilder
{
    private readonly ColumnBuilder[] _fields;
    private int[] _starts = [];

    internal ListColumnBuilder(InputDefinition input)
        : base(input)
    {
        _fields = [.. input.Items.Inputs.Select(For)];
    }

    /// <summary>The builders of the records' fields, in the order of the schema: add one value to each per record.</summary>
    public IReadOnlyList<ColumnBuilder> Fields => _fields;

    /// <summary>Opens the next row's list.</summary>
    /// <param name="known">Whether the list is known; an unknown list gets no records.</param>
    public void BeginList(bool known)
    {
        Append(ref _starts, Count, Records);
        Mark(known);
    }

    /// <inheritdoc/>
    public override bool Add(FactValue value)
    {
        BeginList(known: false);
        return value.Kind == FactKind.Unknown;
    }

    internal override Column Build()
    {
        int[] offsets = [.. _starts.AsSpan(0, Count), Records];
        return new ListColumn(offsets, [.. _fields.Select(f => f.Build())], Known);
    }

    private int Records => _fields.Length == 0 ? 0 : _fields[0].Count;
}

/// <summary>
/// Builds a <see cref="ColumnBatch"/> account by account: add a value to each column, or leave columns out and call <see cref="EndRow"/>,
/// which fills them with unknown. Not thread-safe.
/// </summary>
public sealed class ColumnBatchBuilder
{
    private readonly ColumnBuilder[] _columns;

    /// <summary>Starts an empty batch.</summary>
    /// <param name="schema">The inputs that the policy declares.</param>
    public ColumnBatchBuilder(InputSchema schema)
    {
        ArgumentNullException.ThrowIfNull(schema);
        Schema = schema;
        _columns = [.. schema.Inputs.Select(ColumnBuilder.For)];
    }

    /// <summary>The inputs.</summary>
    public InputSchema Schema { get; }

    /// <summary>Finished rows.</summary>
    public int Count { get; private set; }

    /// <summary>The builder of an input's column by its ordinal.</summary>
    public ColumnBuilder this[int ordinal] => _columns[ordinal];

    /// <summary>The builder of a list input by its ordinal.</summary>
    /// <exception cref="InvalidCastException">The input is not a list.</exception>
    public ListColumnBuilder List(int ordinal) => (ListColumnBuilder)_columns[ordinal];

    /// <summary>Ends the row: columns that got no value are unknown in it.</summary>
    /// <exception cref="InvalidOperationException">A column got more than one value.</exception>
    public void EndRow()
    {
        Count++;
        foreach (var column in _columns)
        {
            if (column.Count < Count) column.Add(FactValue.Unknown);
            if (column.Count > Count) throw new InvalidOperationException($"Input \"{column.Input.Name}\" got more than one value in a row.");
        }
    }

    /// <summary>The batch of all finished rows. The builder must not be used afterwards.</summary>
    public ColumnBatch Build() => new(Schema, Count, [.. _columns.Select(c => c.Build())]);
}
