using System.Text.Json;
using System.Text.RegularExpressions;
using KeyAccount.Cli.Commands;
using KeyAccount.Cli.Import;

namespace KeyAccount.Cli.Tests.Commands;

public sealed partial class ScoreTests
{
    [Fact]
    public async Task The_starter_portfolio_gives_these_results()
    {
        using var folder = await StarterFolder.Create();
        var run = await folder.RunScore("r.csv");
        Assert.Equal((ExitCode.Fine, ""), (run.Code, run.Error));
        string[] columns =
        [
            "account_id", "score", "coverage", "score_low", "score_high", "grade", "grade_best", "grade_worst", "card", "flags",
            "undetermined_flags", "claimed_stage", "supported_stage", "next_action", "next_action_reason",
        ];
        var table = Table(folder["r.csv"], columns);
        Assert.Equal(
            """
            A-1|64.76|0.6829|48.32|75.94|B|B|C|silver||screened-out-technical;screened-out-funds;screened-out-credit;role-changed;reorganised;criteria-against-us;dissatisfied;shrinking|4|2|get-on-list|Roles and relationships are there; being on the list is not on record
            A-2|30.93|0.5429|22.59|62.5|D|B|D|none|arrears;gone-quiet|screened-out-technical;screened-out-funds;screened-out-credit;reorganised;dissatisfied;shrinking;stale-map||1|collect-overdue|Invoices paid late: 100%; overdue on an average day, as a share of a year's invoices: 12.1%
            A-3|26.49|0.2567|11.8|81.13|D|A|D|none|unknown-buyer-decision-maker;unknown-buyer-technical;unknown-buyer-user;no-coach;decision-power-unclear;decision-maker-not-met|screened-out-technical;screened-out-funds;screened-out-credit;reorganised;opposed;single-threaded;criteria-against-us;dissatisfied;arrears;stale-map;gone-quiet;shrinking|5|2|identify-decision-maker|No evidence of who gives the last approval: 1 contact(s) on record, 0 taken for the decision maker, none confirmed
            """.ReplaceLineEndings("\n"), string.Join('\n', table));
    }

    [Fact]
    public async Task Indicators_are_added_under_their_names_and_check_by_hand()
    {
        using var folder = await StarterFolder.Create();
        await folder.RunScore("r.csv", "--include", "indicators");
        string[] all =
        [
            "order_count", "gross_revenue", "revenue", "profit", "gross_margin", "average_order_value", "largest_order_value", "return_amount", "return_count", "return_rate",
            "tenure_days", "average_order_interval_days", "days_since_last_order", "expected_revenue", "open_amount", "revenue_trend", "invoiced_amount", "largest_receipt",
            "average_receipt", "average_collection_days", "average_outstanding", "arrears_rate", "late_payment_ratio", "disputed_ratio", "interaction_count", "task_count", "process_count",
            "compliment_count", "compliment_ratio", "complaint_count", "complaint_ratio", "suggestion_count", "suggestion_ratio", "days_since_last_contact", "visit_count", "wallet_share",
        ];
        Assert.Equal(all, Header(folder["r.csv"])[^all.Length..]);

        // Two orders of 2.1 and 3.3 million and a return of 0.12; one of two invoices was paid after its due date.
        string[] checkable = ["order_count", "gross_revenue", "revenue", "profit", "gross_margin", "average_order_value", "return_count", "days_since_last_order", "open_amount", "late_payment_ratio", "disputed_ratio", "complaint_count"];
        Assert.Equal("2|5400000|5280000|1650000|0.3125|2700000|1|130|1800000|0.5|0|", Table(folder["r.csv"], checkable)[0]);
    }

    [Fact]
    public async Task Csv_json_lines_and_parquet_say_the_same()
    {
        using var folder = await StarterFolder.Create();
        var columns = Array.Empty<string>();
        var tables = new List<string[]>();
        foreach (var file in (string[])["r.csv", "r.csv.gz", "r.jsonl", "r.ndjson.gz", "r.parquet"])
        {
            Assert.Equal(ExitCode.Fine, (await folder.RunScore(file, "--include", "indicators")).Code);
            if (columns.Length == 0) columns = Header(folder[file]);
            Assert.Equal(columns, Header(folder[file]));
            tables.Add([.. Table(folder[file], columns).Select(row => WholeNumber().Replace(row, ""))]);
        }

        Assert.Equal(3, tables[0].Length);
        Assert.All(tables, t => Assert.Equal(tables[0], t));
    }

    [Fact]
    public async Task Every_kind_of_broken_row_is_named_and_every_good_row_is_kept()
    {
        using var folder = await StarterFolder.Create();
        folder.Write("data/accounts.csv", "account,name,owner,industry,region,employees,annual_sales,category_spend,evaluated_on,map_confirmed_on,parent\n" +
            "A-1,Halden,Lin,,,,,,,,\nA-2,Orchard,Lin,,,many,,,,,\n,Nobody,Lin,,,,,,,,\nA-1,Again,Lin,,,,,,,,\nA-3,Brightwater,Lin,,,12,,,,,\n");
        folder.Write("data/orders.csv", "account,order,date,amount,cost,kind\n" +
            "A-1,1,2026-01-05,100,60,order\n" +
            "A-1,2,2026-01-05,ten,60,order\n" +
            ",3,2026-01-05,100,60,order\n" +
            "A-1,1,2026-01-05,100,60,order\n" +
            "A-1,5,2026-02-30,100,60,order\n" +
            "A-1,6,2026-01-05,NaN,60,order\n" +
            "A-1,7,2026-01-05,Infinity,60,order\n" +
            $"A-1,8,2026-01-05,100,60,{new string('x', 1 << 20)}\n" +
            "A-9,9,2026-01-05,100,60,order\n" +
            "A-3,10,2026-01-06,200,60,order\n" +
            "A-3,11,2026-01-06,20");
        var run = await folder.RunScore("r.csv", "--rejects", folder["rejects.csv"], "--summary", folder["run.json"]);
        Assert.Equal(ExitCode.Rejects, run.Code);

        var rejects = Table(folder["rejects.csv"], "source", "line", "reason");
        Assert.Equal(
        [
            "accounts|3|not-a-number", "accounts|4|missing-key", "accounts|5|duplicate-key",
            "orders|3|not-a-number", "orders|4|missing-account", "orders|5|duplicate-key", "orders|6|bad-date", "orders|7|nan", "orders|8|infinite",
            "orders|9|field-too-long", "orders|10|unmatched-account", "orders|12|cut-off",
        ], rejects.Where(r => r.StartsWith("accounts|", StringComparison.Ordinal) || r.StartsWith("orders|", StringComparison.Ordinal)));

        using var summary = JsonDocument.Parse(folder.Read("run.json"));
        var sources = summary.RootElement.GetProperty("sources");
        var orders = sources.GetProperty("orders");
        Assert.Equal((11, 2, 9), (Int(orders, "read"), Int(orders, "used"), Int(orders, "rejected")));
        Assert.Equal(9, orders.GetProperty("reasons").EnumerateObject().Sum(r => r.Value.GetInt32()));
        Assert.Equal(rejects.Length, sources.EnumerateObject().Sum(s => Int(s.Value, "rejected")));
        Assert.All(sources.EnumerateObject(), s => Assert.Equal(Int(s.Value, "read"), Int(s.Value, "used") + Int(s.Value, "rejected")));
        Assert.Equal(300, summary.RootElement.GetProperty("totals").GetProperty("orders").GetProperty("amount").GetDecimal());
        Assert.Equal(["A-1", "A-3"], Table(folder["r.csv"], "account_id"));
    }

    [Fact]
    public async Task The_summary_accounts_for_rows_totals_policy_and_engine()
    {
        using var folder = await StarterFolder.Create();
        await folder.RunScore("r.csv", "--summary", folder["run.json"], "--policy", folder["key-account.policy.json"]);
        using var document = JsonDocument.Parse(folder.Read("run.json"));
        var root = document.RootElement;
        Assert.Equal((3, "2026-06-30"), (Int(root, "accounts"), root.GetProperty("as_of").GetString()));
        Assert.Equal(["accounts", "contacts", "opportunities", "orders", "invoices"], root.GetProperty("sources").EnumerateObject().Select(s => s.Name));
        Assert.Equal("key-account 1.0.0", $"{root.GetProperty("policy").GetProperty("name").GetString()} {root.GetProperty("policy").GetProperty("version").GetString()}");
        Assert.Matches("^[0-9a-f]{64}$", root.GetProperty("policy").GetProperty("hash").GetString());
        Assert.Matches(@"^\d+\.\d+\.\d+", root.GetProperty("engine_version").GetString());
        var totals = root.GetProperty("totals");
        foreach (var part in (JsonElement[])[totals, totals.GetProperty("window")])
        {
            var orders = part.GetProperty("orders");
            Assert.Equal((4, 5_364_000m), (Int(orders, "documents"), orders.GetProperty("amount").GetDecimal()));
            Assert.Equal((3, 5_484_000m), (Int(part.GetProperty("invoices"), "count"), part.GetProperty("invoices").GetProperty("amount").GetDecimal()));
            Assert.Equal((2, 6_000_000m), (Int(part.GetProperty("opportunities").GetProperty("open"), "count"), part.GetProperty("opportunities").GetProperty("open").GetProperty("amount").GetDecimal()));
        }

        Assert.Equal(365, Int(totals.GetProperty("window"), "days"));
        Assert.EndsWith("}\n", folder.Read("run.json"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task When_one_file_cannot_be_written_none_appears()
    {
        using var folder = await StarterFolder.Create();
        folder.Write("r.csv", "older");
        folder.Write("blocked", "a file where a folder is needed");
        foreach (var option in (string[])["--rejects", "--summary"])
        {
            var run = await folder.RunScore("r.csv", option, folder["blocked/x.csv"]);
            Assert.Equal((ExitCode.Refused, ""), (run.Code, run.Output));
            Assert.StartsWith("error: ", run.Error, StringComparison.Ordinal);
            Assert.Equal("older", folder.Read("r.csv"));
            Assert.Equal(["blocked", "key-account.policy.json", "portfolio.mapping.json", "r.csv"], folder.Files(""));
        }
    }

    [Theory]
    [InlineData("1")]
    [InlineData("2")]
    [InlineData("4")]
    public async Task The_number_of_threads_changes_no_byte(string threads)
    {
        using var folder = await StarterFolder.Create();
        ManyAccounts(folder);
        Assert.Equal(ExitCode.Fine, (await folder.RunScore("one.csv", "--include", "indicators")).Code);
        Assert.Equal(ExitCode.Fine, (await folder.RunScore("many.csv", "--include", "indicators", "--threads", threads)).Code);
        Assert.Equal(3001, folder.Read("one.csv").Split('\n').Length - 1);
        Assert.Equal(folder.Read("one.csv"), folder.Read("many.csv"));
    }

    /// <summary>3,000 accounts with an order each: several batches.</summary>
    private static void ManyAccounts(StarterFolder folder)
    {
        var ids = Enumerable.Range(0, 3_000).Select(i => $"B-{i:0000}").ToArray();
        folder.Write("data/accounts.csv", "account,name,owner,industry,region,employees,annual_sales,category_spend,evaluated_on,map_confirmed_on,parent\n" +
            string.Concat(ids.Select((id, i) => $"{id},{id},,,,{i},,,,,\n")));
        folder.Write("data/orders.csv", "account,order,date,amount,cost,kind\n" + string.Concat(ids.Select((id, i) => $"{id},{i},2026-01-05,{i * 17 % 1009}.5,{i % 7},order\n")));
        folder.Write("data/contacts.csv", folder.Read("data/contacts.csv").Split('\n')[0] + "\n");
        folder.Write("data/opportunities.csv", folder.Read("data/opportunities.csv").Split('\n')[0] + "\n");
        folder.Write("data/invoices.csv", folder.Read("data/invoices.csv").Split('\n')[0] + "\n");
    }

    private static int Int(JsonElement element, string name) => element.GetProperty(name).GetInt32();

    private static string[] Header(string file) => Read(file, $"SELECT column_name FROM (DESCRIBE SELECT * FROM {Source(file)})");

    private static string[] Table(string file, params string[] columns) =>
        Read(file, $"SELECT concat_ws('|', {string.Join(", ", columns.Select(c => $"coalesce(CAST(\"{c}\" AS VARCHAR), '')"))}) FROM {Source(file)}");

    private static string Source(string file) => file.Contains(".csv", StringComparison.Ordinal)
        ? $"read_csv({Duck.Literal(file)}, header = true, all_varchar = true)"
        : file.EndsWith(".parquet", StringComparison.Ordinal) ? $"read_parquet({Duck.Literal(file)})" : $"read_json({Duck.Literal(file)}, format = 'newline_delimited')";

    private static string[] Read(string file, string query)
    {
        Assert.True(File.Exists(file));
        using var connection = Duck.Open();
        using var command = connection.CreateCommand();
        command.CommandText = query;
        using var reader = command.ExecuteReader();
        var rows = new List<string>();
        while (reader.Read()) rows.Add(reader.GetString(0));
        return [.. rows];
    }

    /// <summary>What a typed column adds to a whole number when it is shown as text.</summary>
    [GeneratedRegex(@"(?<=\d)\.0(?=\||$)")]
    private static partial Regex WholeNumber();
}
