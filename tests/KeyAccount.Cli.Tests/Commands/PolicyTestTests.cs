using System.Text.Json;
using System.Xml.Linq;
using KeyAccount.Cli.Commands;

namespace KeyAccount.Cli.Tests.Commands;

/// <summary><c>keyaccount policy test</c>.</summary>
public sealed class PolicyTestTests : IDisposable
{
    private const string Policy = """
        { "policy": "small", "version": "1", "inputs": { "revenue": { "type": "number" } },
          "bands": { "grade": { "of": "revenue", "cuts": [ { "at": 100, "label": "A" }, { "label": "B" } ] } } }
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("keyaccount-tests-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string Write(string name, string text)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllText(path, text);
        return path;
    }

    private static string Tests(string expected) => $$"""{ "tests": [ { "name": "large & <round>", "facts": { "revenue": 100 }, "expect": { "grade": "{{expected}}" } } ] }""";

    [Fact]
    public async Task The_built_in_systems_pass_their_tests()
    {
        var run = await ToolRun.Of("policy", "test");
        Assert.Equal((ExitCode.Fine, ""), (run.Code, run.Error));
        Assert.Matches(@"\d+ policies: \d{3,} tests passed, 0 failed", run.Output);
    }

    [Theory]
    [InlineData("small.policy.json")]
    [InlineData("small.tests.json")]
    [InlineData("")]
    public async Task Tests_are_found_beside_the_policy_by_their_own_name_and_in_a_folder(string path)
    {
        Write("small.policy.json", Policy);
        Write("small.tests.json", Tests("A"));
        var run = await ToolRun.Of("policy", "test", Path.Combine(_folder, path), "--coverage");
        Assert.Equal(ExitCode.Fine, run.Code);
        Assert.Contains("1 passed, coverage 1/2 (50 %)", run.Output, StringComparison.Ordinal);
        Assert.Contains("labels given: 1/2 (50 %)", run.Output, StringComparison.Ordinal);
        Assert.Contains("no test reaches: label grade=B", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failure_shows_both_sides_and_its_facts_and_gives_exit_code_1()
    {
        Write("small.policy.json", Policy);
        var tests = Write("small.tests.json", Tests("B"));
        var run = await ToolRun.Of("policy", "test", tests);
        Assert.Equal(ExitCode.Rejects, run.Code);
        Assert.Contains("""grade: expected "B", found "A".""".TrimEnd('.'), run.Output, StringComparison.Ordinal);
        Assert.Contains("revenue = 100", run.Output, StringComparison.Ordinal);

        var chinese = await ToolRun.Of("policy", "test", tests, "--lang", "zh-Hans");
        Assert.Contains("""grade：应为 "B"，实为 "A"。""".TrimEnd('。'), chinese.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Json_and_junit_say_the_same()
    {
        Write("small.policy.json", Policy);
        Write("other.policy.json", Policy);
        Write("a.tests.json", Tests("B").Insert(1, """ "policy": "other.policy.json", """));
        Write("small.tests.json", Tests("A"));
        var junit = Path.Combine(_folder, "results.xml");
        var run = await ToolRun.Of("policy", "test", _folder, "--format", "json", "--junit", junit);
        Assert.Equal(ExitCode.Rejects, run.Code);

        var reports = JsonDocument.Parse(run.Output).RootElement.EnumerateArray().ToArray();
        Assert.Equal([false, true], reports.Select(r => r.GetProperty("succeeded").GetBoolean()));
        var difference = reports[0].GetProperty("failures")[0].GetProperty("differences")[0];
        Assert.Equal(("grade", "\"B\"", "\"A\""), (difference.GetProperty("subject").GetString(), difference.GetProperty("expected").GetString(), difference.GetProperty("found").GetString()));

        var root = XDocument.Load(junit).Root!;
        Assert.Equal(("2", "1"), (root.Attribute("tests")!.Value, root.Attribute("failures")!.Value));
        Assert.Equal("large & <round>", root.Descendants("testcase").First().Attribute("name")!.Value);
        Assert.Contains("expected \"B\", found \"A\"", root.Descendants("failure").Single().Value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_cannot_be_run_is_said()
    {
        var policy = Write("small.policy.json", Policy);
        Assert.Contains("has no tests", (await ToolRun.Of("policy", "test", policy)).Error, StringComparison.Ordinal);
        Assert.Contains("has no tests", (await ToolRun.Of("policy", "test", _folder)).Error, StringComparison.Ordinal);
        var tests = Write("small.tests.json", """{ "tests": [ { "name": "t", "facts": { "revenu": 1 }, "expect": { "grade": "A" } } ] }""");
        var run = await ToolRun.Of("policy", "test", tests);
        Assert.Equal(ExitCode.Refused, run.Code);
        Assert.Contains("KA5001", run.Error, StringComparison.Ordinal);
    }
}
