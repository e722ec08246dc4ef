using KeyAccount.Rules.Columns;

namespace KeyAccount.Rules.Rows;

/// <summary>Numbers. What is not finite is unknown; unknown rows hold 0.</summary>
internal sealed class NumberReader<T>(Func<T, double?> accessor) : RowReader<T>
{
    private readonly NumberColumn _column = new(default);
    private readonly double[] _answers = new double[RowWords.Rows];
    private readonly byte[] _answered = new byte[RowWords.Rows];
    private double[] _values = [];
    private ulong[] _known = [];
    private bool _allKnown;

    public override Column Column => _column;

    public override void Reserve(int rows)
    {
        if (rows <= _values.Length) return;
        Array.Resize(ref _values, Grown(_values.Length, rows));
        Array.Resize(ref _known, Bits.Words(_values.Length));
        _column.Aim(_values, _known);
    }

    public override void Begin() => _allKnown = true;

    public override void Ask(T row, int place)
    {
        var number = accessor(row);
        _answers[place] = number.GetValueOrDefault();
        _answered[place] = RowWords.Flag(number.HasValue);
    }

    public override void Ask(ReadOnlySpan<T> rows, int place)
    {
        foreach (var row in rows) Ask(row, place++);
    }

    public override void Keep(int start, int count)
    {
        var finite = RowWords.CopyFinite(_answers, _values.AsSpan(start, RowWords.Rows), count);
        var known = finite & RowWords.Pack(_answered, count);
        _known[start >> 6] = known;
        _allKnown &= known == Bits.LastMask(count);
    }

    public override void Finish(int count) => _column.Resize(count, _allKnown);

    public override void ReadOne(T row)
    {
        var number = accessor(row);
        var known = number.HasValue && double.IsFinite(number.GetValueOrDefault());
        _values[0] = known ? number.GetValueOrDefault() : 0;
        _known[0] = RowWords.Flag(known);
        _column.Resize(1, known);
    }

    public override void ReadFew(ReadOnlySpan<T> rows)
    {
        Begin();
        Ask(rows, 0);
        if (!rows.IsEmpty) Keep(0, rows.Length);
        Finish(rows.Length);
    }
}
