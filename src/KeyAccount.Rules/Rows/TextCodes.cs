namespace KeyAccount.Rules.Rows;

/// <summary>
/// The codes of texts as they come by. A closed set has its codes once and for all. Where any text is allowed, codes are given in the order of
/// appearance and kept from batch to batch, so that a portfolio whose texts recur needs no new pool of strings; past
/// <see cref="MostKept"/> texts the next batch begins anew. Not thread-safe.
/// </summary>
internal sealed class TextCodes
{
    /// <summary>Texts kept from one batch to the next, at most.</summary>
    internal const int MostKept = 4_096;

    private const int Places = 64;

    private readonly string?[] _recent = new string?[Places];
    private readonly int[] _recentCodes = new int[Places];
    private readonly Dictionary<string, int>? _codeOf;
    private readonly List<string>? _texts;
    private StringPool _pool;

    private TextCodes(StringPool pool, bool open)
    {
        _pool = pool;
        if (!open) return;
        _codeOf = new Dictionary<string, int>(StringComparer.Ordinal);
        _texts = [];
    }

    /// <summary>The codes of an input's texts.</summary>
    public static TextCodes For(InputDefinition input) => new(input.Dictionary, open: input.Values.IsEmpty);

    /// <summary>Begins a batch.</summary>
    public void Begin()
    {
        if (_texts is null || _texts.Count <= MostKept) return;
        _texts.Clear();
        _codeOf!.Clear();

        // Its texts had other numbers: as many new ones would otherwise pass for the old.
        _pool = StringPool.Empty;
        _recent.AsSpan().Clear();
    }

    /// <summary>The text's code; -1 for <see langword="null"/> and for what is not in the closed set.</summary>
    public int CodeOf(string? text)
    {
        if (text is null) return -1;
        var place = Place(text);
        return string.Equals(_recent[place], text, StringComparison.Ordinal) ? _recentCodes[place] : Find(text, place);
    }

    /// <summary>The texts of all codes given so far: the same object as long as no text has come by that was new.</summary>
    public StringPool Pool()
    {
        if (_texts is not null && _texts.Count != _pool.Count) _pool = StringPool.Of([.. _texts]);
        return _pool;
    }

    private int Find(string text, int place)
    {
        var code = _texts is null ? _pool.Find(text) : Give(text);
        (_recent[place], _recentCodes[place]) = (text, code);
        return code;
    }

    private int Give(string text)
    {
        if (_codeOf!.TryGetValue(text, out var code)) return code;
        code = _texts!.Count;
        _texts.Add(text);
        _codeOf.Add(text, code);
        return code;
    }

    /// <summary>Where a text is remembered: found from a few of its characters, which is enough to tell most words of a set apart.</summary>
    private static int Place(string text) =>
        text.Length == 0 ? 0 : ((text.Length * 11) + (text[0] * 5) + (text[text.Length >> 1] * 3) + text[^1]) & (Places - 1);
}
