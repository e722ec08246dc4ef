namespace KeyAccount.Benchmarks.Measuring;

/// <summary>
/// What <c>check</c> lets pass: the one place for it. Times are only compared within one run, as the median over many short rounds of the
/// ratio inside a round: what else the machine does falls on both sides of a ratio, and a round that was disturbed on one side only is an
/// outlier that a median ignores. Ratios still differ between machines (width of vectors, speed of memory), hence the room that each limit
/// leaves. Allocations are counted, not timed, and are the same in every run.
/// </summary>
internal static class CheckLimits
{
    /// <summary>Most of the hand-written row loop's time that the column batch may take. Measured 4.4.</summary>
    public const double BatchAgainstRow = 7;

    /// <summary>Most of the time of reading every input once. Measured 110. Wider than the others: on a busy machine the floor is slowed by others' use of the memory, the batch is not.</summary>
    public const double BatchAgainstFloor = 220;

    /// <summary>Most of the hand-written kernel's time. Measured 55.</summary>
    public const double BatchAgainstSimd = 90;

    /// <summary>Most of the hand-written row loop's time that the object batch may take. Measured 6.7.</summary>
    public const double ObjectsAgainstRow = 11;

    /// <summary>Most managed bytes per account of the column batch, once its buffers are there. Measured 572.</summary>
    public const double BatchBytesPerAccount = 600;

    /// <summary>Most managed bytes per batch, whatever its size. Measured 26,500.</summary>
    public const double BatchBytesPerBatch = 30_000;

    /// <summary>Most managed bytes per account of the object batch. Measured 1,172.</summary>
    public const double ObjectBytesPerAccount = 1_300;

    /// <summary>Most managed bytes for an account by itself. Measured 35,322.</summary>
    public const double SingleBytesPerAccount = 36_000;
}
