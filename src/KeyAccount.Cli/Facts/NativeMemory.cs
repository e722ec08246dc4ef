using System.Buffers;

namespace KeyAccount.Cli.Facts;

/// <summary>
/// Memory that DuckDB owns, seen as managed memory without a copy. It is pointed at a vector while that vector's chunk is alive; pointed at nothing, it
/// is empty, so that reading a column that has outlived its chunk throws instead of reading freed memory.
/// </summary>
internal sealed unsafe class NativeMemory<T> : MemoryManager<T>
    where T : unmanaged
{
    private T* _start;
    private int _length;

    /// <summary>Points it at <paramref name="length"/> values.</summary>
    public ReadOnlyMemory<T> Point(T* start, int length)
    {
        _start = start;
        _length = length;
        return length == 0 ? default : Memory;
    }

    /// <summary>Points it at nothing.</summary>
    public void Release() => Point(null, 0);

    /// <inheritdoc/>
    public override Span<T> GetSpan() => new(_start, _length);

    /// <inheritdoc/>
    public override MemoryHandle Pin(int elementIndex = 0) => new(_start + elementIndex);

    /// <inheritdoc/>
    public override void Unpin()
    {
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing) => Release();
}
