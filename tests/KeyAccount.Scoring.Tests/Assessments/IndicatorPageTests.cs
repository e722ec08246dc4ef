namespace KeyAccount.Scoring.Tests.Assessments;

/// <summary>The page on indicators names every one of them, and its example is what comes out.</summary>
public sealed class IndicatorPageTests
{
    private static readonly string Page = File.ReadAllText(Find());

    [Fact]
    public void Every_indicator_is_on_the_page() => Assert.All(IndicatorCatalog.All, i => Assert.Contains($"`{i.Name}`", Page, StringComparison.Ordinal));

    [Fact]
    public void The_example_comes_out_as_written()
    {
        Account account = new()
        {
            Id = "example",
            Orders =
            [
                new Order { Date = new(2026, 1, 10), Amount = 100, Cost = 60 },
                new Order { Date = new(2026, 3, 11), Amount = 50, Cost = 30 },
                new Order { Date = new(2026, 4, 1), Amount = 20, Cost = 12, Kind = OrderKind.Return },
            ],
        };
        AccountIndicators indicators = AccountScorer.BuiltIn.Assess(account, new AssessmentOptions(new DateOnly(2026, 6, 30))).Indicators;
        Dictionary<string, double> expected = new()
        {
            ["order_count"] = 2,
            ["gross_revenue"] = 150,
            ["return_amount"] = 20,
            ["revenue"] = 130,
            ["profit"] = 52,
            ["gross_margin"] = 0.4,
            ["average_order_value"] = 75,
            ["average_order_interval_days"] = 60,
            ["days_since_last_order"] = 111,
            ["tenure_days"] = 171,
        };
        string example = Page[Page.IndexOf("## An example", StringComparison.Ordinal)..];
        Assert.All(expected, e =>
        {
            Assert.Equal(e.Value, IndicatorCatalog.Find(e.Key)!.Get(indicators));
            Assert.Matches($"`{e.Key}` (130 − \\(60 \\+ 30 − 12\\) = )?{FormattableString.Invariant($"{e.Value}")}\\b", example);
        });
        Assert.Null(indicators.RevenueTrend);
    }

    private static string Find()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "KeyAccount.slnx"))) folder = folder.Parent;
        return Path.Combine(folder!.FullName, "docs", "indicators.md");
    }
}
