namespace KeyAccount.Rules;

/// <summary>Collects lists of records: open a row with <see cref="BeginList"/>, then add each record's fields. Not thread-safe.</summary>
public sealed class ListColumnBuilder : ColumnBuilder
{
    private readonly ColumnBuilder[] _fields;
    private int[] _starts = [];

    internal ListColumnBuilder(InputDefinition input)
        : base(input)
    {
        _fields = ForAll(input.Items);
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
        AddUnknown();
        return value.Kind == FactKind.Unknown;
    }

    /// <inheritdoc/>
    public override void AddUnknown() => BeginList(known: false);

    internal override Column Build()
    {
        Append(ref _starts, Count, Records);
        return new ListColumn(_starts.AsMemory(0, Count + 1), BuildAll(_fields), Known);
    }

    private int Records => _fields.Length == 0 ? 0 : _fields[0].Count;
}
