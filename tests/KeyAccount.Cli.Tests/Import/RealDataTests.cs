using KeyAccount.Cli.Import;
using KeyAccount.Cli.Mapping;
using KeyAccount.Scoring;

namespace KeyAccount.Cli.Tests.Import;

/// <summary>
/// The sample mappings against public data that is not part of the repository: found through KEYACCOUNT_DATA or in ../shared/data beside
/// the repository, skipped where absent.
/// </summary>
public sealed class RealDataTests(RealDataTests.Retail retail) : IClassFixture<RealDataTests.Retail>
{
    private const string Absent = "The public data sets are not here (set KEYACCOUNT_DATA).";

    [Fact]
    public void Retail_reconciles_to_the_last_digit_and_line()
    {
        Assert.SkipWhen(retail.Result is null, Absent);
        var source = retail.Result.Report.Source("lines");
        var orders = retail.Result.Report.Totals.Orders!;
        Assert.Equal((541_909, 406_829, 135_080), (source.Read, source.Used, source.Rejected));
        Assert.Equal((135_077, 3), (source.Reasons["missing-account"], source.Reasons["bad-debt-adjustment"]));
        Assert.Equal(8_300_065.814m, orders.NetAmount);
        Assert.Equal(9_747_747.934m, orders.NetAmount + source.RejectedAmounts.Values.Sum());
        Assert.Equal(-11_062.06m, source.RejectedAmounts["bad-debt-adjustment"]);
        Assert.Equal(source.Used, orders.Lines);
    }

    [Fact]
    public void Retail_makes_customers_and_documents_of_lines()
    {
        Assert.SkipWhen(retail.Result is null, Absent);
        var portfolio = retail.Result.Portfolio;
        Assert.Equal(4_372, portfolio.Accounts.Length);
        Assert.Equal(portfolio.Accounts.Select(a => a.Id).Order(StringComparer.Ordinal), portfolio.Accounts.Select(a => a.Id));
        var customer = portfolio.Find("17850")!;
        Assert.Equal("United Kingdom", customer.Company.Region);
        Assert.Equal(139.12m, customer.Orders.Single(o => o.Id == "536365").Amount);
        Assert.Equal(22_190, portfolio.Accounts.Sum(a => a.Orders.Length));
        Assert.All(portfolio.Accounts.SelectMany(a => a.Orders), o => Assert.Equal(o.Id!.StartsWith('C'), o.Kind == OrderKind.Cancellation));
        var net = portfolio.Accounts.Select(a => a.Orders.Sum(o => o.Kind == OrderKind.Order ? o.Amount : -o.Amount)).ToList();
        Assert.Equal(41, net.Count(n => n < 0));
    }

    [Fact]
    public void Receivables_reconcile()
    {
        var report = Import("receivables", new DateOnly(2014, 1, 31)).Report;
        var invoices = report.Totals.Invoices!;
        Assert.Equal((2_466, 2_466), (report.Source("invoices").Read, report.Source("invoices").Used));
        Assert.Equal(100, report.Accounts);
        Assert.Equal((2_466, 877, 561), (invoices.Settled.Count, invoices.SettledLate.Count, invoices.Disputed.Count));
    }

    [Fact]
    public void Receivables_keep_leading_zeros_of_invoice_numbers()
    {
        var account = Import("receivables", new DateOnly(2014, 1, 31)).Portfolio.Find("0379-NEVHP")!;
        var invoice = account.Invoices.Single(i => i.Id == "0000611365");
        Assert.Equal((new DateOnly(2013, 1, 2), new DateOnly(2013, 2, 1), 55.94m, false), (invoice.Date, invoice.DueDate, invoice.Amount, invoice.IsDisputed));
        Assert.Equal(new Receipt(new DateOnly(2013, 1, 15), 55.94m), Assert.Single(invoice.Receipts));
    }

    [Fact]
    public void Crm_reconciles_and_reports_what_has_no_account()
    {
        var result = Import("crm", new DateOnly(2017, 12, 31));
        Assert.Equal(new CountAndAmount(4_238, 10_005_534m), result.Report.Totals.Orders!.Orders);
        var totals = result.Report.Totals.Opportunities!;
        Assert.Equal(new CountAndAmount(4_238, 10_005_534m), totals.Won);
        Assert.Equal(2_473, totals.Lost.Count);
        Assert.Equal(1_589 + 500, totals.Open.Count + result.Report.Source("pipeline").Rejected);
        Assert.Equal(1_425, result.Report.Source("pipeline").Reasons["missing-account"]);
        Assert.Equal(1_425, result.Rejects.Length);
        Assert.Empty(result.Warnings);
        Assert.Equal((85, 85), (result.Report.Accounts, result.Report.Source("accounts").Used));
    }

    [Fact]
    public void Crm_words_mend_what_is_misspelt_and_units_are_applied()
    {
        var accounts = Import("crm", new DateOnly(2017, 12, 31)).Portfolio.Accounts;
        Assert.Equal(12, accounts.Count(a => a.Company.Industry == "technology"));
        Assert.Single(accounts, a => a.Company.Region == "Philippines");
        Assert.Equal(1_100_040_000m, accounts.Single(a => a.Id == "Acme Corporation").Company.AnnualSales);
        Assert.Equal(1996, accounts.Single(a => a.Id == "Acme Corporation").Facts["year_established"].Number);
        Assert.Equal(15, accounts.Count(a => a.ParentId is not null));
        var deals = accounts.SelectMany(a => a.Opportunities).ToList();
        Assert.DoesNotContain(deals, o => o.Name == "GTXPro");
        Assert.Contains(deals, o => o is { Name: "GTX Pro", Status: OpportunityStatus.Open, Amount: 4821m });
        Assert.All(deals.Where(o => o.Status == OpportunityStatus.Lost), o => Assert.Null(o.Stage));
    }

    private static ImportResult Import(string name, DateOnly asOf)
    {
        var data = Locate("shared/data", "KEYACCOUNT_DATA");
        Assert.SkipWhen(data is null, Absent);
        return Run(name, data, asOf);
    }

    private static ImportResult Run(string name, string data, DateOnly asOf)
    {
        var mapping = Locate("samples/mappings", null) ?? throw new DirectoryNotFoundException("samples/mappings");
        return PortfolioImporter.Import(MappingReader.ReadFile(Path.Combine(mapping, name + ".mapping.json")), data, new ImportOptions(asOf));
    }

    /// <summary>A folder named by a variable, or found in one of the folders above the tests.</summary>
    private static string? Locate(string folder, string? variable)
    {
        if (variable is not null && Environment.GetEnvironmentVariable(variable) is { Length: > 0 } given) return given;
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            var path = Path.Combine(at.FullName, folder);
            if (Directory.Exists(path)) return path;
            if (File.Exists(Path.Combine(at.FullName, "KeyAccount.slnx")) && folder == "shared/data") return Directory.Exists(Path.Combine(at.FullName, "..", folder)) ? Path.Combine(at.FullName, "..", folder) : null;
        }

        return null;
    }

    /// <summary>One import of the large file for all tests.</summary>
    public sealed class Retail
    {
        internal ImportResult? Result { get; } = Locate("shared/data", "KEYACCOUNT_DATA") is { } data ? Run("retail", data, new DateOnly(2011, 12, 9)) : null;
    }
}
