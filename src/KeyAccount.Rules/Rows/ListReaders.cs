using System.Runtime.InteropServices;

namespace KeyAccount.Rules.Rows;

/// <summary>Lists that are arrays; <see langword="null"/> is an unknown list.</summary>
internal sealed class ArrayReader<T, TRecord>(Func<T, TRecord[]?> accessor, RowReader<TRecord>[] fields) : ListReader<T, TRecord>(fields)
{
    public override void Ask(T row, int place)
    {
        var records = accessor(row);
        Ask(records is not null, records, place);
    }

    public override void ReadOne(T row)
    {
        var records = accessor(row);
        ReadOne(records is not null, records);
    }
}

/// <summary>Any other lists: a <see cref="List{T}"/> is read as the array it is inside, others item by item; <see langword="null"/> is an unknown list.</summary>
internal sealed class AnyListReader<T, TRecord>(Func<T, IReadOnlyList<TRecord>?> accessor, RowReader<TRecord>[] fields) : ListReader<T, TRecord>(fields)
{
    private TRecord[] _copy = [];

    public override void Ask(T row, int place)
    {
        switch (accessor(row))
        {
            case null: Ask(known: false, default, place); break;
            case TRecord[] array: Ask(known: true, array, place); break;
            case List<TRecord> list: Ask(known: true, CollectionsMarshal.AsSpan(list), place); break;
            case var list: AskOther(list, place); break;
        }
    }

    public override void ReadOne(T row)
    {
        switch (accessor(row))
        {
            case null: ReadOne(known: false, default); break;
            case TRecord[] array: ReadOne(known: true, array); break;
            case List<TRecord> list: ReadOne(known: true, CollectionsMarshal.AsSpan(list)); break;
            case var list:
                var records = Copy(list);
                ReadOne(known: true, records);
                records.Clear();
                break;
        }
    }

    private void AskOther(IReadOnlyList<TRecord> list, int place)
    {
        var records = Copy(list);
        Ask(known: true, records, place);
        records.Clear();
    }

    private Span<TRecord> Copy(IReadOnlyList<TRecord> list)
    {
        if (_copy.Length < list.Count) _copy = new TRecord[Grown(_copy.Length, list.Count)];
        var records = _copy.AsSpan(0, list.Count);
        for (var i = 0; i < records.Length; i++) records[i] = list[i];
        return records;
    }
}
