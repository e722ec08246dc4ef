namespace KeyAccount.Scoring.Tests.Facts;

public sealed class CompanyFactTests
{
    private static readonly DateOnly AsOf = new(2026, 6, 30);

    [Theory]
    [InlineData(null, null, null)]
    [InlineData(true, null, true)]
    [InlineData(false, null, false)]
    [InlineData(null, "2026-06-30", true)]
    [InlineData(false, "2026-06-30", true)]
    [InlineData(null, "2026-07-01", null)]
    [InlineData(false, "2026-07-01", false)]
    [InlineData(true, "2026-07-01", null)]
    public void An_evaluation_counts_from_its_day_on(bool? recorded, string? on, bool? expected)
    {
        var standing = new AccountStanding { IsEvaluated = recorded, EvaluatedOn = Day(on) };
        Assert.Equal(expected, Read("is_evaluated", new Account { Id = "a", Standing = standing }).Boolean);
    }

    [Theory]
    [InlineData("2026-06-30", 0d)]
    [InlineData("2026-01-01", 180d)]
    [InlineData("2026-07-01", null)]
    [InlineData(null, null)]
    public void Days_since_ignore_later_dates(string? on, double? expected)
    {
        var standing = new AccountStanding { MapConfirmedOn = Day(on), ReorganisedOn = Day(on) };
        var account = new Account { Id = "a", Standing = standing };
        Assert.Equal(expected, Read("map_confirmed_days", account).Number);
        Assert.Equal(expected, Read("reorganised_days", account).Number);
    }

    [Fact]
    public void No_parent_on_record_is_not_known_to_be_none()
    {
        Assert.Equal(FactValue.Unknown, Read("has_parent", new Account { Id = "a" }));
        Assert.True(Read("has_parent", new Account { Id = "a", ParentId = "p" }).Boolean);
        Assert.Equal("p", Read("parent_account", new Account { Id = "a", ParentId = "p" }).Text);
        Assert.Equal(FactValue.Unknown, Read("parent_account", new Account { Id = "a" }));
    }

    [Fact]
    public void What_is_recorded_is_read_under_its_name()
    {
        var account = new Account
        {
            Id = "a",
            Company = new CompanyProfile
            {
                Employees = 12,
                RegisteredCapital = 1.5m,
                AnnualSales = 2.5m,
                Region = "north",
                Industry = "steel",
                IsListed = true,
            },
            Standing = new AccountStanding
            {
                CategorySpend = 3.5m,
                CumulativeContracts = 4.5m,
                LargestContract = 5.5m,
                ReferredClosedAccount = true,
                BuysAsGroup = false,
                SetsIndustryExample = true,
                RivalsCompete = false,
                GrowthPotential = Level.Medium,
                Satisfaction = 77,
                CanMeetTechnicalRequirements = false,
                HasFunds = true,
                CreditAcceptable = false,
            },
        };
        string[] read =
        [
            .. new[]
            {
                "employees", "registered_capital", "annual_sales", "region", "industry", "is_listed", "category_spend", "cumulative_contracts",
                "largest_contract", "referred_closed_account", "buys_as_group", "sets_industry_example", "rivals_compete", "growth_potential",
                "satisfaction", "meets_technical_requirements", "has_funds", "credit_acceptable",
            }.Select(name => $"{name}={Read(name, account)}"),
        ];
        Assert.Equal(
            [
                "employees=12", "registered_capital=1.5", "annual_sales=2.5", "region=north", "industry=steel", "is_listed=true", "category_spend=3.5",
                "cumulative_contracts=4.5", "largest_contract=5.5", "referred_closed_account=true", "buys_as_group=false",
                "sets_industry_example=true", "rivals_compete=false", "growth_potential=medium", "satisfaction=77",
                "meets_technical_requirements=false", "has_funds=true", "credit_acceptable=false",
            ],
            read);
    }

    private static FactValue Read(string name, Account account) =>
        AccountFacts.Find(name)!.Read(new AccountSnapshot(account, AccountIndicators.Unknown, AsOf));

    private static DateOnly? Day(string? text) =>
        text is null ? null : DateOnly.ParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
