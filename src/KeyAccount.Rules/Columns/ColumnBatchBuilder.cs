namespace KeyAccount.Rules;

/// <summary>
/// Builds a <see cref="ColumnBatch"/> account by account: add a value to each column, or leave columns out and call <see cref="EndRow"/>,
/// which fills them with unknown. Objects of one type are read faster by a <see cref="RowBinding{T}"/>. Not thread-safe.
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
        _columns = ColumnBuilder.ForAll(schema);
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
            if (column.Count < Count) column.AddUnknown();
            if (column.Count > Count) throw new InvalidOperationException($"Input \"{column.Input.Name}\" got more than one value in a row.");
        }
    }

    /// <summary>The batch of all finished rows. The builder must not be used afterwards.</summary>
    public ColumnBatch Build() => new(Schema, Count, ColumnBuilder.BuildAll(_columns));
}
