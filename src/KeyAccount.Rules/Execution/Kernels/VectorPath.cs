using System.Runtime.Intrinsics;

namespace KeyAccount.Rules.Execution;

/// <summary>How wide the kernels work. Results are the same on every path.</summary>
internal enum VectorPath
{
    /// <summary>One at a time.</summary>
    One,

    /// <summary>128 bits.</summary>
    Vector128,

    /// <summary>256 bits.</summary>
    Vector256,

    /// <summary>512 bits.</summary>
    Vector512,
}

/// <summary>Picks a path.</summary>
internal static class VectorPaths
{
    /// <summary>The widest path that this machine runs in hardware.</summary>
    public static VectorPath Widest =>
        Vector512.IsHardwareAccelerated ? VectorPath.Vector512
        : Vector256.IsHardwareAccelerated ? VectorPath.Vector256
        : Vector128.IsHardwareAccelerated ? VectorPath.Vector128 : VectorPath.One;
}
