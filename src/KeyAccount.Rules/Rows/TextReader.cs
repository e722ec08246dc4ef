namespace KeyAccount.Rules.Rows;

/// <summary>Texts, as codes.</summary>
internal sealed class TextReader<T>(Func<T, string?> accessor, TextCodes texts) : RowReader<T>
{
    private readonly StringColumn _column = new(default, texts.Pool());
    private readonly int[] _answers = new int[RowWords.Rows];
    private int[] _codes = [];

    public override Column Column => _column;

    public override void Reserve(int rows)
    {
        if (rows <= _codes.Length) return;
        Array.Resize(ref _codes, Grown(_codes.Length, rows));
        _column.Aim(_codes);
    }

    public override void Begin() => texts.Begin();

    public override void Ask(T row, int place) => _answers[place] = texts.CodeOf(accessor(row));

    public override void Ask(ReadOnlySpan<T> rows, int place)
    {
        foreach (var row in rows) Ask(row, place++);
    }

    public override void Keep(int start, int count) => _answers.AsSpan(0, count).CopyTo(_codes.AsSpan(start));

    public override void Finish(int count) => _column.Resize(count, texts.Pool());

    public override void ReadOne(T row)
    {
        texts.Begin();
        _codes[0] = texts.CodeOf(accessor(row));
        _column.Resize(1, texts.Pool());
    }

    public override void ReadFew(ReadOnlySpan<T> rows)
    {
        Begin();
        Ask(rows, 0);
        if (!rows.IsEmpty) Keep(0, rows.Length);
        Finish(rows.Length);
    }
}
