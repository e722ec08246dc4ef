using KeyAccount.Rules.Columns;

namespace KeyAccount.Rules.Rows;

/// <summary>Booleans, as a bitmap of what is true and one of what is known.</summary>
internal sealed class TruthReader<T>(Func<T, bool?> accessor) : RowReader<T>
{
    private readonly TruthColumn _column = new(0, default);
    private readonly byte[] _answers = new byte[RowWords.Rows];
    private readonly byte[] _answered = new byte[RowWords.Rows];
    private ulong[] _true = [];
    private ulong[] _known = [];
    private bool _allKnown;

    public override Column Column => _column;

    public override void Reserve(int rows)
    {
        if (Bits.Words(rows) <= _known.Length) return;
        Array.Resize(ref _true, Bits.Words(Grown(_true.Length * 64, rows)));
        Array.Resize(ref _known, _true.Length);
        _column.Aim(_true, _known);
    }

    public override void Begin() => _allKnown = true;

    public override void Ask(T row, int place)
    {
        var truth = accessor(row);
        _answers[place] = RowWords.Flag(truth.GetValueOrDefault());
        _answered[place] = RowWords.Flag(truth.HasValue);
    }

    public override void Ask(ReadOnlySpan<T> rows, int place)
    {
        foreach (var row in rows) Ask(row, place++);
    }

    public override void Keep(int start, int count)
    {
        var known = RowWords.Pack(_answered, count);
        _known[start >> 6] = known;
        _true[start >> 6] = known & RowWords.Pack(_answers, count);
        _allKnown &= known == Bits.LastMask(count);
    }

    public override void Finish(int count) => _column.Resize(count, _allKnown);

    public override void ReadOne(T row)
    {
        var truth = accessor(row);
        _known[0] = RowWords.Flag(truth.HasValue);
        _true[0] = RowWords.Flag(truth.GetValueOrDefault());
        _column.Resize(1, truth.HasValue);
    }

    public override void ReadFew(ReadOnlySpan<T> rows)
    {
        Begin();
        Ask(rows, 0);
        if (!rows.IsEmpty) Keep(0, rows.Length);
        Finish(rows.Length);
    }
}
