using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace KeyAccount.Rules.Execution;

/// <summary>
/// Asks the memory for what the next chunk will read. Each chunk reads a short stretch of many columns, too short for the processor to foresee
/// the next one by itself.
/// </summary>
internal static class Ahead
{
    /// <summary>Fetches the line that holds an element; a place past the end of the memory is no error, and fetches nothing.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe void Fetch<T>(ref T start, int at)
        where T : unmanaged
    {
        if (Sse.IsSupported) Sse.Prefetch1((byte*)Unsafe.AsPointer(ref start) + ((nint)at * sizeof(T)));
    }
}
