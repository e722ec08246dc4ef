using KeyAccount.Rules.Columns;

namespace KeyAccount.Rules.Rows;

/// <summary>Dates, as day numbers; unknown rows hold 0.</summary>
internal sealed class DateReader<T>(Func<T, DateOnly?> accessor) : RowReader<T>
{
    private readonly DateColumn _column = new(default);
    private readonly int[] _answers = new int[RowWords.Rows];
    private readonly byte[] _answered = new byte[RowWords.Rows];
    private int[] _days = [];
    private ulong[] _known = [];
    private bool _allKnown;

    public override Column Column => _column;

    public override void Reserve(int rows)
    {
        if (rows <= _days.Length) return;
        Array.Resize(ref _days, Grown(_days.Length, rows));
        Array.Resize(ref _known, Bits.Words(_days.Length));
        _column.Aim(_days, _known);
    }

    public override void Begin() => _allKnown = true;

    public override void Ask(T row, int place)
    {
        var date = accessor(row);
        _answers[place] = date.GetValueOrDefault().DayNumber;
        _answered[place] = RowWords.Flag(date.HasValue);
    }

    public override void Ask(ReadOnlySpan<T> rows, int place)
    {
        foreach (var row in rows) Ask(row, place++);
    }

    public override void Keep(int start, int count)
    {
        _answers.AsSpan(0, count).CopyTo(_days.AsSpan(start));
        var known = RowWords.Pack(_answered, count);
        _known[start >> 6] = known;
        _allKnown &= known == Bits.LastMask(count);
    }

    public override void Finish(int count) => _column.Resize(count, _allKnown);

    public override void ReadOne(T row)
    {
        var date = accessor(row);
        _days[0] = date.GetValueOrDefault().DayNumber;
        _known[0] = RowWords.Flag(date.HasValue);
        _column.Resize(1, date.HasValue);
    }

    public override void ReadFew(ReadOnlySpan<T> rows)
    {
        Begin();
        Ask(rows, 0);
        if (!rows.IsEmpty) Keep(0, rows.Length);
        Finish(rows.Length);
    }
}
