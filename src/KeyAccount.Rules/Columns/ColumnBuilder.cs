using KeyAccount.Rules.Columns;

namespace KeyAccount.Rules;

/// <summary>
/// Collects the values of one column, row after row. The overload of the column's own type is the cheapest. Not thread-safe.
/// </summary>
public abstract class ColumnBuilder
{
    /// <summary>The known rows; nothing as long as all are.</summary>
    private ulong[]? _known;

    private protected ColumnBuilder(InputDefinition input) => Input = input;

    /// <summary>The input that the column is for.</summary>
    public InputDefinition Input { get; }

    /// <summary>Rows so far.</summary>
    public int Count { get; private protected set; }

    /// <summary>Appends a value.</summary>
    /// <returns><see langword="false"/> when the value is of another type, or outside the closed set; the row is then unknown.</returns>
    public abstract bool Add(FactValue value);

    /// <summary>Appends a number; <see langword="null"/>, NaN and the infinities are unknown.</summary>
    /// <returns><see langword="false"/> when the column takes no numbers and this is one; the row is then unknown.</returns>
    public virtual bool Add(double? number) => AddOther(number is { } value && double.IsFinite(value));

    /// <summary>Appends a text; <see langword="null"/> is unknown.</summary>
    /// <returns><see langword="false"/> when the column takes no texts, or not this one, and this is one; the row is then unknown.</returns>
    public virtual bool Add(string? text) => AddOther(text is not null);

    /// <summary>Appends a boolean; <see langword="null"/> is unknown.</summary>
    /// <returns><see langword="false"/> when the column takes no booleans and this is one; the row is then unknown.</returns>
    public virtual bool Add(bool? truth) => AddOther(truth.HasValue);

    /// <summary>Appends a date; <see langword="null"/> is unknown.</summary>
    /// <returns><see langword="false"/> when the column takes no dates and this is one; the row is then unknown.</returns>
    public virtual bool Add(DateOnly? date) => AddOther(date.HasValue);

    /// <summary>Appends an unknown row.</summary>
    public abstract void AddUnknown();

    internal abstract Column Build();

    internal static ColumnBuilder For(InputDefinition input) => input.Type switch
    {
        InputType.Number => new NumberColumnBuilder(input),
        InputType.String => new StringColumnBuilder(input),
        InputType.Boolean => new TruthColumnBuilder(input),
        InputType.Date => new DateColumnBuilder(input),
        _ => new ListColumnBuilder(input),
    };

    internal static ColumnBuilder[] ForAll(InputSchema schema)
    {
        var builders = new ColumnBuilder[schema.Inputs.Length];
        for (var i = 0; i < builders.Length; i++) builders[i] = For(schema.Inputs[i]);
        return builders;
    }

    internal static Column[] BuildAll(ColumnBuilder[] builders)
    {
        var columns = new Column[builders.Length];
        for (var i = 0; i < columns.Length; i++) columns[i] = builders[i].Build();
        return columns;
    }

    /// <summary>Ends the row. The bitmap begins with the first row that is unknown.</summary>
    private protected void Mark(bool known)
    {
        if (_known is null)
        {
            if (known)
            {
                Count++;
                return;
            }

            _known = new ulong[Bits.Words(Count + 1)];
            _known.AsSpan(0, Count >> 6).Fill(ulong.MaxValue);
            if ((Count & 63) != 0) _known[Count >> 6] = Bits.LastMask(Count);
        }

        if (Count >> 6 == _known.Length) Array.Resize(ref _known, _known.Length * 2);
        if (known) Bits.Set(_known, Count);
        Count++;
    }

    private protected ReadOnlyMemory<ulong> Known => _known is null ? default : _known.AsMemory(0, Bits.Words(Count));

    private protected static void Append<T>(ref T[] values, int count, T value)
    {
        if (count == values.Length) Array.Resize(ref values, Math.Max(4, values.Length * 2));
        values[count] = value;
    }

    private bool AddOther(bool known)
    {
        AddUnknown();
        return !known;
    }
}
