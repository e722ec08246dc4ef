using System.Diagnostics;
using KeyAccount.Benchmarks.Contenders;

namespace KeyAccount.Benchmarks.Measuring;

/// <summary>What was measured of one contender, per account.</summary>
/// <param name="Name">The contender.</param>
/// <param name="Measures">From what to what the clock ran.</param>
/// <param name="Accounts">Accounts in a round.</param>
/// <param name="Nanoseconds">One time per round.</param>
/// <param name="Bytes">Managed bytes allocated, on all threads: the median of the rounds.</param>
internal sealed record Measurement(string Name, string Measures, int Accounts, IReadOnlyList<double> Nanoseconds, double Bytes)
{
    public double Median => MedianOf(Nanoseconds);

    public double Least => Nanoseconds.Min();

    /// <summary>The median of an odd number of values, or the higher of the two in the middle.</summary>
    public static double MedianOf(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return sorted[sorted.Length / 2];
    }
}

/// <summary>
/// Takes times in turn, round after round, so that whatever else the machine does falls on all alike. Before each turn the garbage of the
/// others is collected. Slow contenders take so many batches in a round as fit into a share of time, other ones in every round.
/// </summary>
internal sealed class Interleaved(Accounts accounts)
{
    // Long enough for the runtime to have replaced its first, hurried code by the optimised one.
    private static readonly TimeSpan WarmUp = TimeSpan.FromMilliseconds(700);
    private static readonly TimeSpan SlowShare = TimeSpan.FromMilliseconds(250);

    public IReadOnlyList<Measurement> Run(IReadOnlyList<ITimed> contenders, int rounds)
    {
        var batches = contenders.Select(Warm).ToArray();
        var nanoseconds = contenders.Select(_ => new double[rounds]).ToArray();
        var bytes = contenders.Select(_ => new double[rounds]).ToArray();
        for (var round = 0; round < rounds; round++)
        {
            for (var i = 0; i < contenders.Count; i++)
            {
                var first = Place(round, batches[i]);
                var count = accounts.CountOf(first, batches[i]);
                GC.Collect(0, GCCollectionMode.Forced, blocking: true);
                var before = GC.GetTotalAllocatedBytes(precise: true);
                var started = Stopwatch.GetTimestamp();
                contenders[i].Run(first, batches[i]);
                nanoseconds[i][round] = Stopwatch.GetElapsedTime(started).TotalNanoseconds / count;
                bytes[i][round] = (GC.GetTotalAllocatedBytes(precise: true) - before) / (double)count;
            }
        }

        return [.. contenders.Select((c, i) => new Measurement(c.Name, c.Measures, accounts.CountOf(0, batches[i]), nanoseconds[i], Measurement.MedianOf(bytes[i])))];
    }

    /// <summary>The first batch of a round: the next stretch of the whole, from the beginning again when there are no more.</summary>
    private int Place(int round, int batches) => round % (accounts.Batches.Length / batches) * batches;

    /// <summary>Runs a contender until it is up to speed.</summary>
    /// <returns>How many batches it will take in a round.</returns>
    private int Warm(ITimed contender)
    {
        var all = accounts.Batches.Length;
        var (began, runs) = (Stopwatch.GetTimestamp(), 0);
        TimeSpan last;
        do
        {
            var started = Stopwatch.GetTimestamp();
            contender.Run(contender.IsSlow ? runs % all : 0, contender.IsSlow ? 1 : all);
            last = Stopwatch.GetElapsedTime(started);
        }
        while (++runs < 3 || Stopwatch.GetElapsedTime(began) < WarmUp);
        return contender.IsSlow ? Math.Clamp((int)(SlowShare / last), 1, all) : all;
    }
}
