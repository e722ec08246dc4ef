using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace KeyAccount.Arrow.Memory;

/// <summary>The bytes of an Arrow buffer seen as values, in place. Keeps the buffer's memory reachable, but does not own it.</summary>
internal sealed class CastMemory<T> : MemoryManager<T>
    where T : unmanaged
{
    private readonly ReadOnlyMemory<byte> _bytes;

    private CastMemory(ReadOnlyMemory<byte> bytes) => _bytes = bytes;

    /// <summary>The bytes as values; the bytes of an incomplete last value are left out.</summary>
    public static ReadOnlyMemory<T> Of(ReadOnlyMemory<byte> bytes) =>
        bytes.Length < Unsafe.SizeOf<T>() ? ReadOnlyMemory<T>.Empty : new CastMemory<T>(bytes).Memory;

    // Handed out as read-only memory alone.
    public override Span<T> GetSpan() => MemoryMarshal.Cast<byte, T>(MemoryMarshal.AsMemory(_bytes).Span);

    public override MemoryHandle Pin(int elementIndex = 0) => _bytes[(elementIndex * Unsafe.SizeOf<T>())..].Pin();

    public override void Unpin()
    {
        // The handle unpins the bytes themselves.
    }

    protected override void Dispose(bool disposing)
    {
    }
}
