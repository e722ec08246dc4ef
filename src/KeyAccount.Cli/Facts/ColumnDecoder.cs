using KeyAccount.Rules;

namespace KeyAccount.Cli.Facts;

/// <summary>
/// Makes the column of an input from a vector, chunk after chunk with the same buffers: a column is valid until the next one is made, or the chunk ends.
/// Not thread-safe.
/// </summary>
internal abstract class ColumnDecoder(InputDefinition input, string path) : IDisposable
{
    private ulong[] _known = [];

    /// <summary>The input.</summary>
    public InputDefinition Input { get; } = input;

    /// <summary>Its name, with the list's name before that of a list's field.</summary>
    public string Path { get; } = path;

    /// <summary>Makes a decoder for an input's type.</summary>
    /// <param name="input">The input.</param>
    /// <param name="path">Its name, with the list's name before that of a list's field.</param>
    /// <param name="fields">For a list: the place of each declared field in the records of the file; -1 when the file lacks it.</param>
    public static ColumnDecoder For(InputDefinition input, string path, IReadOnlyList<int> fields) => input.Type switch
    {
        InputType.Number => new NumberDecoder(input, path),
        InputType.String => new TextDecoder(input, path),
        InputType.Boolean => new TruthDecoder(input, path),
        InputType.Date => new DateDecoder(input, path),
        _ => new ListDecoder(input, path, fields),
    };

    /// <summary>Makes the column.</summary>
    /// <param name="handle">DuckDB's handle of the vector; 0 for one that was rearranged.</param>
    /// <param name="vector">Its values.</param>
    /// <param name="misfits">Gets the values that cannot be used and count as unknown.</param>
    public abstract Column Decode(nint handle, FactVector vector, List<Misfit> misfits);

    /// <summary>Lets go of the chunk's memory.</summary>
    public virtual void Release()
    {
    }

    /// <inheritdoc/>
    public void Dispose() => Release();

    /// <summary>A buffer for a bitmap over so many values, not cleared.</summary>
    private protected Span<ulong> KnownBuffer(int words)
    {
        if (_known.Length < words) _known = new ulong[Math.Max(words, 32)];
        return _known.AsSpan(0, words);
    }

    /// <summary>The bitmap written into <see cref="KnownBuffer"/>.</summary>
    private protected ReadOnlyMemory<ulong> Known(int words) => _known.AsMemory(0, words);

    /// <summary>A copy of the validity with the bits past the last value cleared; empty when all are valid.</summary>
    private protected unsafe ReadOnlyMemory<ulong> CopyKnown(FactVector vector)
    {
        if (vector.Validity is null) return default;
        var known = KnownBuffer(vector.Words);
        for (var word = 0; word < known.Length; word++) known[word] = vector.ValidWord(word);
        return Known(known.Length);
    }

    private protected static void Grow<T>(ref T[] buffer, int length)
    {
        if (buffer.Length < length) buffer = new T[Math.Max(length, 2048)];
    }
}

/// <summary>Values of an input that cannot be used and count as unknown.</summary>
/// <param name="Path">The input.</param>
/// <param name="Count">How many in this chunk.</param>
/// <param name="Row">The row of the first.</param>
/// <param name="Given">The first.</param>
/// <param name="Expected">What was expected instead.</param>
internal sealed record Misfit(string Path, long Count, int Row, string Given, string Expected);
