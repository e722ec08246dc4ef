using System.Globalization;
using System.Text.RegularExpressions;
using KeyAccount.Cli.Commands;
using KeyAccount.Cli.Tests.Commands;
using KeyAccount.Cli.Tests.Demo;

namespace KeyAccount.Cli.Tests.Reports;

public sealed partial class DemoTests
{
    [Fact]
    public async Task The_demo_grades_the_sample_portfolio_so()
    {
        var run = await ToolRun.Of("demo");
        Assert.Equal((ExitCode.Fine, ""), (run.Code, run.Error));
        Assert.Contains("203 accounts of an invented supplier, as of 2026-06-30", run.Output, StringComparison.Ordinal);
        Assert.Equal(["A: key account 11", "B: important account 94", "C: ordinary account 47", "D: small account 35", "None yet: too little is known 16", "Platinum 6", "Gold 26", "Silver 46", "No card 125"],
            Counts().Matches(run.Output).Select(m => $"{m.Groups[1].Value} {m.Groups[2].Value}"));
        Assert.Equal(10, Section(run.Output, "Minefields most often met").Count(l => l.TrimEnd().Length > 0 && char.IsDigit(l.TrimEnd()[^1])));
        Assert.Equal(10, Section(run.Output, "Ten next actions, largest open amount or revenue first").Count(l => Graded().IsMatch(l)));
        Assert.Contains("\nCASE-5-CHAMPION-LEFT  ", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Further_systems_class_every_account_once()
    {
        var output = (await ToolRun.Of("demo")).Output;
        var section = output[output.IndexOf("What further systems say", StringComparison.Ordinal)..output.IndexOf("One account explained", StringComparison.Ordinal)];
        var unknown = Sample.Accounts.Count(a => Sample.Profit(a) is null);
        Assert.Contains($"In no class, because the volume or the profit is unknown: {unknown}", section, StringComparison.Ordinal);
        Assert.Equal(Sample.Accounts.Length - unknown, MatrixCell().Matches(section).Sum(m => int.Parse(m.Groups[1].Value, CultureInfo.InvariantCulture)));
        var (stars, elephants) = (CountBy(a => Sample.Revenue(a) >= 1_000_000 && Sample.Profit(a) >= 200_000), CountBy(a => Sample.Revenue(a) >= 1_000_000 && Sample.Profit(a) < 200_000));
        Assert.Matches($@"Star: high volume, high profit +Elephant: high volume, low profit +\n +{stars} accounts, [\d.]+ % of the revenue +{elephants} accounts", section);
        Assert.Matches(@"Premium +18 +14 +\S", section);
        foreach (var title in (string[])["Upgrade ladder", "Relationship phase", "Stage of key-account management", "Reminders"])
        {
            var rows = section.Split('\n').SkipWhile(l => !l.StartsWith($"  {title} ", StringComparison.Ordinal)).ToArray();
            var counts = rows.TakeWhile((l, i) => i == 0 || l.StartsWith("      ", StringComparison.Ordinal)).Select(l => Classed().Match(l)).Where(m => m.Success).ToArray();
            Assert.InRange(counts.Length, 3, 8);
            Assert.Equal(Sample.Accounts.Length, counts.Sum(m => int.Parse(m.Groups[1].Value, CultureInfo.InvariantCulture)));
            Assert.Equal(100, counts.Sum(m => double.Parse(m.Groups[2].Value, CultureInfo.InvariantCulture)), 0.5);
        }

        static int CountBy(Func<KeyAccount.Scoring.Account, bool> isMeant) => Sample.Accounts.Count(isMeant);
    }

    [Fact]
    public async Task The_Chinese_demo_counts_the_same()
    {
        var numbers = (string text) => Counts().Matches(text).Select(m => m.Groups[2].Value).ToArray();
        Assert.Equal(numbers((await ToolRun.Of("demo")).Output), numbers((await ToolRun.Of("demo", "--lang", "zh-Hans")).Output));
    }

    [Fact]
    public async Task No_line_is_wider_than_the_console_and_wide_characters_keep_columns_straight()
    {
        foreach (var language in (string[])["en", "zh-Hans"])
        {
            var output = (await ToolRun.Of("demo", "--lang", language)).Output;
            Assert.All(output.Split('\n'), line => Assert.InRange(Width(line), 0, 140));
            var rules = output.Split('\n').Where(l => l.StartsWith('─')).ToArray();
            Assert.Equal(8, rules.Length);
            foreach (var rule in rules)
            {
                var lines = output.Split('\n');
                var at = Array.IndexOf(lines, rule);
                Assert.Equal(Width(rule), Width(lines[at - 1]));
                Assert.Equal(Width(rule), Width(lines[at + 1]));
            }
        }
    }

    /// <summary>Columns on a terminal: Chinese characters and full-width marks take two.</summary>
    private static int Width(string line) => line.Sum(c => c is (>= '\u2E80' and <= '\u9FFF') or (>= '\uF900' and <= '\uFAFF') or (>= '\uFE30' and <= '\uFE6F') or (>= '\uFF00' and <= '\uFF60') ? 2 : 1);

    private static IEnumerable<string> Section(string output, string heading) => output.Split('\n').SkipWhile(l => l != heading).Skip(1).SkipWhile(l => !l.StartsWith('─')).Skip(1).TakeWhile(l => l.Trim().Length > 0);

    [GeneratedRegex(@"(?m)^  (\S.*?)  +(\d+)  +\d+  +[\d,]+  +[\d.]+ %  +[\d.]+ %")]
    private static partial Regex Counts();

    [GeneratedRegex(@"(\d+) accounts, [\d.]+ % of the revenue")]
    private static partial Regex MatrixCell();

    [GeneratedRegex(@" (\d+) +([\d.]+) %")]
    private static partial Regex Classed();

    [GeneratedRegex(@"^  \S.*  +[A-D?]  +\S")]
    private static partial Regex Graded();
}
