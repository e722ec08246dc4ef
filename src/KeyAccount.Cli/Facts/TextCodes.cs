using System.Runtime.InteropServices;
using System.Text;
using DuckDB.NET.Native;

namespace KeyAccount.Cli.Facts;

/// <summary>
/// Finds the codes of texts as DuckDB stores them: 16 bytes that hold the length and either the whole text (up to 12 bytes, the rest 0) or its beginning and
/// where it is. So two short texts are equal when their 16 bytes are. Not thread-safe.
/// </summary>
internal sealed unsafe class TextCodes
{
    private const int LongestInline = 12;
    private const ulong Prime = 0x9E37_79B9_7F4A_7C15;

    private Entry[] _entries = new Entry[32];
    private int _count;

    /// <summary>The code of a text, or -1.</summary>
    public int Find(DuckDBString* text)
    {
        var words = (ulong*)text;
        var low = words[0];
        var isShort = (int)low <= LongestInline;
        var high = isShort ? words[1] : Hash(Utf8Of(text));
        var mask = _entries.Length - 1;
        for (var at = Place(low, high) & mask; ; at = (at + 1) & mask)
        {
            ref var entry = ref _entries[at];
            if (entry.CodePlusOne == 0) return -1;
            if (entry.Low == low && entry.High == high && (isShort || Utf8Of(text).SequenceEqual(entry.Utf8))) return entry.CodePlusOne - 1;
        }
    }

    /// <summary>Gives a text a code. The text must have none.</summary>
    public void Add(ReadOnlySpan<byte> utf8, int code)
    {
        if (++_count * 2 > _entries.Length) Grow();
        Span<byte> words = stackalloc byte[16];
        words.Clear();
        MemoryMarshal.Write(words, utf8.Length);
        var isShort = utf8.Length <= LongestInline;
        utf8[..Math.Min(utf8.Length, isShort ? LongestInline : 4)].CopyTo(words[4..]);
        var low = MemoryMarshal.Read<ulong>(words);
        var high = isShort ? MemoryMarshal.Read<ulong>(words[8..]) : Hash(utf8);
        Put(new Entry(low, high, code + 1, isShort ? null : utf8.ToArray()));
    }

    /// <summary>Forgets all texts.</summary>
    public void Clear()
    {
        Array.Clear(_entries);
        _count = 0;
    }

    /// <summary>The UTF-8 of a text.</summary>
    public static ReadOnlySpan<byte> Utf8Of(DuckDBString* text) => new(text->Data, text->Length);

    /// <summary>A text.</summary>
    public static string TextOf(DuckDBString* text) => Encoding.UTF8.GetString(Utf8Of(text));

    private void Grow()
    {
        var old = _entries;
        _entries = new Entry[old.Length * 2];
        foreach (var entry in old)
            if (entry.CodePlusOne != 0) Put(entry);
    }

    private void Put(Entry entry)
    {
        var mask = _entries.Length - 1;
        var at = Place(entry.Low, entry.High) & mask;
        while (_entries[at].CodePlusOne != 0) at = (at + 1) & mask;
        _entries[at] = entry;
    }

    private static int Place(ulong low, ulong high)
    {
        var mixed = ((low * Prime) ^ high) * Prime;
        return (int)(mixed >> 40);
    }

    private static ulong Hash(ReadOnlySpan<byte> bytes)
    {
        var hash = (ulong)bytes.Length * Prime;
        while (bytes.Length >= sizeof(ulong))
        {
            hash = (hash ^ MemoryMarshal.Read<ulong>(bytes)) * Prime;
            hash ^= hash >> 29;
            bytes = bytes[sizeof(ulong)..];
        }

        foreach (var b in bytes) hash = (hash ^ b) * Prime;
        return hash ^ (hash >> 32);
    }

    private readonly record struct Entry(ulong Low, ulong High, int CodePlusOne, byte[]? Utf8);
}
