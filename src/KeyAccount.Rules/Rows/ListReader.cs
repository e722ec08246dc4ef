using System.Runtime.CompilerServices;
using KeyAccount.Rules.Columns;

namespace KeyAccount.Rules.Rows;

/// <summary>Lists of records, whose fields are read as rows are. How a list is walked is the derived types' own.</summary>
internal abstract class ListReader<T, TRecord> : RowReader<T>
{
    private readonly RowReader<TRecord>[] _fields;
    private readonly ListColumn _column;
    private readonly int[] _ends = new int[RowWords.Rows];
    private readonly byte[] _answered = new byte[RowWords.Rows];
    private int[] _offsets = new int[1];
    private ulong[] _known = [];
    private bool _allKnown;

    /// <summary>Records that are in the fields' columns: a multiple of 64.</summary>
    private int _kept;

    /// <summary>Records whose answers are put aside: less than 64.</summary>
    private int _aside;

    /// <summary>Records that the fields have room for.</summary>
    private int _room;

    private protected ListReader(RowReader<TRecord>[] fields)
    {
        _fields = fields;
        _column = new ListColumn(_offsets, [.. fields.Select(field => field.Column)]);
    }

    public sealed override Column Column => _column;

    public sealed override void Reserve(int rows)
    {
        if (rows < _offsets.Length && Bits.Words(rows) <= _known.Length) return;
        Array.Resize(ref _offsets, Grown(_offsets.Length - 1, rows) + 1);
        Array.Resize(ref _known, Bits.Words(_offsets.Length - 1));
        _column.Aim(_offsets, _known);
    }

    public sealed override void Begin()
    {
        (_kept, _aside, _allKnown) = (0, 0, true);
        foreach (var field in _fields) field.Begin();
    }

    public sealed override void Ask(ReadOnlySpan<T> rows, int place)
    {
        foreach (var row in rows) Ask(row, place++);
    }

    public sealed override void Keep(int start, int count)
    {
        _ends.AsSpan(0, count).CopyTo(_offsets.AsSpan(start + 1));
        var known = RowWords.Pack(_answered, count);
        _known[start >> 6] = known;
        _allKnown &= known == Bits.LastMask(count);
    }

    public sealed override void Finish(int count)
    {
        var records = _kept + _aside;
        if (_aside > 0) KeepFields(_aside);
        foreach (var field in _fields) field.Finish(records);
        _column.Resize(count, _allKnown);
    }

    public sealed override void ReadFew(ReadOnlySpan<T> rows)
    {
        Begin();
        Ask(rows, 0);
        if (!rows.IsEmpty) Keep(0, rows.Length);
        Finish(rows.Length);
    }

    /// <summary>Reads the whole batch of one row.</summary>
    /// <param name="known">Whether the list is known; an unknown list has no records.</param>
    /// <param name="records">The records.</param>
    private protected void ReadOne(bool known, ReadOnlySpan<TRecord> records)
    {
        if (records.Length > RowWords.Rows)
        {
            Begin();
            Ask(known, records, 0);
            Keep(0, 1);
            Finish(1);
            return;
        }

        if (records.Length > _room) MakeRoom(RowWords.Rows);
        foreach (var field in _fields) field.ReadFew(records);
        _offsets[1] = records.Length;
        _known[0] = RowWords.Flag(known);
        _column.Resize(1, known);
    }

    /// <summary>Asks a row's records.</summary>
    /// <param name="known">Whether the list is known; an unknown list has no records.</param>
    /// <param name="records">The records.</param>
    /// <param name="place">The row's place among the 64.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private protected void Ask(bool known, ReadOnlySpan<TRecord> records, int place)
    {
        _answered[place] = RowWords.Flag(known);
        var aside = _aside;
        if (aside + records.Length < RowWords.Rows)
        {
            foreach (var field in _fields) field.Ask(records, aside);
            _aside = aside + records.Length;
        }
        else
        {
            AskInParts(records);
        }

        _ends[place] = _kept + _aside;
    }

    private void AskInParts(ReadOnlySpan<TRecord> records)
    {
        while (!records.IsEmpty)
        {
            var part = records[..Math.Min(RowWords.Rows - _aside, records.Length)];
            foreach (var field in _fields) field.Ask(part, _aside);
            records = records[part.Length..];
            if ((_aside += part.Length) == RowWords.Rows) KeepFields(RowWords.Rows);
        }
    }

    private void KeepFields(int count)
    {
        if (_kept + count > _room) MakeRoom(_kept + count);
        foreach (var field in _fields) field.Keep(_kept, count);
        _kept += count;
        _aside = 0;
    }

    private void MakeRoom(int records)
    {
        _room = Grown(_room, records);
        foreach (var field in _fields) field.Reserve(_room);
    }
}
