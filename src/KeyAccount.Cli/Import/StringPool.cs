using System.Runtime.InteropServices;
using System.Text;

namespace KeyAccount.Cli.Import;

/// <summary>Turns bytes into strings and hands out the same string again where a text was seen lately. Not thread-safe.</summary>
internal sealed class StringPool
{
    private const int LongestPooled = 32;
    private readonly string?[] _entries = new string?[1 << 14];

    /// <summary>The text of valid UTF-8 bytes.</summary>
    public string Get(ReadOnlySpan<byte> utf8)
    {
        if (utf8.IsEmpty) return "";
        if (utf8.Length > LongestPooled) return Encoding.UTF8.GetString(utf8);
        ref var entry = ref _entries[Hash(utf8) & (ulong)(_entries.Length - 1)];
        if (entry is not null && Ascii.Equals(utf8, entry)) return entry;
        return entry = Encoding.UTF8.GetString(utf8);
    }

    private static ulong Hash(ReadOnlySpan<byte> bytes)
    {
        const ulong Prime = 0x9E3779B97F4A7C15;
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
}
