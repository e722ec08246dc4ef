namespace KeyAccount.Rules.Execution;

/// <summary>
/// What rows a node has: those of the batch, or the elements of all rows' lists one after the other. Made while planning; the sizes are known
/// only when it runs.
/// </summary>
internal sealed class Space
{
    private Space(int index, Space? parent)
    {
        Index = index;
        Parent = parent;
        Depth = parent is null ? 0 : parent.Depth + 1;
    }

    public int Index { get; }

    /// <summary>The space whose rows have the lists; <see langword="null"/> for the batch.</summary>
    public Space? Parent { get; }

    public int Depth { get; }

    /// <summary>What divides the elements among the parent's rows; <see langword="null"/> for the batch.</summary>
    public SegmentsNode? Segments { get; set; }

    /// <summary>Bitmaps that a run holds for this space.</summary>
    public int Registers { get; set; }

    public static Space Root() => new(0, null);

    public static Space Below(Space parent, int index) => new(index, parent);

    public static Space Deeper(Space a, Space b) => a.Depth >= b.Depth ? a : b;
}

/// <summary>The memory of a space while a plan runs. The bitmaps of one chunk stand one after the other, each as long as the chunk needs.</summary>
internal sealed class SpaceMemory(int registers)
{
    private ulong[] _bits = [];

    /// <summary>Rows, with the <see cref="Lead"/>.</summary>
    public int Count { get; private set; }

    /// <summary>Words of a bitmap.</summary>
    public int Words { get; private set; }

    /// <summary>
    /// Elements at the beginning that belong to no row of the chunk: a chunk of a list column begins at a word of its bitmaps, so that they
    /// need no shifting.
    /// </summary>
    public int Lead { get; private set; }

    /// <summary>The element of the list column at which the chunk begins.</summary>
    public int Base { get; private set; }

    public Span<ulong> Bits => _bits;

    public long Bytes => 8L * _bits.Length;

    public void Resize(int count, int lead = 0, int first = 0)
    {
        Count = count;
        Lead = lead;
        Base = first;
        Words = Columns.Bits.Words(count);
        if (_bits.Length < Words * registers) _bits = new ulong[Math.Max(Words * registers, _bits.Length * 2)];
    }

    public Span<ulong> Register(int register) => new(_bits, register * Words, Words);
}
