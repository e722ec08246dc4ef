namespace KeyAccount.Rules;

/// <summary>
/// The facts of a batch of accounts, one column per declared input in the order of the schema. One account is a batch of one.
/// Immutable as far as the wrapped memory is not changed.
/// </summary>
public sealed class ColumnBatch
{
    private readonly Column[] _columns;

    /// <summary>Wraps columns.</summary>
    /// <param name="schema">The inputs that the policy declares.</param>
    /// <param name="count">Number of rows.</param>
    /// <param name="columns">One column per input, in the order of the schema, each with <paramref name="count"/> rows.</param>
    /// <exception cref="ArgumentException">The columns do not fit the schema; the message names the first that does not.</exception>
    public ColumnBatch(InputSchema schema, int count, IReadOnlyList<Column> columns)
    {
        ArgumentNullException.ThrowIfNull(schema);
        ArgumentNullException.ThrowIfNull(columns);
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        Check(schema, count, columns, "input");
        Schema = schema;
        Count = count;
        _columns = [.. columns];
    }

    /// <summary>The inputs.</summary>
    public InputSchema Schema { get; }

    /// <summary>Number of rows.</summary>
    public int Count { get; private set; }

    /// <summary>The column of an input by its ordinal.</summary>
    public Column this[int ordinal] => _columns[ordinal];

    internal ReadOnlySpan<Column> Columns => _columns;

    /// <summary>The rows from <paramref name="start"/> on as a batch of their own.</summary>
    public ColumnBatch Slice(int start, int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(start);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(start, Count);
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, Count - start);
        var slices = new Column[_columns.Length];
        for (var i = 0; i < slices.Length; i++) slices[i] = _columns[i].Slice(start, count);
        return new ColumnBatch(Schema, count, slices);
    }

    private static void Check(InputSchema schema, int count, IReadOnlyList<Column> columns, string what)
    {
        if (columns.Count != schema.Inputs.Length)
            throw new ArgumentException(FormattableString.Invariant($"The schema has {schema.Inputs.Length} {what}s, but there are {columns.Count} columns."), nameof(columns));
        foreach (var input in schema.Inputs)
        {
            var column = columns[input.Ordinal];
            if (!Fits(input.Type, column))
                throw new ArgumentException($"The column of {what} \"{input.Name}\" is a {column.GetType().Name}, but the input is declared as {input.Type}.", nameof(columns));
            if (column.Count != count)
                throw new ArgumentException(FormattableString.Invariant($"The column of {what} \"{input.Name}\" has {column.Count} rows instead of {count}."), nameof(columns));
            if (column is StringColumn texts && !input.Values.IsEmpty) CheckValues(input, texts, what);
            if (column is ListColumn list) Check(input.Items, list.Children.Count == 0 ? 0 : list.Children[0].Count, list.Children, $"field of \"{input.Name}\"");
        }
    }

    /// <summary>What a closed set does not hold would be a text that no bin is for.</summary>
    private static void CheckValues(InputDefinition input, StringColumn column, string what)
    {
        var texts = column.Dictionary;
        if (ReferenceEquals(texts, input.Dictionary)) return;
        for (var code = 0; code < texts.Count; code++)
        {
            if (input.Dictionary.Find(texts[code]) >= 0) continue;
            var row = column.Codes.Span.IndexOf(code);
            if (row < 0) continue;
            throw new ArgumentException(
                FormattableString.Invariant($"Row {row} of {what} \"{input.Name}\" is \"{texts[code]}\", but only {string.Join(", ", input.Values.Select(v => $"\"{v}\""))} are declared. Give the row the code -1: unknown."),
                nameof(column));
        }
    }

    private static bool Fits(InputType type, Column column) => type switch
    {
        InputType.Number => column is NumberColumn,
        InputType.String => column is StringColumn,
        InputType.Boolean => column is TruthColumn,
        InputType.Date => column is DateColumn,
        _ => column is ListColumn,
    };

    /// <summary>Says how many rows the reused columns of a buffer hold now.</summary>
    internal void Resize(int count) => Count = count;
}
