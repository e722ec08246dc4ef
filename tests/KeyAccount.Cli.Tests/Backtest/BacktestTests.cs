using System.Globalization;
using System.Text.Json;
using KeyAccount.Cli.Commands;
using KeyAccount.Cli.Tests.Commands;
using KeyAccount.Cli.Tests.Import;

namespace KeyAccount.Cli.Tests.Backtest;

/// <summary>
/// <c>keyaccount backtest</c> on made data: B(uyer) bought before its deals were opened and N(ewcomer) only after; B wins three of four, N one of four.
/// </summary>
public sealed class BacktestTests
{
    private const string Policy = """
        {
          "policy": "buyers", "version": "1.0.0", "inputs": { "order_count": { "type": "number" }, "days_since_last_order": { "type": "number" } },
          "scorecards": { "value": { "title": "Value", "perspectives": [ { "name": "buying", "weight": 1, "characteristics": [
            { "input": "order_count", "weight": 1, "bins": [ { "when": ">= 1", "points": 100 }, { "points": 0 } ] } ] } ] } },
          "bands": { "grade": { "of": "value.score", "title": "Grade", "cuts": [ { "at": 50, "label": "A", "title": "A: buys" }, { "label": "D", "title": "D: does not" } ] } },
          "flags": [ { "id": "new", "severity": "low", "title": "New", "when": "order_count = 0" }, { "id": "quiet", "severity": "low", "title": "Quiet", "when": "days_since_last_order > 30" } ],
          "actions": [ { "id": "visit", "priority": 1, "title": "Visit them: {order_count}", "when": "order_count > 0" } ]
        }
        """;

    [Fact]
    public async Task Deals_are_judged_by_what_was_known_when_they_were_opened()
    {
        using var folder = Folder();
        var run = await Run(folder);
        Assert.Equal((ExitCode.Fine, ""), (run.Code, run.Error));
        Assert.Contains("8 deals judged as of the day each was opened: 4 won, 4 lost, win rate 50 %", run.Output, StringComparison.Ordinal);
        Assert.Contains("left out: 1 deals, neither won nor lost by the as-of date", run.Output, StringComparison.Ordinal);
        Assert.Matches(@"Grade +A: buys +3 +1 +75 % +1\.50 +0\.60 to 1\.91", run.Output);
        Assert.Matches(@"  +D: does not +1 +3 +25 % +0\.50 +0\.09 to 1\.40", run.Output);
        Assert.Matches(@"New +raised +1 +3 +25 %", run.Output);
        Assert.Matches(@"  +clear +3 +1 +75 %", run.Output);
        Assert.Matches(@"Visit them: … +3 +1 +75 %", run.Output);
        Assert.Contains("Value: a won deal ranks above a lost one with chance 0.750", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Json_carries_all_that_was_counted()
    {
        using var folder = Folder();
        using var json = JsonDocument.Parse((await Run(folder, "--format", "json")).Output);
        var root = json.RootElement;
        Assert.Equal(("buyers", 4, 4, 0.5), (root.GetProperty("policy").GetProperty("name").GetString(), Int(root, "won"), Int(root, "lost"), root.GetProperty("win_rate").GetDouble()));
        Assert.Equal("2026-06-30", root.GetProperty("as_of").GetString());
        Assert.Equal(1, Int(root.GetProperty("left_out"), "no_outcome"));
        Assert.Equal([("deals", 9, 9), ("orders", 2, 2)], root.GetProperty("sources").EnumerateArray().Select(s => (s.GetProperty("name").GetString()!, Int(s, "read"), Int(s, "used"))));
        var ranking = Assert.Single(root.GetProperty("rankings").EnumerateArray());
        Assert.Equal(("value.score", 0.75, 0), (ranking.GetProperty("name").GetString(), ranking.GetProperty("chance").GetDouble(), Int(ranking, "unknown")));
        var factors = root.GetProperty("factors").EnumerateArray().ToDictionary(f => f.GetProperty("name").GetString()!, f => f.GetProperty("values").EnumerateArray().ToArray());
        Assert.Equal(["grade", "new", "quiet", ""], factors.Keys);
        Assert.Equal([("A", 3, 1, 1.5), ("D", 1, 3, 0.5)], factors["grade"].Select(Row));
        Assert.Equal([("visit", 3, 1, 1.5), (null, 1, 3, 0.5)], factors[""].Select(Row));
        foreach (var values in factors.Values) Assert.Equal((4, 4), (values.Sum(v => Int(v, "won")), values.Sum(v => Int(v, "lost"))));

        static (string?, int, int, double) Row(JsonElement v) => (v.GetProperty("value").GetString(), Int(v, "won"), Int(v, "lost"), v.GetProperty("lift").GetDouble());
    }

    [Fact]
    public async Task The_report_speaks_Chinese_and_counts_the_same()
    {
        using var folder = Folder();
        var run = await Run(folder, "--lang", "zh-Hans");
        Assert.Contains("按立项当日评判 8 个项目：赢单 4，丢单 4，赢单率 50 %", run.Output, StringComparison.Ordinal);
        Assert.Matches(@"New +触发 +1 +3 +25 % +0\.50", run.Output);
        Assert.DoesNotMatch("(?i)lift|won|chance|left out|judged", run.Output);
    }

    [Fact]
    public async Task Early_deals_can_be_left_out()
    {
        using var folder = Folder();
        var run = await Run(folder, "--from", "2026-02-01");
        Assert.Contains("left out: 2 deals, opened before --from", run.Output, StringComparison.Ordinal);
        Assert.Contains("6 deals judged", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_system_about_deals_judges_each_deal_for_itself()
    {
        using var folder = Folder();
        folder.With("deal.policy.json", """
            { "policy": "deals", "version": "1.0.0", "subject": "opportunity", "outputs": ["size"], "inputs": { "owner": { "type": "string" } },
              "values": { "size": "if owner = \"Lin\" then 2 else 1" } }
            """);
        var run = await Run(folder, "--system", folder["deal.policy.json"]);
        Assert.Contains("policy deals 1.0.0", run.Output, StringComparison.Ordinal);
        Assert.Contains("size: a won deal ranks above a lost one with chance 1.000", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rejected_rows_are_told_and_change_the_exit_code()
    {
        using var folder = Folder();
        folder.With("orders.csv", File.ReadAllText(folder["orders.csv"]) + "B,3,never,5\n");
        var run = await Run(folder);
        Assert.Equal(ExitCode.Rejects, run.Code);
        Assert.Contains("bad-date: 1", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("one-sided", "Found 0 won and 1 lost")]
    [InlineData("demo and data", "--demo")]
    [InlineData("day", "'June'")]
    [InlineData("contacts", "contact-cadence")]
    [InlineData("two policies", "--policy together with --system")]
    [InlineData("no as-of", "--as-of")]
    public async Task What_cannot_be_tested_is_refused_with_the_reason(string mistake, string reason)
    {
        using var folder = Folder();
        string[] words = mistake switch
        {
            "one-sided" => Words(folder, "--from", "2026-04-02"),
            "demo and data" => Words(folder, "--demo"),
            "day" => Words(folder, "--from", "June"),
            "contacts" => ["backtest", "--demo", "--system", "contact-cadence"],
            "two policies" => Words(folder, "--system", "opportunity-ranking"),
            _ => ["backtest", "--mapping", folder["deals.mapping.json"], "--data", folder[""]],
        };
        if (mistake == "two policies") words = [.. words, "--policy", folder["buyers.policy.json"]];
        var run = await ToolRun.Of(words);
        Assert.Equal((ExitCode.Refused, ""), (run.Code, run.Output));
        Assert.Contains(reason, run.Error, StringComparison.Ordinal);
        Assert.Matches("[一-鿿]", (await ToolRun.Of([.. words, "--lang", "zh-Hans"])).Error);
    }

    [Fact]
    public async Task The_demo_counts_every_deal_of_the_sample_portfolio_once()
    {
        using var json = JsonDocument.Parse((await ToolRun.Of("backtest", "--demo", "--format", "json")).Output);
        var root = json.RootElement;
        var deals = Demo.Sample.Deals.Count();
        Assert.Equal(deals, Int(root, "won") + Int(root, "lost") + root.GetProperty("left_out").EnumerateObject().Sum(r => r.Value.GetInt32()));
    }

    private static DataFolder Folder()
    {
        var deals = new System.Text.StringBuilder("account,deal,owner,status,opened,closed\n");
        for (var i = 1; i <= 4; i++)
        {
            deals.Append(CultureInfo.InvariantCulture, $"B,B{i},{(i < 4 ? "Lin" : "Wu")},{(i < 4 ? "won" : "lost")},2026-0{i}-01,2026-0{i}-20\n");
            deals.Append(CultureInfo.InvariantCulture, $"N,N{i},{(i < 2 ? "Lin" : "Wu")},{(i < 2 ? "won" : "lost")},2026-0{i}-{(i < 4 ? "01" : "02")},2026-0{i}-20\n");
        }

        return new DataFolder()
            .With("deals.csv", deals.ToString(), "N,N5,Wu,open,2026-05-01,\n")
            .With("orders.csv", "account,order,date,amount\nB,1,2025-12-20,100\nN,2,2026-06-01,100\n")
            .With("buyers.policy.json", Policy)
            .With("deals.mapping.json", """
                { "mapping": "deals", "dates": ["yyyy-MM-dd"], "sources": { "deals": "deals.csv", "orders": "orders.csv" },
                  "opportunities": { "from": "deals", "account": "account", "id": "deal", "owner": "owner", "status": "status", "opened_on": "opened", "closed_on": "closed" },
                  "orders": { "from": "orders", "account": "account", "id": "order", "date": "date", "amount": "amount" } }
                """);
    }

    private static Task<ToolRun> Run(DataFolder folder, params string[] more) =>
        ToolRun.Of(Words(folder, more.Contains("--system") ? more : ["--policy", folder["buyers.policy.json"], .. more]));

    private static string[] Words(DataFolder folder, params string[] more) =>
        ["backtest", "--mapping", folder["deals.mapping.json"], "--data", folder[""], "--as-of", "2026-06-30", .. more];

    private static int Int(JsonElement element, string name) => element.GetProperty(name).GetInt32();
}
