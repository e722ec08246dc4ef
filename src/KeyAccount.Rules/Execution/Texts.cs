namespace KeyAccount.Rules.Execution;

/// <summary>Texts by number.</summary>
internal interface ITexts
{
    int Count { get; }

    string this[int code] { get; }

    /// <summary>Changes whenever the numbers may mean something else than before.</summary>
    int Version { get; }

    /// <summary>The number of a text, or -1.</summary>
    int Find(string text);
}

/// <summary>Texts that are made while a batch is evaluated, numbered in the order in which they come.</summary>
internal sealed class Interner : ITexts
{
    private readonly List<string> _texts = [];
    private readonly Dictionary<string, int> _codes = new(StringComparer.Ordinal);
    private StringPool? _pool;

    public int Count => _texts.Count;

    public string this[int code] => _texts[code];

    public int Version { get; private set; }

    public int Find(string text) => _codes.GetValueOrDefault(text, -1);

    public int Add(string text)
    {
        if (_codes.TryGetValue(text, out var code)) return code;
        code = _texts.Count;
        _codes.Add(text, code);
        _texts.Add(text);
        _pool = null;
        Version++;
        return code;
    }

    /// <summary>Forgets everything: a batch's numbers do not depend on the batches before it.</summary>
    public void Clear()
    {
        if (_texts.Count == 0) return;
        _texts.Clear();
        _codes.Clear();
        _pool = null;
        Version++;
    }

    public StringPool ToPool() => _pool ??= StringPool.Of([.. _texts]);
}

/// <summary>What is known about the texts of a dictionary, looked up once per text instead of once per row.</summary>
/// <typeparam name="T">What is looked up.</typeparam>
internal sealed class TextTable<T>
{
    private ITexts? _texts;
    private int _version;
    private T[] _values = [];

    /// <summary>A value for every text, computed anew where the dictionary changed.</summary>
    public ReadOnlySpan<T> For<TState>(ITexts texts, TState state, Func<ITexts, int, TState, T> look)
    {
        if (!ReferenceEquals(texts, _texts) || _version != texts.Version || _values.Length < texts.Count)
        {
            if (_values.Length < texts.Count) _values = new T[texts.Count];
            for (var code = 0; code < texts.Count; code++) _values[code] = look(texts, code, state);
            _texts = texts;
            _version = texts.Version;
        }

        return _values.AsSpan(0, texts.Count);
    }

    public void Forget() => _texts = null;
}

/// <summary>The numbers of one dictionary's texts in another one, looked up again only where one of them changed.</summary>
internal sealed class Translation
{
    private readonly TextTable<int> _table = new();
    private ITexts? _into;
    private int _version;

    public ReadOnlySpan<int> Of(ITexts texts, ITexts into)
    {
        if (!ReferenceEquals(into, _into) || into.Version != _version)
        {
            _table.Forget();
            _into = into;
            _version = into.Version;
        }

        return _table.For(texts, into, static (from, code, other) => other.Find(from[code]));
    }
}
