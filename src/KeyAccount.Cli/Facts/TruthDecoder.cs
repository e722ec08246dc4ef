using System.Runtime.Intrinsics;
using KeyAccount.Rules;

namespace KeyAccount.Cli.Facts;

/// <summary>Booleans, a byte each in DuckDB, into a bitmap.</summary>
internal sealed unsafe class TruthDecoder(InputDefinition input, string path) : ColumnDecoder(input, path)
{
    private ulong[] _true = [];

    /// <inheritdoc/>
    public override Column Decode(nint handle, FactVector vector, List<Misfit> misfits)
    {
        var words = vector.Words;
        Grow(ref _true, words);
        var bytes = (byte*)vector.Data;
        for (var word = 0; word < words; word++) _true[word] = Set(bytes, word << 6, vector.Count) & vector.ValidWord(word);
        return new TruthColumn(vector.Count, _true.AsMemory(0, words), CopyKnown(vector));
    }

    /// <summary>Which of up to 64 bytes are not 0.</summary>
    private static ulong Set(byte* bytes, int start, int count)
    {
        if (count - start >= 64) return ~Vector512.Equals(Vector512.Load(bytes + start), Vector512<byte>.Zero).ExtractMostSignificantBits();
        var set = 0UL;
        for (var i = start; i < count; i++)
            if (bytes[i] != 0) set |= 1UL << (i - start);
        return set;
    }
}
