using KeyAccount.Cli.Commands;
using KeyAccount.Cli.Tests.Commands;

namespace KeyAccount.Cli.Tests.Facts;

public sealed class FactCancellationTests
{
    [Theory]
    [InlineData("r.csv", "1")]
    [InlineData("r.jsonl.gz", "1")]
    [InlineData("r.parquet", "1")]
    [InlineData("r.parquet", "2")]
    public async Task A_run_cancelled_at_any_moment_leaves_older_results_and_no_partial_file(string results, string threads)
    {
        using var folder = new FactFolder();
        FactSample.Write(folder.Files, "facts.parquet", FactSample.Rows(5_000));
        string[] words = folder.Words("facts.parquet", results, "--rejects", folder["rejects.csv"], "--summary", folder["run.json"], "--threads", threads);
        using var never = new CancellationTokenSource();
        var whole = new CountingClock(int.MaxValue, never);
        Assert.Equal(ExitCode.Rejects, (await ToolRun.Of(whole, never.Token, words)).Code);
        Assert.InRange(whole.Asked, 4, 20);
        for (var moment = 0; moment <= whole.Asked; moment++)
        {
            File.Delete(folder["rejects.csv"]);
            File.Delete(folder["run.json"]);
            File.WriteAllText(folder[results], "older");
            using var stop = new CancellationTokenSource();
            if (moment == 0) await stop.CancelAsync();
            var run = await ToolRun.Of(new CountingClock(moment, stop), stop.Token, words);
            Assert.Equal((ExitCode.Cancelled, "", "Cancelled; no file was written.\n"), (run.Code, run.Output, run.Error));
            Assert.Equal([.. new[] { "facts.parquet", "facts.policy.json", results }.Order(StringComparer.Ordinal)], folder.Names());
            Assert.Equal("older", folder.Read(results));
        }
    }

    /// <summary>Cancels when the time is asked for the so-manieth time: a run asks when it starts, and after every chunk.</summary>
    private sealed class CountingClock(int moment, CancellationTokenSource stop) : TimeProvider
    {
        public int Asked { get; private set; }

        public override long GetTimestamp()
        {
            if (++Asked == moment) stop.Cancel();
            return Asked;
        }
    }
}
