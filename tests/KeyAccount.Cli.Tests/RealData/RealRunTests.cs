using System.Text.Json;
using KeyAccount.Cli.Commands;
using KeyAccount.Cli.Tests.Commands;

namespace KeyAccount.Cli.Tests.RealData;

/// <summary>
/// The three documented commands on public data that is not part of the repository: found through KEYACCOUNT_DATA or in ../shared/data beside
/// the repository, skipped where absent.
/// </summary>
public sealed class RealRunTests(RealRunTests.Runs runs) : IClassFixture<RealRunTests.Runs>
{
    private const string Absent = "The public data sets are not here (set KEYACCOUNT_DATA).";

    [Fact]
    public void Retail_accounts_for_every_line_and_penny()
    {
        var (code, summary, accounts) = Run(runs.Retail);
        Assert.Equal((ExitCode.Rejects, 4_372, 4_372), (code, summary.GetProperty("accounts").GetInt32(), accounts));
        Assert.Equal((541_909, 406_829, 135_080), Rows(summary, "lines"));
        Assert.Equal(8_300_065.814m, summary.GetProperty("totals").GetProperty("orders").GetProperty("amount").GetDecimal());
    }

    [Fact]
    public void Receivables_reconcile()
    {
        var (code, summary, accounts) = Run(runs.Receivables);
        Assert.Equal((ExitCode.Fine, 100, 100), (code, summary.GetProperty("accounts").GetInt32(), accounts));
        Assert.Equal((2_466, 2_466, 0), Rows(summary, "invoices"));
        var invoices = summary.GetProperty("totals").GetProperty("invoices");
        Assert.Equal((2_466, 877), (invoices.GetProperty("count").GetInt32(), invoices.GetProperty("settled_late").GetProperty("count").GetInt32()));
    }

    [Fact]
    public void Crm_reconciles_and_reports_deals_without_account()
    {
        var (code, summary, accounts) = Run(runs.Crm);
        Assert.Equal((ExitCode.Rejects, 85, 85), (code, summary.GetProperty("accounts").GetInt32(), accounts));
        Assert.Equal((8_800, 7_375, 1_425), Rows(summary, "pipeline"));
        var won = summary.GetProperty("totals").GetProperty("opportunities").GetProperty("won");
        Assert.Equal((4_238, 10_005_534m), (won.GetProperty("count").GetInt32(), won.GetProperty("amount").GetDecimal()));
    }

    /// <summary>Counted from the file's lines in exact fractions, without this product.</summary>
    [Fact]
    public async Task Retail_cuts_are_those_counted_from_its_lines()
    {
        Assert.SkipWhen(Runs.Source() is null, Absent);
        var (root, data) = Runs.Source()!.Value;
        using var folder = new Import.DataFolder();
        var run = await ToolRun.Of("policy", "calibrate", "single-indicator", data, "--mapping", Path.Combine(root, "samples", "mappings", "retail.mapping.json"),
            "--as-of", "2011-12-09", "--out", folder["calibrated.policy.json"]);
        Assert.Equal(ExitCode.Rejects, run.Code);
        var cuts = Rules.CompiledPolicy.Load(await File.ReadAllTextAsync(folder["calibrated.policy.json"], TestContext.Current.CancellationToken)).Model.Cuts;
        Assert.Equal([1917.78, 627.15, 216.3, 1447.14, 455.3], cuts.Select(c => c.Calibrated));
    }

    private static (int Code, JsonElement Summary, int Accounts) Run((int Code, string Summary, int Accounts)? run)
    {
        Assert.SkipWhen(run is null, Absent);
        var summary = JsonDocument.Parse(run.Value.Summary).RootElement;
        foreach (var source in summary.GetProperty("sources").EnumerateObject())
        {
            var (read, used, rejected) = Rows(summary, source.Name);
            Assert.Equal(read, used + rejected);
            Assert.Equal(rejected, source.Value.GetProperty("reasons").EnumerateObject().Sum(r => r.Value.GetInt32()));
        }

        return (run.Value.Code, summary, run.Value.Accounts);
    }

    private static (int Read, int Used, int Rejected) Rows(JsonElement summary, string source)
    {
        var rows = summary.GetProperty("sources").GetProperty(source);
        return (rows.GetProperty("read").GetInt32(), rows.GetProperty("used").GetInt32(), rows.GetProperty("rejected").GetInt32());
    }

    /// <summary>Each data set scored once, for all tests.</summary>
    public sealed class Runs : IAsyncLifetime
    {
        internal (int Code, string Summary, int Accounts)? Retail { get; private set; }

        internal (int Code, string Summary, int Accounts)? Receivables { get; private set; }

        internal (int Code, string Summary, int Accounts)? Crm { get; private set; }

        public async ValueTask InitializeAsync()
        {
            Retail = await Score("retail", "2011-12-09");
            Receivables = await Score("receivables", "2014-01-31");
            Crm = await Score("crm", "2017-12-31");
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;

        private static async Task<(int Code, string Summary, int Accounts)?> Score(string name, string asOf)
        {
            if (Source() is not var (root, data)) return null;
            using var folder = new Import.DataFolder();
            var run = await ToolRun.Of("score", "--mapping", Path.Combine(root, "samples", "mappings", name + ".mapping.json"), "--data", data, "--as-of", asOf,
                "--out", folder["results.csv"], "--rejects", folder["rejects.csv"], "--summary", folder["run.json"]);
            Assert.Equal(File.ReadLines(folder["rejects.csv"]).Count() - 1, JsonDocument.Parse(File.ReadAllText(folder["run.json"])).RootElement.GetProperty("sources").EnumerateObject().Sum(s => s.Value.GetProperty("rejected").GetInt32()));
            return (run.Code, await File.ReadAllTextAsync(folder["run.json"]), File.ReadLines(folder["results.csv"]).Count() - 1);
        }

        /// <summary>The repository's folder and that of the data; <see langword="null"/> where either is absent.</summary>
        internal static (string Root, string Data)? Source()
        {
            if (Root() is not { } root) return null;
            var data = Environment.GetEnvironmentVariable("KEYACCOUNT_DATA") is { Length: > 0 } given ? given : Path.Combine(root, "..", "shared", "data");
            return Directory.Exists(data) ? (root, data) : null;
        }

        private static string? Root()
        {
            for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
                if (File.Exists(Path.Combine(at.FullName, "KeyAccount.slnx"))) return at.FullName;
            return null;
        }
    }
}
