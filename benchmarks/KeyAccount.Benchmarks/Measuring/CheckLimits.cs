namespace KeyAccount.Benchmarks.Measuring;

/// <summary>
/// What <c>check</c> lets pass: the one place for it. Times are only compared within one run: contenders take turns of a single batch, hundreds
/// of them, and the least times are compared, because other work on the machine can only add to a time, and one turn in hundreds is left alone
/// even on a machine that is five times overbooked (medians were tried there, and came out double). Ratios still differ between machines (width of vectors,
/// speed of memory and caches), hence the room that each limit leaves: about half as much again. Allocations are counted, not timed, and are the same in every run.
/// </summary>
internal static class CheckLimits
{
    /// <summary>Most of the hand-written row loop's time that the column batch may take. Measured 4.5.</summary>
    public const double BatchAgainstRow = 7;

    /// <summary>Most of the time of reading every input once; it finds the batch in the cache, where the kernel left it, so this is more than "compare" says. Measured 495.</summary>
    public const double BatchAgainstFloor = 750;

    /// <summary>Most of the hand-written kernel's time. Measured 77.</summary>
    public const double BatchAgainstSimd = 120;

    /// <summary>Most of the hand-written row loop's time that the object batch may take. Measured 6.7.</summary>
    public const double ObjectsAgainstRow = 11;

    /// <summary>Most managed bytes per account of the column batch, once its buffers are there. Measured 566.</summary>
    public const double BatchBytesPerAccount = 600;

    /// <summary>Most managed bytes per batch, whatever its size. Measured 22,100.</summary>
    public const double BatchBytesPerBatch = 30_000;

    /// <summary>Most managed bytes per account of the object batch. Measured 1,071.</summary>
    public const double ObjectBytesPerAccount = 1_300;

    /// <summary>Most managed bytes for an account by itself. Measured 35,319.</summary>
    public const double SingleBytesPerAccount = 36_000;
}
