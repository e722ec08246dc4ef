using System.Text.Json;
using KeyAccount.Cli.Commands;
using KeyAccount.Cli.Tests.Commands;

namespace KeyAccount.Cli.Tests.RealData;

/// <summary>The documented backtest on the CRM data, which is not part of the repository; skipped where absent.</summary>
public sealed class RealBacktestTests
{
    [Theory]
    [InlineData(null, 4_238, 2_473, 0.464)]
    [InlineData("2017-04-01", 3_090, 1_994, 0.505)]
    public async Task The_built_in_policy_does_not_tell_won_deals_from_lost_ones_by_ledgers_alone(string? from, int won, int lost, double chance)
    {
        Assert.SkipWhen(RealRunTests.Runs.Source() is null, "The public data sets are not here (set KEYACCOUNT_DATA).");
        var (root, data) = RealRunTests.Runs.Source()!.Value;
        var run = await ToolRun.Of(["backtest", "--mapping", Path.Combine(root, "samples", "mappings", "crm.mapping.json"), "--data", data,
            "--as-of", "2017-12-31", "--format", "json", .. from is null ? Array.Empty<string>() : ["--from", from]]);
        Assert.Equal((ExitCode.Rejects, ""), (run.Code, run.Error));
        using var json = JsonDocument.Parse(run.Output);
        Assert.Equal((won, lost), (json.RootElement.GetProperty("won").GetInt32(), json.RootElement.GetProperty("lost").GetInt32()));
        var leftOut = json.RootElement.GetProperty("left_out").EnumerateObject().Sum(r => r.Value.GetInt32());
        Assert.Equal(7_375, won + lost + leftOut);
        var ranking = json.RootElement.GetProperty("rankings").EnumerateArray().First(r => r.GetProperty("name").GetString() == "value.score");
        Assert.Equal(chance, ranking.GetProperty("chance").GetDouble(), 3);
    }
}
