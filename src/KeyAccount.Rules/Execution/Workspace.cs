using System.Runtime.CompilerServices;

namespace KeyAccount.Rules.Execution;

/// <summary>All that changes while a program runs: the chunk at hand and the memory of every node. Used by one thread at a time, and again for the next batch.</summary>
internal sealed class Workspace
{
    private readonly Lane<double>[] _numbers;
    private readonly Lane<int>[] _texts;
    private readonly int[][] _rows;
    private readonly object?[] _states;
    private readonly List<Interner> _interners = [];
    private ResultSet? _results;
    private int _aimedAt;

    public Workspace(Program program, Kernels kernels)
    {
        Kernels = kernels;
        Spaces = [.. program.Spaces.Select(s => new SpaceMemory(s.Registers))];
        Segments = [.. program.Spaces.Select(_ => new SegmentMemory())];
        _numbers = [.. Enumerable.Range(0, program.NumberCount).Select(_ => new Lane<double>())];
        _texts = [.. Enumerable.Range(0, program.TextCount).Select(_ => new Lane<int>())];
        _rows = [.. Enumerable.Range(0, program.RowMapCount).Select(_ => Array.Empty<int>())];
        _states = new object?[program.StateCount];
    }

    public Kernels Kernels { get; }

    public SpaceMemory[] Spaces { get; }

    /// <summary>How the elements of each space are divided, at the place of the space.</summary>
    public SegmentMemory[] Segments { get; }

    /// <summary>The facts.</summary>
    public ColumnBatch Batch { get; private set; } = null!;

    /// <summary>The chunk's first row in the batch; a multiple of 64.</summary>
    public int Start { get; private set; }

    /// <summary>Turns to another batch.</summary>
    public void Begin(ColumnBatch batch)
    {
        Batch = batch;
        foreach (var texts in _interners) texts.Clear();
    }

    /// <summary>Turns to a chunk of the batch.</summary>
    public void Begin(int start, int count)
    {
        Start = start;
        Spaces[0].Resize(count);
    }

    /// <summary>Whether results go to another place than in the chunk before.</summary>
    public bool AimsAnew(ResultSet results)
    {
        if (ReferenceEquals(_results, results) && _aimedAt == Start) return false;
        _results = results;
        _aimedAt = Start;
        return true;
    }

    /// <summary>What the buffers take up.</summary>
    public long Bytes => Spaces.Sum(s => s.Bytes) + Segments.Sum(s => s.Bytes) + _numbers.Sum(n => 8L * n.Room) + _texts.Sum(t => 4L * t.Room) + _rows.Sum(r => 4L * r.Length);

    /// <summary>Lets go of the batch, and of the results, so that an idle workspace keeps no columns alive.</summary>
    public void End()
    {
        Batch = null!;
        _results = null;
        foreach (var lane in _numbers) lane.Release();
        foreach (var lane in _texts) lane.Release();
        foreach (var segments in Segments) segments.Release();
        foreach (var texts in _interners) texts.Clear();
    }

    public int Count(Space space) => Spaces[space.Index].Count;

    public Span<ulong> Bits(BitsNode node) => Spaces[node.Space.Index].Register(node.Register);

    public ReadOnlySpan<double> Numbers(NumbersNode node) => _numbers[node.Register].Read(Count(node.Space));

    /// <summary>The numbers, for a comparison: perhaps with some more that follow.</summary>
    public ReadOnlySpan<double> NumberWords(NumbersNode node) => _numbers[node.Register].ReadWords(Count(node.Space));

    /// <summary>The codes, likewise.</summary>
    public ReadOnlySpan<int> CodeWords(TextsNode node) => _texts[node.Register].ReadWords(Count(node.Space));

    public Span<double> Write(NumbersNode node) => _numbers[node.Register].Write(Count(node.Space), node.WritesResult);

    public Lane<double> Lane(NumbersNode node) => _numbers[node.Register];

    public ReadOnlySpan<int> Codes(TextsNode node) => _texts[node.Register].Read(Count(node.Space));

    public ITexts Texts(TextsNode node) => node.Pool ?? _texts[node.Register].Texts;

    public Lane<int> Lane(TextsNode node) => _texts[node.Register];

    public Span<int> Write(TextsNode node) => _texts[node.Register].Write(Count(node.Space), node.WritesResult);

    public ReadOnlySpan<int> Rows(RowsNode node) => _rows[node.Register].AsSpan(0, Count(node.Space));

    public Span<int> Write(RowsNode node)
    {
        ref var rows = ref _rows[node.Register];
        var count = Count(node.Space);
        if (rows.Length < count) rows = new int[Math.Max(count, rows.Length * 2)];
        return rows.AsSpan(0, count);
    }

    /// <summary>What a node keeps from chunk to chunk. A state's number belongs to one node, and so to one type.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T State<T>(int state)
        where T : class, new() => _states[state] is { } known ? Unsafe.As<T>(known) : MakeState<T>(state);

    private T MakeState<T>(int state)
        where T : class, new()
    {
        var made = new T();
        _states[state] = made;
        if (made is Interner texts) _interners.Add(texts);
        return made;
    }
}
