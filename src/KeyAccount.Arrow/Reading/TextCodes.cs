using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Unicode;

namespace KeyAccount.Arrow.Reading;

/// <summary>
/// Gives UTF-8 texts their numbers in a dictionary: that of the policy where it declares a closed set, otherwise one that grows as texts
/// are met. A text is decoded once, however many rows have it.
/// </summary>
internal sealed class TextCodes
{
    /// <summary>Instead of a number: a text outside the closed set.</summary>
    public const int Outside = -2;

    /// <summary>Instead of a number: bytes that are not UTF-8.</summary>
    public const int Invalid = -3;

    private readonly Dictionary<byte[], int> _codes;
    private readonly Dictionary<byte[], int>.AlternateLookup<ReadOnlySpan<byte>> _lookup;
    private readonly List<string>? _texts;
    private readonly StringPool? _closed;

    private TextCodes(StringPool? closed)
    {
        _codes = new Dictionary<byte[], int>(Utf8Comparer.Instance);
        _lookup = _codes.GetAlternateLookup<ReadOnlySpan<byte>>();
        _closed = closed;
        if (closed is null) _texts = [];
        else
            for (var code = 0; code < closed.Count; code++) _codes.Add(Encoding.UTF8.GetBytes(closed[code]), code);
    }

    /// <summary>For any text.</summary>
    public static TextCodes Open() => new(null);

    /// <summary>For the texts of a closed set. Thread-safe, as it never grows.</summary>
    public static TextCodes Closed(StringPool values) => new(values);

    /// <summary>The number of a text, or <see cref="Outside"/>, or <see cref="Invalid"/>.</summary>
    public int Of(ReadOnlySpan<byte> utf8)
    {
        if (_lookup.TryGetValue(utf8, out var code)) return code;
        var isText = Utf8.IsValid(utf8);
        if (_texts is null) return isText ? Outside : Invalid;
        code = isText ? _texts.Count : Invalid;
        if (isText) _texts.Add(Encoding.UTF8.GetString(utf8));
        _codes.Add(utf8.ToArray(), code);
        return code;
    }

    /// <summary>The texts by their number, as far as they were met.</summary>
    public StringPool ToPool() => _closed ?? StringPool.Of([.. _texts!]);

    private sealed class Utf8Comparer : IEqualityComparer<byte[]>, IAlternateEqualityComparer<ReadOnlySpan<byte>, byte[]>
    {
        public static Utf8Comparer Instance { get; } = new();

        public bool Equals(byte[]? x, byte[]? y) => x.AsSpan().SequenceEqual(y);

        public int GetHashCode([DisallowNull] byte[] obj) => GetHashCode((ReadOnlySpan<byte>)obj);

        public bool Equals(ReadOnlySpan<byte> alternate, byte[] other) => alternate.SequenceEqual(other);

        // Seeded by the process, so that nobody can choose texts that collide; only where an entry lies depends on it.
        public int GetHashCode(ReadOnlySpan<byte> alternate)
        {
            var hash = default(HashCode);
            hash.AddBytes(alternate);
            return hash.ToHashCode();
        }

        public byte[] Create(ReadOnlySpan<byte> alternate) => alternate.ToArray();
    }
}
