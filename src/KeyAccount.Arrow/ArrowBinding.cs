using System.Collections.Immutable;
using Apache.Arrow;
using KeyAccount.Arrow.Binding;
using KeyAccount.Arrow.Memory;
using KeyAccount.Arrow.Reading;

namespace KeyAccount.Arrow;

/// <summary>
/// Reads the inputs of a policy from Arrow record batches of one schema, whose columns are found by name. What fits and what does not is
/// settled once; reading copies only where the layouts differ. Immutable and thread-safe: one binding serves all batches of a stream.
/// </summary>
/// <remarks>
/// <para>
/// The columns of a batch that was read are views of the record batch's memory. Keep the record batch until the decisions have been made and
/// read: after <see cref="RecordBatch.Dispose()"/>, or where a reader uses its memory again, they show whatever is there then.
/// </para>
/// <list type="table">
/// <listheader><term>Input</term><description>Arrow types</description></listheader>
/// <item><term>number</term><description>double, in place. Integers, half_float, float and decimals of any width, converted to the nearest
/// double: exact for integers up to 2^53 in magnitude; a float keeps its own value (0.1 as a float is 0.10000000149…). NaN and infinities
/// become unknown, and are reported.</description></item>
/// <item><term>boolean</term><description>bool, in place.</description></item>
/// <item><term>date</term><description>date32, date64 and timestamp, converted. The time of day is dropped. A timestamp with a time zone must
/// have one with a fixed offset (<c>UTC</c>, <c>+08:00</c>), in which the day is taken.</description></item>
/// <item><term>string</term><description>dictionary of texts, its numbers in place when they are int32 and none is null. utf8, large_utf8 and
/// utf8_view, encoded. A text outside a closed set becomes unknown, and is reported.</description></item>
/// <item><term>list</term><description>list, large_list and fixed_size_list of structs: records in place, offsets in place where they begin
/// with 0. A null struct is a record of which nothing is known.</description></item>
/// </list>
/// <para>
/// Validity is read in place where the rows begin with a multiple of 64 in a buffer padded to 8 bytes, as Arrow's own are, and nothing is
/// set past the last row; elsewhere it is copied, an eighth of a byte per row. A null column fits every input.
/// </para>
/// </remarks>
public sealed class ArrowBinding
{
    private readonly BoundColumn[] _columns;
    private volatile Apache.Arrow.Schema _checked;

    private ArrowBinding(InputSchema inputs, Apache.Arrow.Schema schema, SchemaBinder binder)
    {
        Inputs = inputs;
        Schema = schema;
        _checked = schema;
        _columns = binder.Columns;
        MissingInputs = binder.Missing;
        ExtraColumns = binder.Extra;
    }

    /// <summary>The inputs of the policy.</summary>
    public InputSchema Inputs { get; }

    /// <summary>The schema of the record batches.</summary>
    public Apache.Arrow.Schema Schema { get; }

    /// <summary>
    /// Inputs without a column, which are unknown in every row, in the order of the policy; fields of a list's records as
    /// <c>contacts.role</c>. Names are compared exactly: one that differs in case is missing here and among <see cref="ExtraColumns"/>.
    /// </summary>
    public ImmutableArray<string> MissingInputs { get; }

    /// <summary>Columns that no input asks for, in the order of the Arrow schema; they are not read.</summary>
    public ImmutableArray<string> ExtraColumns { get; }

    /// <summary>Settles how the inputs of a policy are read.</summary>
    /// <param name="inputs">The policy's inputs: <see cref="PolicyModel.Inputs"/>.</param>
    /// <param name="schema">The schema of the record batches.</param>
    /// <exception cref="ArrowBindingException">Columns are of types that the inputs cannot be read from; the exception carries all of them.</exception>
    public static ArrowBinding For(InputSchema inputs, Apache.Arrow.Schema schema)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        ArgumentNullException.ThrowIfNull(schema);
        return new ArrowBinding(inputs, schema, SchemaBinder.Bind(inputs, schema));
    }

    /// <summary>Reads a record batch.</summary>
    /// <param name="batch">Of the schema that was bound. The result wraps its memory: keep it as long as the result and the decisions on it.</param>
    /// <exception cref="ArgumentException">The record batch has another schema.</exception>
    /// <exception cref="InvalidDataException">The record batch contradicts itself: a buffer is too short, or an offset or code out of range.</exception>
    public ColumnBatch Read(RecordBatch batch) => Read(batch, out _);

    /// <summary>Reads a record batch, and says what in it is unknown to the policy.</summary>
    /// <param name="batch">Of the schema that was bound. The result wraps its memory: keep it as long as the result and the decisions on it.</param>
    /// <param name="report">Values that became unknown, by input and reason.</param>
    /// <exception cref="ArgumentException">The record batch has another schema.</exception>
    /// <exception cref="InvalidDataException">The record batch contradicts itself: a buffer is too short, or an offset or code out of range.</exception>
    public ColumnBatch Read(RecordBatch batch, out ArrowReadReport report)
    {
        ArgumentNullException.ThrowIfNull(batch);
        CheckSchema(batch);
        var tally = new ReadTally();
        var columns = new Column[_columns.Length];
        for (var i = 0; i < columns.Length; i++) columns[i] = Read(_columns[i], batch, tally);
        report = tally.ToReport(batch.Length);
        return new ColumnBatch(Inputs, batch.Length, columns);
    }

    private static Column Read(BoundColumn column, RecordBatch batch, ReadTally tally)
    {
        if (column.Reader is UnknownReader unknown) return unknown.Of(batch.Length);
        var data = batch.Column(column.Index).Data;
        return data.Length == batch.Length
            ? column.Reader.Read(ArraySlice.Of(data), tally)
            : throw ArraySlice.Broken(column.Name, FormattableString.Invariant($"its array has {data.Length} rows, but the batch {batch.Length}"));
    }

    private void CheckSchema(RecordBatch batch)
    {
        var schema = batch.Schema;
        if (ReferenceEquals(schema, _checked)) return;
        foreach (var column in _columns)
        {
            if (column.Index < 0) continue;
            var field = column.Index < schema.FieldsList.Count ? schema.FieldsList[column.Index] : null;
            if (field?.Name == column.Name && StorageType.IsSame(field.DataType, Schema.FieldsList[column.Index].DataType)) continue;
            throw new ArgumentException(
                FormattableString.Invariant($"Column {column.Index} of the record batch is {(field is null ? "missing" : $"\"{field.Name}\" of type {StorageType.Describe(field.DataType)}")}, ")
                + $"but the binding was made for \"{column.Name}\" of type {StorageType.Describe(Schema.FieldsList[column.Index].DataType)}. Make a binding for the schema of this record batch.",
                nameof(batch));
        }

        _checked = schema;
    }
}
