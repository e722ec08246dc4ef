using System.Diagnostics;
using System.Globalization;
using KeyAccount.Rules;
using KeyAccount.Scoring;

namespace KeyAccount.Benchmarks.Measuring;

/// <summary>How long a policy takes from its text to an evaluator that is ready, once the runtime has optimised the code that does it.</summary>
internal static class LoadRun
{
    private const int Rounds = 51;

    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(4);

    public static int Run(TextWriter output)
    {
        var started = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(started) < WarmUp) Load(out _);
        var (loading, whole) = (new double[Rounds], new double[Rounds]);
        for (var i = 0; i < Rounds; i++) whole[i] = Load(out loading[i]);
        Array.Sort(loading);
        Array.Sort(whole);
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"The built-in policy, warm, median of {Rounds}: {loading[Rounds / 2]:N2} ms to read and check, {whole[Rounds / 2]:N2} ms with its program planned (least {whole[0]:N2} ms). {Machine.Describe()}"));
        return 0;
    }

    private static double Load(out double loading)
    {
        var started = Stopwatch.GetTimestamp();
        var policy = CompiledPolicy.Load(KeyAccountPolicy.Text, "key-account.policy.json");
        loading = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        policy.CreateEvaluator();
        return Stopwatch.GetElapsedTime(started).TotalMilliseconds;
    }
}
