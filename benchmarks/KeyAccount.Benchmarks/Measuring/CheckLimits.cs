namespace KeyAccount.Benchmarks.Measuring;

/// <summary>
/// What <c>check</c> lets pass: the one place for it. Times are only compared within one run: contenders take turns of a single batch, hundreds
/// of them, and the least times are compared, because other work on the machine can only add to a time, and one turn in hundreds is left alone
/// even on a machine that is five times overbooked (medians were tried there, and came out double). Ratios still differ between machines (width of vectors,
/// speed of memory and caches), hence the room that each limit leaves: about half as much again. Allocations are counted, not timed, and are the same in every run.
/// </summary>
internal static class CheckLimits
{
    /// <summary>What the ratios below are multiplied with where vectors have fewer than 256 bits: the row loop does not miss them, the columns do. Measured 3 for the first.</summary>
    public const double NarrowVectors = 4;

    /// <summary>Most of the hand-written row loop's time that the column batch may take. Measured 0.14 to 0.15.</summary>
    public const double BatchAgainstRow = 0.25;

    /// <summary>Most of the time of reading every input once; it finds the batch in the cache, where the kernel left it, so this is more than "compare" says. Measured 9.5 to 15.9.</summary>
    public const double BatchAgainstFloor = 24;

    /// <summary>Most of the hand-written kernel's time; the kernel, too, finds the batch in the cache. Measured 2.6 to 4.0.</summary>
    public const double BatchAgainstSimd = 6;

    /// <summary>Most of the hand-written row loop's time that the object batch may take. Measured 0.72 to 0.9 on one machine and, with the same code, 1.22 to 1.29 on another.</summary>
    public const double ObjectsAgainstRow = 1.7;

    /// <summary>Most managed bytes per account of the column batch, once its buffers are there.</summary>
    public const double BatchBytesPerAccount = 0;

    /// <summary>Most managed bytes per batch, whatever its size.</summary>
    public const double BatchBytesPerBatch = 0;

    /// <summary>Most managed bytes when a batch of half the size comes in between, over what the two take by themselves.</summary>
    public const double BytesForShorterBatch = 0;

    /// <summary>Most managed bytes per account of the object batch.</summary>
    public const double ObjectBytesPerAccount = 0;

    /// <summary>Most managed bytes for an account by itself, its answer read.</summary>
    public const double SingleBytesPerAccount = 0;
}
