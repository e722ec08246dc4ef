namespace KeyAccount.Rules.Expressions;

/// <summary>
/// Adds up what a value holds while it is made. One part can stand in many places, so that a value is far larger when it is read, compared or written than in
/// memory; with these bounds no reader of values runs out of stack or never ends.
/// </summary>
internal struct ValueMeasure
{
    /// <summary>How deep values may lie in each other.</summary>
    public const int MaxDepth = 64;

    /// <summary>The most parts that a value may have, all that it holds included.</summary>
    public const int MaxSize = 10_000_000;

    /// <summary>A text has a part for every so many characters.</summary>
    public const int CharactersPerPart = 32;

    private long _size;
    private int _depth;

    /// <summary>The depth and size of a value that holds what was added.</summary>
    /// <exception cref="WorkLimitException">It would be too large or too deep.</exception>
    public readonly (int Depth, int Size) Whole =>
        _size < MaxSize && _depth < MaxDepth ? (_depth + 1, (int)_size + 1) : throw new WorkLimitException();

    public void Add(FeelValue part)
    {
        _size += part.Size;
        _depth = Math.Max(_depth, part.Depth);
    }

    /// <summary>Adds the name of an entry.</summary>
    public void Add(string name) => _size += name.Length / CharactersPerPart;
}
