using System.Diagnostics;
using System.Globalization;
using KeyAccount.Benchmarks.Contenders;

namespace KeyAccount.Benchmarks.Measuring;

/// <summary>
/// A quick look: checks the answers, then runs the contenders in turn, several rounds, so that whatever else the machine does falls on
/// all of them alike. Says who is how many times slower than whom; BenchmarkDotNet says it better.
/// </summary>
internal static class SmokeRun
{
    private const int Rounds = 31;

    // Long enough for the runtime to have replaced its first, hurried code by the optimised one.
    private static readonly TimeSpan WarmUp = TimeSpan.FromMilliseconds(800);

    /// <summary>Accounts that a contender decides in one round.</summary>
    public const int AccountsPerRun = 1_000;

    public static int Run(int size, TextWriter output)
    {
        var accounts = new Accounts(size);
        var contenders = Contest.Enter(accounts);
        Outcome[] agreed;
        try
        {
            agreed = AnswerCheck.Run(contenders, accounts);
        }
        catch (InvalidOperationException difference)
        {
            output.WriteLine(difference.Message);
            return 1;
        }

        output.WriteLine(Invariant($"{agreed.Length:N0} accounts, {size:N0} a run: {contenders.Count} contenders agree on every one ({Describe(agreed)})."));
        foreach (var contender in contenders)
        {
            var started = Stopwatch.GetTimestamp();
            for (var run = 0; Stopwatch.GetElapsedTime(started) < WarmUp; run++) contender.Run(run % accounts.Portions);
        }

        var nanoseconds = contenders.Select(_ => new double[Rounds]).ToArray();
        var bytes = new long[contenders.Count];
        for (var round = 0; round < Rounds; round++)
        {
            for (var i = 0; i < contenders.Count; i++)
            {
                var before = GC.GetAllocatedBytesForCurrentThread();
                var started = Stopwatch.GetTimestamp();
                contenders[i].Run(round % accounts.Portions);
                nanoseconds[i][round] = Stopwatch.GetElapsedTime(started).TotalNanoseconds / size;
                bytes[i] = (GC.GetAllocatedBytesForCurrentThread() - before) / size;
            }
        }

        foreach (var times in nanoseconds) Array.Sort(times);
        output.WriteLine();
        output.WriteLine(Invariant($"| {"contender",-19} | {"median ns",10} | {"least ns",10} | {"against row",11} | {"B/account",9} | clock runs |"));
        output.WriteLine("|---------------------|-----------:|-----------:|------------:|----------:|------------|");
        var row = nanoseconds[0][Rounds / 2];
        for (var i = 0; i < contenders.Count; i++)
        {
            var times = nanoseconds[i];
            output.WriteLine(Invariant($"| {contenders[i].Name,-19} | {times[Rounds / 2],10:N0} | {times[0],10:N0} | {times[Rounds / 2] / row,10:N2}× | {bytes[i],9:N0} | {contenders[i].Measures} |"));
        }

        return 0;
    }

    private static string Describe(Outcome[] outcomes) => Invariant(
        $"{outcomes.Count(o => o.Score < 0)} without a score, {outcomes.Count(o => o.GradeBest != o.GradeWorst)} with an open grade, {outcomes.Count(o => o.Undetermined != 0)} with an undetermined flag");

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
