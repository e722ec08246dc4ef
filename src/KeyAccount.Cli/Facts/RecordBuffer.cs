using DuckDB.NET.Native;
using KeyAccount.Rules;

namespace KeyAccount.Cli.Facts;

/// <summary>
/// Copies a field's values into the order of the rows, where DuckDB has them in another one, and makes the fields of a record that is null unknown. What a
/// file gives needs neither as a rule.
/// </summary>
internal sealed unsafe class RecordBuffer(InputType type)
{
    private readonly int _size = type switch
    {
        InputType.Number => sizeof(double),
        InputType.String => sizeof(DuckDBString),
        InputType.Date => sizeof(int),
        _ => sizeof(bool),
    };

    private byte[] _data = [];
    private ulong[] _validity = [];

    /// <summary>The values in the order of the rows; valid until the next call.</summary>
    /// <param name="lists">Where each row's records stand.</param>
    /// <param name="records">Which records are null.</param>
    /// <param name="values">The field in all records.</param>
    /// <param name="count">Number of records that belong to a row.</param>
    public FactVector Arrange(FactVector lists, FactVector records, FactVector values, int count)
    {
        if (_data.Length < count * _size) _data = GC.AllocateUninitializedArray<byte>(count * _size, pinned: true);
        var words = (count + 63) >> 6;
        if (_validity.Length < words) _validity = GC.AllocateUninitializedArray<ulong>(words, pinned: true);
        Array.Clear(_validity, 0, words);
        fixed (byte* data = _data)
        fixed (ulong* validity = _validity)
        {
            var entries = (DuckDBListEntry*)lists.Data;
            var at = 0;
            for (var row = 0; row < lists.Count; row++)
            {
                if (!lists.IsValid(row)) continue;
                var start = (int)entries[row].Offset;
                var length = (int)entries[row].Length;
                new ReadOnlySpan<byte>((byte*)values.Data + ((long)start * _size), length * _size).CopyTo(new Span<byte>(data + ((long)at * _size), length * _size));
                for (var i = 0; i < length; i++, at++)
                    if (records.IsValid(start + i) && values.IsValid(start + i)) validity[at >> 6] |= 1UL << (at & 63);
            }

            return new FactVector(data, validity, count); // Both arrays are pinned for good.
        }
    }
}
