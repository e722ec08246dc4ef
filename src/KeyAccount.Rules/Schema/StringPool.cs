using System.Collections.Frozen;
using KeyAccount.Rules.Execution;

namespace KeyAccount.Rules;

/// <summary>
/// The distinct texts of a string column; the column itself holds their numbers. Immutable and thread-safe.
/// </summary>
public sealed class StringPool : ITexts
{
    private readonly string[] _entries;
    private FrozenDictionary<string, int>? _codes;

    private StringPool(string[] entries) => _entries = entries;

    /// <summary>A dictionary without texts.</summary>
    public static StringPool Empty { get; } = new([]);

    /// <summary>Number of texts.</summary>
    public int Count => _entries.Length;

    /// <summary>The text with this number.</summary>
    public string this[int code] => _entries[code];

    int ITexts.Version => 0;

    /// <summary>The number of a text, or -1 when the dictionary does not hold it. Ordinal.</summary>
    public int Find(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (_entries.Length <= 8)
        {
            for (var i = 0; i < _entries.Length; i++)
                if (string.Equals(_entries[i], text, StringComparison.Ordinal)) return i;
            return -1;
        }

        _codes ??= BuildCodes();
        return _codes.TryGetValue(text, out var code) ? code : -1;
    }

    /// <summary>A dictionary of these texts.</summary>
    /// <param name="entries">Distinct texts, which the dictionary takes over.</param>
    public static StringPool Of(params string[] entries)
    {
        ArgumentNullException.ThrowIfNull(entries);
        return entries.Length == 0 ? Empty : new StringPool(entries);
    }

    private FrozenDictionary<string, int> BuildCodes()
    {
        var codes = new Dictionary<string, int>(_entries.Length, StringComparer.Ordinal);
        for (var i = 0; i < _entries.Length; i++) codes.TryAdd(_entries[i], i);
        return codes.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
