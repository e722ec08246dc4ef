using KeyAccount.Cli.Commands;

namespace KeyAccount.Cli.Tests.Commands;

public sealed class CancellationTests
{
    [Fact]
    public async Task A_run_cancelled_before_it_begins_writes_nothing()
    {
        using var folder = await StarterFolder.Create();
        using var stop = new CancellationTokenSource();
        await stop.CancelAsync();
        foreach (var arguments in (string[][])[folder.Score("r.csv"), ["demo"]])
        {
            var run = await ToolRun.Of(TimeProvider.System, stop.Token, arguments);
            Assert.Equal((ExitCode.Cancelled, "", "Cancelled; no file was written.\n"), (run.Code, run.Output, run.Error));
        }

        Assert.Equal(["key-account.policy.json", "portfolio.mapping.json"], folder.Files(""));
    }

    [Fact]
    public async Task A_run_cancelled_at_any_moment_leaves_older_results_and_no_partial_file()
    {
        using var folder = await StarterFolder.Create();
        folder.Write("r.csv", "older");
        string[] arguments = folder.Score("r.csv", "--rejects", folder["rejects.csv"], "--summary", folder["run.json"]);
        using var never = new CancellationTokenSource();
        var whole = new CountingClock(int.MaxValue, never);
        Assert.Equal(ExitCode.Fine, (await ToolRun.Of(whole, never.Token, arguments)).Code);
        File.Delete(folder["rejects.csv"]);
        File.Delete(folder["run.json"]);
        folder.Write("r.csv", "older");

        Assert.InRange(whole.Asked, 4, 40);
        for (var moment = 1; moment <= whole.Asked; moment++)
        {
            using var stop = new CancellationTokenSource();
            var run = await ToolRun.Of(new CountingClock(moment, stop), stop.Token, arguments);
            Assert.Equal((ExitCode.Cancelled, ""), (run.Code, run.Output));
            Assert.Equal(["key-account.policy.json", "portfolio.mapping.json", "r.csv"], folder.Files(""));
            Assert.Equal("older", folder.Read("r.csv"));
        }
    }

    /// <summary>Cancels when the time is asked for the so-manieth time: a run asks when it starts, while it reads and while it scores.</summary>
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
