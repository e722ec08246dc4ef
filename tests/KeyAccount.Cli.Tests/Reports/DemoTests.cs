using System.Text.RegularExpressions;
using KeyAccount.Cli.Commands;
using KeyAccount.Cli.Tests.Commands;

namespace KeyAccount.Cli.Tests.Reports;

public sealed partial class DemoTests
{
    [Fact]
    public async Task The_demo_grades_the_sample_portfolio_so()
    {
        var run = await ToolRun.Of("demo");
        Assert.Equal((ExitCode.Fine, ""), (run.Code, run.Error));
        Assert.Contains("203 accounts of an invented supplier, as of 2026-06-30", run.Output, StringComparison.Ordinal);
        Assert.Equal(["A: key account 11", "B: large account 96", "C: medium account 48", "D: small account 44", "Platinum 6", "Gold 26", "Silver 46", "No card 125"],
            Counts().Matches(run.Output).Select(m => $"{m.Groups[1].Value} {m.Groups[2].Value}"));
        Assert.Equal(10, Section(run.Output, "Minefields most often met").Count(l => l.TrimEnd().Length > 0 && char.IsDigit(l.TrimEnd()[^1])));
        Assert.Equal(10, Section(run.Output, "Ten next actions, largest open amount or revenue first").Count(l => Graded().IsMatch(l)));
        Assert.Contains("\nCASE-5-CHAMPION-LEFT  ", run.Output, StringComparison.Ordinal);
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
            Assert.Equal(5, rules.Length);
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

    [GeneratedRegex(@"^  \S.*  +[A-D?]  +\S")]
    private static partial Regex Graded();
}
