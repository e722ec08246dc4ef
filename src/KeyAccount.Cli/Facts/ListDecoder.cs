using DuckDB.NET.Native;
using KeyAccount.Rules;

namespace KeyAccount.Cli.Facts;

/// <summary>Lists of records: DuckDB's offsets and lengths into offsets, and each declared field by the decoder of its own type.</summary>
internal sealed unsafe class ListDecoder : ColumnDecoder
{
    private readonly ColumnDecoder?[] _fields;
    private readonly int[] _places;
    private readonly RecordBuffer[] _buffers;
    private readonly UnknownColumns _unknown = new();
    private readonly NativeMemory<ulong> _validity = new();
    private int[] _offsets = [];

    public ListDecoder(InputDefinition input, string path, IReadOnlyList<int> places)
        : base(input, path)
    {
        _places = [.. places];
        _fields = [.. input.Items.Inputs.Select(f => places[f.Ordinal] < 0 ? null : For(f, $"{path}.{f.Name}", []))];
        _buffers = [.. input.Items.Inputs.Select(f => new RecordBuffer(f.Type))];
    }

    /// <inheritdoc/>
    public override Column Decode(nint handle, FactVector vector, List<Misfit> misfits)
    {
        var records = NativeMethods.Vectors.DuckDBListVectorGetChild(handle);
        var stored = FactVector.Of(records, checked((int)NativeMethods.Vectors.DuckDBListVectorGetSize(handle)));
        var inOrder = ReadOffsets(vector);
        var count = _offsets[vector.Count];
        var whole = inOrder && AllValid(stored, count);
        var found = misfits.Count;
        var columns = new Column[_fields.Length];
        for (var i = 0; i < columns.Length; i++)
        {
            if (_fields[i] is not { } field)
            {
                columns[i] = _unknown.Of(Input.Items.Inputs[i], count);
                continue;
            }

            var child = NativeMethods.Vectors.DuckDBStructVectorGetChild(records, _places[i]);
            var values = FactVector.Of(child, whole ? count : stored.Count);
            columns[i] = whole ? field.Decode(child, values, misfits) : field.Decode(0, _buffers[i].Arrange(vector, stored, values, count), misfits);
        }

        // Misfits of records are shown with the account that the record belongs to.
        for (; found < misfits.Count; found++) misfits[found] = misfits[found] with { Row = RowOf(misfits[found].Row, vector.Count) };
        var known = vector.Validity is null || (vector.Count & 63) != 0 ? CopyKnown(vector) : _validity.Point(vector.Validity, vector.Words);
        return new ListColumn(_offsets.AsMemory(0, vector.Count + 1), columns, known);
    }

    /// <inheritdoc/>
    public override void Release()
    {
        _validity.Release();
        foreach (var field in _fields) field?.Release();
    }

    /// <summary>Adds up the lengths. <see langword="false"/> when the records do not stand in the order of the rows, as after a filter.</summary>
    private bool ReadOffsets(FactVector vector)
    {
        Grow(ref _offsets, vector.Count + 1);
        var entries = (DuckDBListEntry*)vector.Data;
        var end = 0;
        var inOrder = true;
        for (var row = 0; row < vector.Count; row++)
        {
            if (vector.IsValid(row))
            {
                inOrder &= entries[row].Length == 0 || entries[row].Offset == (ulong)end;
                end = checked(end + (int)entries[row].Length);
            }

            _offsets[row + 1] = end;
        }

        return inOrder;
    }

    private static bool AllValid(FactVector records, int count)
    {
        if (records.Validity is null) return true;
        var first = new FactVector(records.Data, records.Validity, count);
        for (var row = 0; row < count; row++)
            if (!first.IsValid(row)) return false;
        return true;
    }

    private int RowOf(int record, int rows)
    {
        var at = _offsets.AsSpan(0, rows + 1).BinarySearch(record);
        if (at < 0) return ~at - 1;
        while (at < rows && _offsets[at + 1] == record) at++; // Empty lists before it begin at the same record.
        return at;
    }
}
