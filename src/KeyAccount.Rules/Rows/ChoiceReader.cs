namespace KeyAccount.Rules.Rows;

/// <summary>Texts that rows hold as numbers already. A number that stands for no text is unknown.</summary>
/// <param name="accessor">Gives the number.</param>
/// <param name="codes">The column's code of each number, or <see langword="null"/> when they are the same.</param>
/// <param name="dictionary">The column's texts.</param>
internal sealed class ChoiceReader<T>(Func<T, int> accessor, int[]? codes, StringPool dictionary) : RowReader<T>
{
    private readonly StringColumn _column = new(default, dictionary);
    private readonly int[] _answers = new int[RowWords.Rows];
    private readonly int _last = (codes?.Length ?? dictionary.Count) - 1;
    private int[] _codes = [];

    public override Column Column => _column;

    public override void Reserve(int rows)
    {
        if (rows <= _codes.Length) return;
        Array.Resize(ref _codes, Grown(_codes.Length, rows));
        _column.Aim(_codes);
    }

    public override void Ask(T row, int place) => _answers[place] = accessor(row);

    public override void Ask(ReadOnlySpan<T> rows, int place)
    {
        foreach (var row in rows) Ask(row, place++);
    }

    public override void Keep(int start, int count)
    {
        RowWords.CopyWithin(_answers, _codes.AsSpan(start, RowWords.Rows), count, _last);
        if (codes is null) return;
        foreach (ref var code in _codes.AsSpan(start, count))
            if (code >= 0) code = codes[code];
    }

    public override void Finish(int count) => _column.Resize(count, dictionary);

    public override void ReadOne(T row)
    {
        var code = accessor(row);
        if ((uint)code > (uint)_last || _last < 0) code = -1;
        _codes[0] = codes is not null && code >= 0 ? codes[code] : code;
        _column.Resize(1, dictionary);
    }

    public override void ReadFew(ReadOnlySpan<T> rows)
    {
        Begin();
        Ask(rows, 0);
        if (!rows.IsEmpty) Keep(0, rows.Length);
        Finish(rows.Length);
    }
}
