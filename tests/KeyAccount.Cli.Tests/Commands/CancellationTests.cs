using System.Diagnostics;
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

    [Fact]
    public async Task A_real_interrupt_ends_a_running_process_with_130()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Needs named pipes and signals.");
        var ignored = File.ReadLines("/proc/self/status").Single(l => l.StartsWith("SigIgn:", StringComparison.Ordinal));
        Assert.SkipWhen((Convert.ToUInt64(ignored[7..].Trim(), 16) & 2) != 0, "This process was started with interrupts ignored, and so are its children.");
        using var folder = await StarterFolder.Create();
        File.Delete(folder["data/orders.csv"]);
        Run("mkfifo", folder["data/orders.csv"]).WaitForExit();
        folder.Write("r.csv", "older");
        using var tool = Run("dotnet", [Path.Combine(AppContext.BaseDirectory, "KeyAccount.Cli.dll"), .. folder.Score("r.csv")]);

        // Far more orders than can be read before the interrupt, however slow or fast the machine.
        await Task.Run(() =>
        {
            try
            {
                using var pipe = new StreamWriter(folder["data/orders.csv"]);
                pipe.Write("account,order,date,amount,cost,kind\n");
                for (var i = 0; i < 3_000_000; i++)
                {
                    pipe.Write($"A-1,{i},2026-01-05,1,1,order\n");
                    if (i == 50_000) Run("kill", "-INT", $"{tool.Id}").Dispose();
                }
            }
            catch (IOException)
            {
                // The reader is gone.
            }
        });
        await tool.WaitForExitAsync();
        Assert.Equal(ExitCode.Cancelled, tool.ExitCode);
        Assert.Equal("Cancelled; no file was written.\n", await tool.StandardError.ReadToEndAsync());
        Assert.Equal("older", folder.Read("r.csv"));
        Assert.Empty(folder.Files(".partial"));
    }

    private static Process Run(string program, params string[] arguments) =>
        Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true, RedirectStandardOutput = true })!;

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
