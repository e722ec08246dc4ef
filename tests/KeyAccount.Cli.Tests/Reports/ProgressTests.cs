using System.Globalization;
using KeyAccount.Cli.Commands;
using KeyAccount.Cli.Import;
using KeyAccount.Cli.Reports;
using Spectre.Console.Testing;

namespace KeyAccount.Cli.Tests.Reports;

public sealed class ProgressTests
{
    [Fact]
    public void Logs_get_a_line_every_two_seconds_with_rate_and_remaining_time()
    {
        var clock = new StepClock(TimeSpan.FromMilliseconds(700));
        var error = Report(clock);
        var lines = error.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Contains(lines, l => l.StartsWith("reading lines [1]: ", StringComparison.Ordinal));
        Assert.Matches(@"^scored \d+,000 of 40,000 accounts, [\d,]+ a second, about \d+ s left$", lines[^1]);
        Assert.InRange(lines.Length, 4, 30);
    }

    [Fact]
    public void A_quick_run_says_nothing() => Assert.Empty(Report(new StepClock(TimeSpan.FromMilliseconds(1))));

    private static string Report(TimeProvider clock)
    {
        using var error = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        using var console = new TestConsole();
        using (var reporter = ProgressReporter.Start(new Session(console, TextWriter.Null, error, false, clock)))
        {
            for (var i = 1; i <= 20; i++) reporter.Report(new ImportProgress("lines [1]", i * 1000, i * 10, 200));
            for (var i = 1; i <= 20; i++) reporter.Scored(i * 2000, 40_000);
        }

        return error.ToString();
    }

    /// <summary>A clock that moves on by the same step whenever it is read.</summary>
    private sealed class StepClock(TimeSpan step) : TimeProvider
    {
        private long _now;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => _now += step.Ticks;
    }
}
