using System.Text.RegularExpressions;
using KeyAccount.Cli.Commands;
using KeyAccount.Cli.Tests.Commands;

namespace KeyAccount.Cli.Tests.RealData;

/// <summary>
/// The explanations on the page of real data are what the tool says of the public data, which are not part of the repository; skipped where absent. With
/// KEYACCOUNT_UPDATE_DOCS set, the page is written anew.
/// </summary>
public sealed partial class RealExplanationTests
{
    private const string Update = "KEYACCOUNT_UPDATE_DOCS";

    [Fact]
    public async Task The_page_shows_what_explain_says()
    {
        Assert.SkipWhen(RealRunTests.Runs.Source() is null, "The public data sets are not here (set KEYACCOUNT_DATA).");
        var (root, data) = RealRunTests.Runs.Source()!.Value;
        var file = Path.Combine(root, "docs", "real-data.md");
        var page = await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken);
        var shown = Explanation().Matches(page);
        Assert.Equal(5, shown.Count);
        var current = page;
        foreach (Match explanation in shown)
        {
            string[] words = [.. explanation.Groups["words"].Value.Split(' ').Select(w => w == "../shared/data" ? data : w.StartsWith("samples/", StringComparison.Ordinal) ? Path.Combine(root, w) : w)];
            var run = await ToolRun.Of(words);
            Assert.Equal((ExitCode.Fine, ""), (run.Code, run.Error));
            var said = string.Join('\n', run.Output.TrimEnd().Split('\n').Select(l => l.TrimEnd()));
            current = current.Replace(explanation.Value, explanation.Value.Replace($"```text\n{explanation.Groups["text"].Value}", $"```text\n{said}\n", StringComparison.Ordinal), StringComparison.Ordinal);
        }

        if (Environment.GetEnvironmentVariable(Update) is { Length: > 0 }) await File.WriteAllTextAsync(file, current, TestContext.Current.CancellationToken);
        else Assert.True(current == page, $"docs/real-data.md shows what explain said once. Run this test with {Update}=1, and read what has changed.");
    }

    [GeneratedRegex(@"```bash\n[^\n]*src/KeyAccount\.Cli -- (?<words>explain [^\n]*)\n```\n\n```text\n(?<text>.*?)```", RegexOptions.Singleline)]
    private static partial Regex Explanation();
}
