using System.Diagnostics;
using KeyAccount.Benchmarks.Contenders;

namespace KeyAccount.Benchmarks.Measuring;

/// <summary>One point of a scaling run.</summary>
/// <param name="Value">Where the point stands on its axis: accounts, rules or contacts.</param>
/// <param name="Threads">Threads that worked.</param>
/// <param name="Accounts">Accounts in a run.</param>
/// <param name="Work">What is timed.</param>
internal sealed record SweepPoint(int Value, int Threads, int Accounts, Action Work);

/// <summary>What was measured at a point, per account.</summary>
internal sealed record SweepResult(SweepPoint Point, double Median, double Least);

/// <summary>Times the points of an axis in turn, round after round. A short run is repeated, so that every turn takes about as many accounts.</summary>
internal static class Sweep
{
    private const int LeastAccounts = 200 * Accounts.BatchRows;

    // Long enough for the runtime to have replaced its first, hurried code by the optimised one.
    private static readonly TimeSpan WarmUp = TimeSpan.FromMilliseconds(500);

    public static IReadOnlyList<SweepResult> Run(IReadOnlyList<SweepPoint> points, int rounds)
    {
        foreach (var point in points)
        {
            var began = Stopwatch.GetTimestamp();
            while (Stopwatch.GetElapsedTime(began) < WarmUp) point.Work();
        }

        var times = points.Select(_ => new double[rounds]).ToArray();
        for (var round = 0; round < rounds; round++)
        {
            for (var i = 0; i < points.Count; i++)
            {
                var repeats = (LeastAccounts + points[i].Accounts - 1) / points[i].Accounts;
                GC.Collect(0, GCCollectionMode.Forced, blocking: true);
                var started = Stopwatch.GetTimestamp();
                for (var repeat = 0; repeat < repeats; repeat++) points[i].Work();
                times[i][round] = Stopwatch.GetElapsedTime(started).TotalNanoseconds / repeats / points[i].Accounts;
            }
        }

        return [.. points.Select((p, i) => new SweepResult(p, Measurement.MedianOf(times[i]), times[i].Min()))];
    }
}
