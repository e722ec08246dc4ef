using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using KeyAccount.Cli.Commands;
using KeyAccount.Cli.Demo;
using KeyAccount.Cli.Reports;
using KeyAccount.Cli.Tests.Commands;
using KeyAccount.Cli.Tests.Demo;
using KeyAccount.Scoring;

namespace KeyAccount.Cli.Tests.Reports;

public sealed partial class ExplainTests
{
    [Fact]
    public void The_contributions_of_every_account_add_up_to_its_score()
    {
        var scored = 0;
        foreach (var assessment in AccountScorer.BuiltIn.AssessBatch(Sample.Accounts, new AssessmentOptions(DemoPortfolio.AsOf)))
        {
            using var json = JsonDocument.Parse(ExplanationJson.Write(assessment, DemoPortfolio.AsOf, "en"));
            var card = Assert.Single(json.RootElement.GetProperty("explanation").GetProperty("scorecards").EnumerateArray());
            var parts = card.GetProperty("perspectives").EnumerateArray().SelectMany(p => p.GetProperty("characteristics").EnumerateArray()).Select(c => c.GetProperty("contribution").GetDecimal());
            if (card.GetProperty("score").ValueKind == JsonValueKind.Null) continue;
            scored++;
            Assert.Equal(card.GetProperty("score").GetDecimal(), parts.Sum());
        }

        Assert.True(scored > 150);
    }

    [Theory]
    [InlineData(DemoIds.ChampionLeft)]
    [InlineData(DemoIds.Elephant)]
    [InlineData(DemoIds.SlowPayer)]
    public async Task The_printed_contributions_add_up_to_the_printed_total(string account)
    {
        var run = await ToolRun.Of("explain", account, "--demo");
        Assert.Equal((ExitCode.Fine, ""), (run.Code, run.Error));
        var total = decimal.Parse(Total().Match(run.Output).Groups[1].ValueSpan, CultureInfo.InvariantCulture);
        Assert.Equal(total, Contribution().Matches(run.Output).Sum(m => decimal.Parse(m.Groups[1].ValueSpan, CultureInfo.InvariantCulture)));
        Assert.StartsWith($"{total}", run.Output.Split("Customer value: ")[1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(DemoIds.Instrument, 2, 1, "evaluate", "no-coach unknown-buyer-technical unknown-buyer-user decision-maker-not-met single-threaded")]
    [InlineData(DemoIds.CuttingMachines, 3, 2, "lower-contact", "screened-out-technical")]
    [InlineData(DemoIds.Keyboards, 4, 2, "work-departments", "opposed")]
    [InlineData(DemoIds.BearingSteel, 5, 5, "close-deal", "")]
    public async Task The_four_cases_of_the_field_are_explained_as_a_practitioner_expects(string account, int claimed, int supported, string next, string flags)
    {
        var run = await ToolRun.Of("explain", account, "--demo", "--format", "json");
        using var json = JsonDocument.Parse(run.Output);
        Assert.Equal((account, "2026-06-30"), (json.RootElement.GetProperty("account_id").GetString(), json.RootElement.GetProperty("as_of").GetString()));
        var explanation = json.RootElement.GetProperty("explanation");
        var selling = explanation.GetProperty("playbooks")[0];
        Assert.Equal((claimed, supported), (selling.GetProperty("claimed").GetProperty("step").GetInt32(), selling.GetProperty("supported").GetProperty("step").GetInt32()));
        Assert.Equal(next, explanation.GetProperty("actions")[0].GetProperty("id").GetString());
        var raised = explanation.GetProperty("flags").EnumerateArray().Where(f => f.GetProperty("state").GetString() == "raised").Select(f => f.GetProperty("id").GetString()!).ToArray();
        foreach (var flag in flags.Split(' ', StringSplitOptions.RemoveEmptyEntries)) Assert.Contains(flag, raised);
        if (flags.Length == 0) Assert.Empty(raised);
    }

    [Theory]
    [InlineData("en", "goal: Know enough", "activities: Phone visit (users and middle managers; lowest cost; one person at a time)", "> 1 Collect information", "  2 Clarify roles and build relationships: + Decision maker identified, - Coach found")]
    [InlineData("zh-Hans", "目标：了解到", "适用活动：电话拜访（使用者与中层主管；成本最低；一次一人）", "> 1 收集信息", "  2 理清角色，建立关系：+ 已找到决策者，- 已发展教练")]
    public async Task An_explanation_says_what_to_do_in_a_stage_and_how_far_the_others_are(string language, params string[] expected)
    {
        var output = (await ToolRun.Of("explain", DemoIds.Instrument, "--demo", "--lang", language)).Output;
        foreach (var text in expected) Assert.Contains(text, output, StringComparison.Ordinal);
        using var json = JsonDocument.Parse((await ToolRun.Of("explain", DemoIds.Instrument, "--demo", "--format", "json", "--lang", language)).Output);
        var selling = json.RootElement.GetProperty("explanation").GetProperty("playbooks")[0];
        Assert.Equal("current open open open open open", string.Join(' ', selling.GetProperty("stages").EnumerateArray().Select(s => s.GetProperty("state").GetString())));
        var first = selling.GetProperty("supported").GetProperty("activities")[0];
        Assert.Equal(("phone-visit", "lowest", "one"), (first.GetProperty("id").GetString(), first.GetProperty("cost").GetString(), first.GetProperty("reach").GetString()));
    }

    [Theory]
    [InlineData("en", "They came and were received (to enter Reception)", "Works: does not apply here", "Contacts = 4", "applies only if these facts fit, which are unknown: rented")]
    [InlineData("zh-Hans", "客户已到访并接待（进入 接待 的条件）", "Works：不适用", "联系人 = 4", "是否适用取决于以下未知情况：rented")]
    public async Task An_explanation_says_where_a_playbook_applies_and_what_lets_into_a_stage(string language, params string[] expected)
    {
        using var folder = await StarterFolder.Create();
        folder.Write("mine.policy.json", """
            { "policy": "mine", "version": "1.0.0", "subject": "account",
              "inputs": { "contacts": { "type": "list", "items": { "is_coach": { "type": "boolean" } } }, "rented": { "type": "boolean" } },
              "playbooks": {
                "works": { "title": "Works", "when": "count(contacts) > 99", "stages": [ { "id": "a" }, { "id": "b" } ] },
                "shop": { "title": "Shop", "when": "rented", "stages": [ { "id": "a", "nodes": [ { "id": "n", "when": "rented" } ] } ] } } }
            """);
        var run = await ToolRun.Of("explain", DemoIds.Instrument, "--demo", "--systems", $"property-sale,{folder["mine.policy.json"]}", "--lang", language);
        Assert.Equal((ExitCode.Fine, ""), (run.Code, run.Error));
        foreach (var text in expected) Assert.Contains(text, run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_in_brackets_or_of_any_length_or_width_breaks_nothing()
    {
        using var folder = await StarterFolder.Create();
        string[] names = ["[red]Acme[/] [[x]]", "[/]", new string('长', 300), "\U0001F3ED emoji", new string('n', 2_000)];
        folder.Write("data/accounts.csv", folder.Read("data/accounts.csv").Split('\n')[0] + "\n" + string.Concat(names.Select((n, i) => $"[{i}],{n},,,,,,,,,\n")));
        folder.Write("data/contacts.csv", folder.Read("data/contacts.csv").Split('\n')[0] + "\n" +
            string.Concat(names.Select((n, i) => $"[{i}],C-{i},{n},[b],[/b],user,true,0.5,supporter,2026-05-20,2024-02-01,\n")));
        for (var i = 0; i < names.Length; i++)
        {
            foreach (var language in (string[])["en", "zh-Hans"])
            {
                var run = await ToolRun.Of("explain", $"[{i}]", "--mapping", folder["portfolio.mapping.json"], "--data", folder.Data, "--as-of", "2026-06-30", "--lang", language);
                Assert.Equal((ExitCode.Fine, ""), (run.Code, run.Error));
                Assert.Contains($"[{i}]", run.Output, StringComparison.Ordinal);
                Assert.Contains(names[i][..Math.Min(20, names[i].Length)], run.Output, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public async Task An_account_is_found_by_its_name_and_in_any_case()
    {
        using var folder = await StarterFolder.Create();
        foreach (var wanted in (string[])["A-1", "a-1", "Halden Pumps", "halden pumps"])
        {
            var run = await ToolRun.Of("explain", wanted, "--mapping", folder["portfolio.mapping.json"], "--data", folder.Data, "--as-of", "2026-06-30");
            Assert.Equal(ExitCode.Fine, run.Code);
            Assert.StartsWith("A-1  Halden Pumps\n", run.Output, StringComparison.Ordinal);
        }
    }

    [GeneratedRegex(@"(?m)^  Total +(-?[\d.]+) *$")]
    private static partial Regex Total();

    [GeneratedRegex(@"(?m)^    \S.* % +(-?\d+\.\d+)( |$)")]
    private static partial Regex Contribution();
}
