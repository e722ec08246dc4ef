using System.Text.Json;
using KeyAccount.Cli.Commands;
using KeyAccount.Cli.Demo;
using KeyAccount.Cli.Tests.Commands;
using KeyAccount.Cli.Tests.Demo;
using KeyAccount.Scoring;

namespace KeyAccount.Cli.Tests.Reports;

public sealed class ExplainSystemsTests
{
    [Theory]
    [InlineData("en")]
    [InlineData("zh-Hans")]
    public async Task Systems_are_explained_with_results_missing_facts_and_actions(string language)
    {
        AccountSystem[] systems = [AccountSystems.Find("kam-stage")!, AccountSystems.Find("contact-cadence")!];
        var assessment = AccountScorer.BuiltIn.WithSystems(systems).Assess(Sample.Case(DemoIds.Instrument), new AssessmentOptions(DemoPortfolio.AsOf));
        var text = (await ToolRun.Of("explain", DemoIds.Instrument, "--demo", "--systems", "kam-stage,contact-cadence", "--lang", language)).Output;
        foreach (var result in assessment.Systems)
        {
            Assert.Contains(result.System.Title!.In(language), text, StringComparison.Ordinal);
            foreach (var output in result.System.Outputs) Assert.Contains(output.Title!.In(language), text, StringComparison.Ordinal);
            foreach (var action in result.Actions) Assert.Contains(result.Render(action.Title, language), text, StringComparison.Ordinal);
            if (result.System.Subject == SystemSubject.Contact) Assert.Contains(result.SubjectName, text, StringComparison.Ordinal);
        }

        Assert.Contains(assessment.Systems, r => !r.Actions.IsEmpty);
        using var json = JsonDocument.Parse((await ToolRun.Of("explain", DemoIds.Instrument, "--demo", "--systems", "kam-stage,contact-cadence", "--format", "json", "--lang", language)).Output);
        var written = json.RootElement.GetProperty("systems").EnumerateArray().ToArray();
        Assert.Equal(assessment.Systems.Select(r => r.SubjectKey), written.Select(w => w.GetProperty("subject_key").GetString()!));
        Assert.All(written, w => Assert.True(w.GetProperty("explanation").TryGetProperty("flags", out _)));
    }

    [Fact]
    public async Task A_system_has_classes_and_warnings_under_the_words_of_its_policy()
    {
        var output = (await ToolRun.Of("explain", DemoIds.Instrument, "--demo", "--systems", "reminders")).Output;
        var system = output[output.IndexOf("System reminders", StringComparison.Ordinal)..];
        Assert.Contains("\nClasses\n  When to act: ", system, StringComparison.Ordinal);
        Assert.Matches(@"\n(Warnings raised|No warning is raised\.)\n", system);
        Assert.DoesNotMatch("[Mm]inefield|Grade, card|nothing_due|this_week", system);
        Assert.Matches(@"\n(Minefields raised|No minefield is raised\.)\n", output[..^system.Length]);
    }

    [Fact]
    public async Task Every_system_is_explained_of_every_written_case()
    {
        foreach (var account in (string[])[DemoIds.Instrument, DemoIds.ChampionLeft])
        {
            var run = await ToolRun.Of("explain", account, "--demo", "--systems", "all");
            Assert.Equal((ExitCode.Fine, ""), (run.Code, run.Error));
        }
    }
}
