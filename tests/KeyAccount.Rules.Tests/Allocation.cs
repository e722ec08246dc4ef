namespace KeyAccount.Rules.Tests;

/// <summary>Measures what code allocates.</summary>
internal static class Allocation
{
    private const int Attempts = 10;

    /// <summary>
    /// The fewest bytes that a run of an action allocates on this thread. What allocates does so in every run; but when a test on another thread makes
    /// garbage be collected, the rest of this thread's block counts as allocated, in that run only.
    /// </summary>
    public static long LeastOf(Action action)
    {
        var least = long.MaxValue;
        for (var i = 0; i < Attempts && least > 0; i++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            action();
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        return least;
    }
}
