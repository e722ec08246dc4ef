using System.Diagnostics;
using System.Globalization;
using KeyAccount.Benchmarks.Contenders;
using KeyAccount.Benchmarks.Contenders.Ours;
using KeyAccount.Benchmarks.Workload;

namespace KeyAccount.Benchmarks.Measuring;

/// <summary>The regression check: the same answers from everybody, then ratios and allocations against <see cref="CheckLimits"/>.</summary>
internal static class CheckRun
{
    /// <summary>More accounts than a branch predictor remembers: about 20 MB of columns.</summary>
    private const int Portfolio = 20 * Accounts.BatchRows;

    /// <summary>Every batch has twenty turns.</summary>
    private const int Rounds = 20 * 20;

    private static readonly TimeSpan WarmUpTime = TimeSpan.FromMilliseconds(700);

    /// <returns>The exit code: 1 when answers differ or a limit is broken.</returns>
    public static int Run(TextWriter output)
    {
        var lines = new List<Line>();
        try
        {
            using var contest = new Contest(Portfolio);
            output.WriteLine(contest.Describe());
            lines.AddRange(Ratios(contest));
            lines.AddRange(Allocations(contest));
        }
        catch (InvalidOperationException difference)
        {
            output.WriteLine(difference.Message);
            return 1;
        }

        var table = new PlainTable("", "what", ">measured", ">at most");
        foreach (var line in lines) table.Add(line.Holds ? "ok" : "BROKEN", line.What, Text(line.Measured), Text(line.Limit));
        output.WriteLine();
        table.Write(output);
        if (lines.TrueForAll(l => l.Holds)) return 0;
        output.WriteLine();
        output.WriteLine($"{lines.Count(l => !l.Holds)} of {lines.Count} limits are broken. Find what became slower or allocates, with \"compare\" and a profile; a limit is "
            + $"raised only for a reason that the commit states ({nameof(CheckLimits)}.cs).");
        return 1;
    }

    private static IEnumerable<Line> Ratios(Contest contest)
    {
        string[] names = ["row-csharp", "ours-batch", "ours-objects", "simd-csharp", "floor"];
        var timed = names.Select(n => contest.Timed.Single(t => t.Name == n)).ToArray();
        foreach (var contender in timed) WarmUp(contender, contest.Accounts.Batches.Length);
        var least = names.ToDictionary(n => n, _ => double.MaxValue, StringComparer.Ordinal);
        for (var round = 0; round < Rounds; round++)
            foreach (var contender in timed) least[contender.Name] = Math.Min(least[contender.Name], Nanoseconds(contender, round % contest.Accounts.Batches.Length));

        var room = Machine.VectorBits < 256 ? CheckLimits.NarrowVectors : 1;
        Line Ratio(string what, string of, string against, double limit) => new(what, least[of] / least[against], limit * room);
        yield return Ratio("column batch, times the hand-written row loop", "ours-batch", "row-csharp", CheckLimits.BatchAgainstRow);
        yield return Ratio("column batch, times reading every input once", "ours-batch", "floor", CheckLimits.BatchAgainstFloor);
        yield return Ratio("column batch, times the hand-written kernel", "ours-batch", "simd-csharp", CheckLimits.BatchAgainstSimd);
        yield return Ratio("object batch, times the hand-written row loop", "ours-objects", "row-csharp", CheckLimits.ObjectsAgainstRow);
    }

    private static void WarmUp(ITimed contender, int batches)
    {
        var began = Stopwatch.GetTimestamp();
        for (var i = 0; Stopwatch.GetElapsedTime(began) < WarmUpTime; i++) contender.Run(i % batches, 1);
    }

    private static double Nanoseconds(ITimed contender, int batch)
    {
        var started = Stopwatch.GetTimestamp();
        contender.Run(batch, 1);
        return Stopwatch.GetElapsedTime(started).TotalNanoseconds;
    }

    private static IEnumerable<Line> Allocations(Contest contest)
    {
        var policy = StandardPolicy.Load();
        var evaluator = policy.CreateEvaluator(StandardOutputs.Of(policy.Model));
        var whole = contest.Accounts.Batches[0].ToBatch(policy.Model.Inputs);
        var half = whole.Slice(0, whole.Count / 2);

        // The buffers are made by the first, largest batch. What is left is so much per batch and so much per account.
        evaluator.Evaluate(whole);
        var (ofWhole, ofHalf) = (Allocated(() => evaluator.Evaluate(whole)), Allocated(() => evaluator.Evaluate(half)));
        var perAccount = (ofWhole - ofHalf) / (double)(whole.Count - half.Count);
        yield return new Line("column batch, bytes per account", perAccount, CheckLimits.BatchBytesPerAccount);
        yield return new Line("column batch, bytes per batch", ofHalf - (perAccount * half.Count), CheckLimits.BatchBytesPerBatch);

        // A portfolio's last batch is shorter than the others; the buffers must survive it.
        yield return new Line(
            "column batch, bytes for a shorter one in between",
            Allocated(() =>
            {
                evaluator.Evaluate(half);
                evaluator.Evaluate(whole);
            }) - ofWhole - ofHalf,
            CheckLimits.BytesForShorterBatch);

        foreach (var (name, limit) in new[] { ("ours-objects", CheckLimits.ObjectBytesPerAccount), ("ours-single", CheckLimits.SingleBytesPerAccount) })
        {
            var contender = contest.Timed.Single(t => t.Name == name);
            yield return new Line($"{name}, bytes per account", Allocated(() => contender.Run(0, 1)) / (double)contest.Accounts.CountOf(0, 1), limit);
        }
    }

    /// <summary>The fewest of a few runs: the runtime allocates now and then for itself, the code always the same.</summary>
    private static long Allocated(Action work)
    {
        var least = long.MaxValue;
        for (var i = 0; i < 5; i++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            work();
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        return least;
    }

    private static string Text(double value) => value.ToString(value < 1 ? "0.###" : value < 1000 ? "0.##" : "N0", CultureInfo.InvariantCulture);

    private sealed record Line(string What, double Measured, double Limit)
    {
        public bool Holds => Measured <= Limit;
    }
}
