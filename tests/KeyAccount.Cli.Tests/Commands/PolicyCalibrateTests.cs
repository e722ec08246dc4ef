using KeyAccount.Cli.Commands;
using KeyAccount.Rules;

namespace KeyAccount.Cli.Tests.Commands;

/// <summary><c>keyaccount policy calibrate</c>. The starter's accounts bought for 5,320,000, for 84,000 and nothing.</summary>
public sealed class PolicyCalibrateTests
{
    private const string Policy = """
        {
          // Ours.
          "policy": "halves", "version": "1", "inputs": { "revenue": { "type": "number", "unit": "currency" } },
          "cuts": {
            "middle": { "of": "revenue", "take": "median", "title": "The middle", "unit": "currency" }, // of all
            "loss": { "of": "0 - revenue", "take": { "cumulative_share": 0.8 }, "default": 5 }
          },
          "bands": { "half": { "of": "revenue", "cuts": [ { "at": "middle", "label": "upper" }, { "label": "lower" } ] } },
          "flags": [ { "id": "f", "severity": "low", "when": "revenue < loss" } ]
        }
        """;

    [Fact]
    public async Task What_was_measured_is_shown_and_nothing_is_written_unless_asked()
    {
        using var folder = await Folder();
        var run = await Calibrate(folder, "2026-06-30");
        Assert.Equal((ExitCode.Fine, ""), (run.Code, run.Error));
        Assert.Contains("Measured 3 accounts as of 2026-06-30", run.Output, StringComparison.Ordinal);
        Assert.Matches(@"The middle +median of revenue +\? +84,000 +3 +0 +0 +1 +2", run.Output);
        Assert.Contains("loss has no number: no account that counts has more than 0; its default 5 holds", run.Output, StringComparison.Ordinal);
        Assert.Contains("--out FILE", run.Output, StringComparison.Ordinal);
        Assert.Equal(Policy, folder.Read("halves.policy.json"));
    }

    [Fact]
    public async Task The_numbers_are_written_and_the_rest_of_the_text_stays()
    {
        using var folder = await Folder();
        var run = await Calibrate(folder, "2026-06-30", "--out", folder["new.policy.json"]);
        Assert.Equal(ExitCode.Fine, run.Code);
        var written = folder.Read("new.policy.json");
        foreach (var line in Policy.Split('\n')) Assert.Contains(line.TrimEnd(), written, StringComparison.Ordinal);
        var model = CompiledPolicy.Load(written).Model;
        Assert.Equal((new DateOnly(2026, 6, 30), 3, "portfolio.mapping.json"), (model.Calibration!.AsOf, model.Calibration.Rows, model.Calibration.Source));
        Assert.Equal((84_000, null), (model.Cuts[0].Calibrated, model.Cuts[1].Calibrated));
    }

    [Fact]
    public async Task A_policy_can_be_calibrated_in_its_place_and_again()
    {
        using var folder = await Folder();
        await Calibrate(folder, "2026-06-30", "--out", folder["halves.policy.json"]);
        var once = folder.Read("halves.policy.json");
        await Calibrate(folder, "2026-06-30", "--out", folder["halves.policy.json"]);
        Assert.Equal(once, folder.Read("halves.policy.json"));
        Assert.NotEqual(Policy, once);
    }

    [Fact]
    public async Task A_built_in_system_is_calibrated_by_its_id()
    {
        using var folder = await Folder();
        var run = await ToolRun.Of(Words(folder, "volume-profit", "2026-06-30", "--out", folder["vp.policy.json"]));
        Assert.Equal(ExitCode.Fine, run.Code);
        Assert.Equal(84_000, CompiledPolicy.Load(folder.Read("vp.policy.json")).Model.Cuts[0].Calibrated);
    }

    [Fact]
    public async Task The_table_speaks_Chinese()
    {
        using var folder = await Folder();
        var run = await Calibrate(folder, "2026-06-30", "--lang", "zh-Hans");
        Assert.Contains("已测算 3 个客户，截至 2026-06-30", run.Output, StringComparison.Ordinal);
        Assert.Contains("revenue 的中位数", run.Output, StringComparison.Ordinal);
        Assert.Contains("沿用默认值 5", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rejected_rows_are_told_and_change_the_exit_code()
    {
        using var folder = await Folder();
        folder.Write("data/orders.csv", folder.Read("data/orders.csv") + "A-2,5021,never,1,1,order\n");
        var run = await Calibrate(folder, "2026-06-30");
        Assert.Equal(ExitCode.Rejects, run.Code);
        Assert.Contains("orders", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Numbers_that_do_not_fit_a_band_are_shown_and_not_written()
    {
        using var folder = await Folder();
        folder.Write("halves.policy.json", Policy.Replace("{ \"at\": \"middle\", \"label\": \"upper\" }", "{ \"at\": 100, \"label\": \"top\" }, { \"at\": \"middle\", \"label\": \"upper\" }", StringComparison.Ordinal));
        var run = await Calibrate(folder, "2026-06-30", "--out", folder["new.policy.json"]);
        Assert.Equal(ExitCode.Refused, run.Code);
        Assert.Contains(" 84,000 ", run.Output, StringComparison.Ordinal);
        Assert.Contains("KA3062", run.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(folder["new.policy.json"]));
    }

    [Theory]
    [InlineData("no cuts", "\"cuts\"")]
    [InlineData("contact", "contact")]
    [InlineData("no mapping", "--mapping")]
    [InlineData("no day", "--as-of")]
    [InlineData("an input", "--out")]
    [InlineData("not UTF-8", "UTF-8")]
    public async Task What_cannot_be_measured_is_refused_with_the_reason(string mistake, string reason)
    {
        using var folder = await Folder();
        if (mistake == "no cuts") folder.Write("halves.policy.json", """{ "policy": "p", "version": "1", "inputs": {} }""");
        if (mistake == "contact") folder.Write("halves.policy.json", Policy.Replace("\"version\"", "\"subject\": \"contact\", \"version\"", StringComparison.Ordinal));
        if (mistake == "not UTF-8") File.WriteAllBytes(folder["halves.policy.json"], [.. "{ \"policy\": \""u8, 0xE9, .. "\" }"u8]);
        string[] words = mistake switch
        {
            "no mapping" => ["policy", "calibrate", folder["halves.policy.json"], folder.Data, "--as-of", "2026-06-30"],
            "no day" => ["policy", "calibrate", folder["halves.policy.json"], folder.Data, "--mapping", folder["portfolio.mapping.json"]],
            "an input" => Words(folder, folder["halves.policy.json"], "2026-06-30", "--out", Path.Combine(folder.Data, "orders.csv")),
            _ => Words(folder, folder["halves.policy.json"], "2026-06-30"),
        };
        var run = await ToolRun.Of(words);
        Assert.Equal((ExitCode.Refused, ""), (run.Code, run.Output));
        Assert.Contains(reason, run.Error, StringComparison.Ordinal);
    }

    private static async Task<StarterFolder> Folder()
    {
        var folder = await StarterFolder.Create();
        folder.Write("halves.policy.json", Policy);
        return folder;
    }

    private static Task<ToolRun> Calibrate(StarterFolder folder, string asOf, params string[] more) => ToolRun.Of(Words(folder, folder["halves.policy.json"], asOf, more));

    private static string[] Words(StarterFolder folder, string policy, string asOf, params string[] more) =>
        ["policy", "calibrate", policy, folder.Data, "--mapping", folder["portfolio.mapping.json"], "--as-of", asOf, .. more];
}
