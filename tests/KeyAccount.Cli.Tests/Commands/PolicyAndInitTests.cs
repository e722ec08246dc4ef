using System.Globalization;
using System.Text.RegularExpressions;
using KeyAccount.Cli.Commands;
using KeyAccount.Scoring;

namespace KeyAccount.Cli.Tests.Commands;

public sealed partial class PolicyAndInitTests
{
    private const string TenMistakes = """
        {
          "policy": "bad", "version": "1.0.0",
          "inputs": {
            "revenue": { "type": "numbr" },
            "segment": { "type": "string", "values": ["big", "small"] },
            "profit": { "type": "number", "unti": "currency" }
          },
          "values": {
            "odd": "profit + \"x\"",
            "round": "circle + 1", "circle": "round + 1",
            "margin": "profit / turnover"
          },
          "scorecards": { "value": { "perspectives": [ { "name": "financial", "weight": 100, "characteristics": [
            { "input": "profit", "weight": 1, "bins": [
              { "when": ">= ", "points": 100 },
              { "points": 0 } ] },
            { "input": "segment", "weight": 1, "bins": [
              { "when": "\"hughe\"", "points": 50 },
              { "points": "ten" } ] }
          ] } ] } },
          "bands": { "grade": { "of": "value.scor", "cuts": [ { "at": 80, "label": "A" }, { "label": "B" } ] } },
          "flags": [ { "id": "low", "when": "profit < 0", "severity": "hgh", "message": { "en": "Low" } } ],
        }
        """;

    [Fact]
    public async Task Ten_mistakes_of_a_policy_are_all_reported_with_place_line_caret_and_remedy()
    {
        using var folder = await StarterFolder.Create();
        folder.Write("bad.policy.json", TenMistakes);
        var run = await ToolRun.Of("policy", "check", folder["bad.policy.json"]);
        Assert.Equal(ExitCode.Refused, run.Code);
        int[] lines = [4, 6, 9, 10, 11, 15, 18, 19, 21, 22];
        var reported = Place().Matches(run.Output).Select(m => int.Parse(m.Groups[1].ValueSpan, CultureInfo.InvariantCulture)).ToArray();
        foreach (var line in lines) Assert.Contains(line, reported);
        foreach (var part in run.Output.Split('\n').Where(l => Place().IsMatch(l))) Assert.Matches(@": ((error|warning|advice) KA\d{4}|note): .+", part);
        Assert.Equal(reported.Length, run.Output.Split('\n').Count(l => l.TrimStart(' ', '|').StartsWith('^')));
        Assert.Equal(reported.Length - run.Output.Split(": note: ").Length + 1, run.Output.Split('\n').Count(l => l.TrimStart().StartsWith("= ", StringComparison.Ordinal)));

        var scored = await folder.RunScore("r.csv", "--policy", folder["bad.policy.json"]);
        Assert.Equal(ExitCode.Refused, scored.Code);
        Assert.Equal(reported, Place().Matches(scored.Error).Select(m => int.Parse(m.Groups[1].ValueSpan, CultureInfo.InvariantCulture)));
        Assert.False(File.Exists(folder["r.csv"]));
    }

    [Fact]
    public async Task The_built_in_policy_is_shown_as_it_is_and_passes_its_check()
    {
        Assert.Equal(KeyAccountPolicy.Text, (await ToolRun.Of("policy", "show")).Output);
        var check = await ToolRun.Of("policy", "check");
        Assert.Equal((ExitCode.Fine, "key-account.policy.json: no errors (0 warning(s), 0 advice)\n"), (check.Code, check.Output));
        using var folder = await StarterFolder.Create();
        Assert.Equal(ExitCode.Fine, (await ToolRun.Of("policy", "check", folder["key-account.policy.json"])).Code);
    }

    [Fact]
    public async Task Init_prints_a_command_that_works()
    {
        using var folder = await StarterFolder.Create();
        var target = folder["my portfolio"];
        var run = await ToolRun.Of("init", target);
        var words = Word().Matches(run.Output.Split("keyaccount ")[1].Trim()).Select(m => m.Value.Trim('"')).ToArray();
        Assert.Equal("score", words[0]);
        Assert.Equal(ExitCode.Fine, (await ToolRun.Of(words)).Code);
        Assert.True(File.Exists(Path.Combine(target, "results.csv")));
    }

    [Fact]
    public async Task Init_replaces_nothing_unless_forced()
    {
        using var folder = await StarterFolder.Create();
        folder.Write("data/orders.csv", "mine");
        File.Delete(folder["key-account.policy.json"]);
        var refused = await ToolRun.Of("init", folder[""]);
        Assert.Equal((ExitCode.Refused, ""), (refused.Code, refused.Output));
        Assert.Contains("--force", refused.Error, StringComparison.Ordinal);
        Assert.Equal("mine", folder.Read("data/orders.csv"));
        Assert.False(File.Exists(folder["key-account.policy.json"]));

        Assert.Equal(ExitCode.Fine, (await ToolRun.Of("init", folder[""], "--force")).Code);
        Assert.StartsWith("account,order,", folder.Read("data/orders.csv"), StringComparison.Ordinal);
    }

    [GeneratedRegex(@"(?m)\.json:(\d+):\d+: ")]
    private static partial Regex Place();

    [GeneratedRegex("\"[^\"]+\"|\\S+")]
    private static partial Regex Word();
}
