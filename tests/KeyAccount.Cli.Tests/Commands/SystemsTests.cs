using System.Text.Json;
using KeyAccount.Cli.Commands;
using KeyAccount.Cli.Reports;
using KeyAccount.Rules.Testing;
using KeyAccount.Scoring;

namespace KeyAccount.Cli.Tests.Commands;

public sealed class SystemsTests
{
    [Theory]
    [InlineData("en")]
    [InlineData("zh-Hans")]
    public async Task The_list_names_every_system_and_its_question(string language)
    {
        var run = await ToolRun.Of("systems", "--format", "json", "--lang", language);
        Assert.Equal((ExitCode.Fine, ""), (run.Code, run.Error));
        using var json = JsonDocument.Parse(run.Output);
        Assert.Equal(AccountSystems.All.Select(s => s.Id), json.RootElement.EnumerateArray().Select(s => s.GetProperty("id").GetString()!));
        Assert.Equal(AccountSystems.All.Select(s => s.Description?.In(language)), json.RootElement.EnumerateArray().Select(s => s.GetProperty("question").GetString()));
        var text = await ToolRun.Of("systems", "--lang", language);
        foreach (var system in AccountSystems.All) Assert.Contains(system.Id, text.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en", "Days to the expected close", "(a fact of your own)")]
    [InlineData("zh-Hans", "距预计成交天数", "（需自行提供）")]
    public async Task One_system_is_shown_with_what_it_reads_and_answers(string language, string input, string own)
    {
        var system = AccountSystems.Find("opportunity-ranking")!;
        var text = (await ToolRun.Of("systems", system.Id, "--lang", language)).Output;
        Assert.Contains(input, text, StringComparison.Ordinal);
        Assert.Equal(system.OwnInputs.Length, text.Split(own).Length - 1);
        foreach (var name in system.Inputs.Select(i => i.Name).Concat(system.Outputs.Select(o => o.Name)).Concat(system.Policy.Model.Actions.Select(a => a.Id))) Assert.Contains(name, text, StringComparison.Ordinal);

        using var json = JsonDocument.Parse((await ToolRun.Of("systems", system.Id, "--format", "json", "--lang", language)).Output);
        Assert.Equal(system.Outputs.Select(o => o.Title!.In(language)), json.RootElement.GetProperty("outputs").EnumerateArray().Select(o => o.GetProperty("title").GetString()!));
        Assert.Equal(PolicyTestSuite.Load(system.TestsText!, "tests", system.Policy).Tests.Length, json.RootElement.GetProperty("tests").GetInt32());
    }

    [Theory]
    [InlineData("en", "Know use, size, budget and who decides", "everybody who decides; low cost; a few people at a time")]
    [InlineData("zh-Hans", "了解用途、面积、预算和谁决定", "所有做主的人；成本低；一次数人")]
    public async Task A_playbook_is_shown_with_its_goals_and_activities(string language, string goal, string viewing)
    {
        var text = (await ToolRun.Of("systems", "property-sale", "--lang", language)).Output;
        Assert.Contains(goal, text, StringComparison.Ordinal);
        Assert.Contains(viewing, text, StringComparison.Ordinal);
        using var json = JsonDocument.Parse((await ToolRun.Of("systems", "property-sale", "--format", "json", "--lang", language)).Output);
        Assert.Equal(goal, json.RootElement.GetProperty("stages")[0].GetProperty("stages")[1].GetProperty("goal").GetString());
        Assert.Equal("site-viewing", json.RootElement.GetProperty("activities")[1].GetProperty("id").GetString());
    }

    [Fact]
    public async Task A_misspelt_system_is_answered_with_the_nearest()
    {
        var run = await ToolRun.Of("systems", "upgrade-lader");
        Assert.Equal(ExitCode.Refused, run.Code);
        Assert.Contains("'upgrade-ladder'", run.Error, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Refused, (await ToolRun.Of("systems", "upgrade-ladder", "--format", "markdown")).Code);
    }

    [Fact]
    public async Task Init_writes_a_system_whose_tests_pass_and_replaces_nothing()
    {
        using var folder = await StarterFolder.Create();
        var target = folder["mine"];
        Assert.Equal(ExitCode.Fine, (await ToolRun.Of("init", target, "--system", "upgrade-ladder")).Code);
        var policy = Path.Combine(target, "upgrade-ladder.policy.json");
        Assert.Equal(AccountSystems.Find("upgrade-ladder")!.PolicyText, await File.ReadAllTextAsync(policy, TestContext.Current.CancellationToken));
        Assert.Equal(ExitCode.Fine, (await ToolRun.Of("policy", "test", policy)).Code);

        await File.WriteAllTextAsync(policy, "mine", TestContext.Current.CancellationToken);
        Assert.Equal(ExitCode.Refused, (await ToolRun.Of("init", target, "--system", "upgrade-ladder")).Code);
        Assert.Equal("mine", await File.ReadAllTextAsync(policy, TestContext.Current.CancellationToken));
        Assert.Equal(ExitCode.Refused, (await ToolRun.Of("init", target, "--system", "upgrade-lader")).Code);
    }

    [Fact]
    public void The_page_of_systems_is_up_to_date()
    {
        var page = Path.Combine(Repository(), "docs", "systems", "README.md");
        var written = File.Exists(page) ? File.ReadAllText(page).ReplaceLineEndings("\n") : "";
        Assert.True(SystemMarkdown.Write(AccountSystems.All, "en") == written, $"docs/systems/README.md is out of date. Write it anew:\n  {SystemMarkdown.Command}");
    }

    [Fact]
    public async Task The_page_shows_commands_that_answer_for_systems_about_more_than_an_account()
    {
        using var folder = await StarterFolder.Create();
        var lines = SystemMarkdown.Write(AccountSystems.All, "en").Split('\n');
        foreach (var system in AccountSystems.All.Where(s => !WholeSystems.IsPart(s)))
        {
            var command = lines.Single(l => l.Contains($"]({system.Id}.md)", StringComparison.Ordinal)).Split('`')[^2];
            Assert.Contains($"--systems {system.Id}", command, StringComparison.Ordinal);
            var words = command.Split(' ').Skip(1).Select(w => w == "data" || w.Contains(".json", StringComparison.Ordinal) || w.EndsWith(".csv", StringComparison.Ordinal) ? folder[w] : w);
            Assert.Equal(ExitCode.Fine, (await ToolRun.Of([.. words])).Code);
            var rows = folder.Read($"results.{system.Subject.ToString().ToLowerInvariant()}.csv").Split('\n', StringSplitOptions.RemoveEmptyEntries);
            Assert.True(rows.Length > 1, system.Id);
        }
    }

    private static string Repository()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "KeyAccount.slnx"))) folder = Path.GetDirectoryName(folder)!;
        return folder;
    }
}
