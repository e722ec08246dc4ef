using System.Runtime.InteropServices;

namespace KeyAccount.Rules.Columns;

/// <summary>
/// The memory that a column wraps, with the array behind it looked up once: the engine asks for it in every chunk, and asking the memory itself
/// costs several times as much.
/// </summary>
internal readonly struct Store<T>
{
    private Store(ReadOnlyMemory<T> memory)
    {
        Memory = memory;
        if (!MemoryMarshal.TryGetArray(memory, out var segment)) return;
        Array = segment.Array;
        Offset = segment.Offset;
    }

    public ReadOnlyMemory<T> Memory { get; }

    /// <summary>The array; <see langword="null"/> where the memory is none.</summary>
    public T[]? Array { get; }

    /// <summary>Where in the array the memory begins.</summary>
    public int Offset { get; }

    public ReadOnlySpan<T> Span => Memory.Span;

    public T this[int at] => Array is null ? Memory.Span[at] : Array[Offset + at];

    public static implicit operator Store<T>(ReadOnlyMemory<T> memory) => new(memory);

    public ReadOnlySpan<T> Slice(int start, int count) => Array is null ? Memory.Span.Slice(start, count) : new ReadOnlySpan<T>(Array, Offset + start, count);
}
