using Apache.Arrow;

namespace KeyAccount.Arrow.Tests.Arrays;

/// <summary>Record batches from arrays.</summary>
internal static class Batch
{
    public static RecordBatch Of(params (string Name, ArrayData Data)[] columns) => Of(columns.Length == 0 ? 0 : columns[0].Data.Length, columns);

    public static RecordBatch Of(int count, params (string Name, ArrayData Data)[] columns) =>
        new(new Apache.Arrow.Schema(columns.Select(c => new Field(c.Name, c.Data.DataType, true)), null), columns.Select(c => ArrowArrayFactory.BuildArray(c.Data)), count);

    /// <summary>Reads one column as the only input of a policy, with a declaration such as <c>"type": "number"</c>.</summary>
    public static Column Read(string declaration, ArrayData data, out ArrowReadReport report)
    {
        var batch = Of(("x", data));
        return ArrowBinding.For(Inputs(declaration), batch.Schema).Read(batch, out report)[0];
    }

    public static Column Read(string declaration, ArrayData data) => Read(declaration, data, out _);

    /// <summary>The inputs of a policy with one input, <c>x</c>.</summary>
    public static InputSchema Inputs(string declaration) =>
        CompiledPolicy.Load($$"""{ "policy": "p", "version": "1", "inputs": { "x": { {{declaration}} } } }""").Model.Inputs;

    /// <summary>The values of a column, row by row.</summary>
    public static FactValue[] Values(Column column) => [.. Enumerable.Range(0, column.Count).Select(row => column[row])];
}
