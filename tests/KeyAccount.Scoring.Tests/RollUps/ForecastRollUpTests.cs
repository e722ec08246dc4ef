namespace KeyAccount.Scoring.Tests.RollUps;

/// <summary>Forecasts of deals add up by account, owner and portfolio.</summary>
public sealed class ForecastRollUpTests
{
    private static readonly DateOnly AsOf = new(2026, 6, 30);
    private static readonly AssessmentOptions Options = new(AsOf);
    private static readonly AccountScorer Scorer = AccountScorer.BuiltIn.WithSystems([AccountSystems.Find("forecast")!]);

    private static readonly Account[] Accounts =
    [
        new()
        {
            Id = "a", Name = "Alpha", Owner = "wang",
            Opportunities =
            [
                new Opportunity { Id = "won", Amount = 100m, Status = OpportunityStatus.Won },
                new Opportunity { Id = "lost", Amount = 900m, Status = OpportunityStatus.Lost, Owner = "zhou" },
                new Opportunity { Id = "signed", Amount = 40m, Status = OpportunityStatus.Open, ContractSigned = true, Owner = "zhou" },
                new Opportunity { Id = "open", Amount = 1_000m, Status = OpportunityStatus.Open, ContractSigned = false },
            ],
        },
        new() { Id = "b", Opportunities = [new Opportunity { Id = "unknown", Status = OpportunityStatus.Open }] },
        new() { Id = "c", Owner = "wang" },
    ];

    [Fact]
    public void An_account_is_the_sum_of_its_deals()
    {
        ForecastResult it = Scorer.Assess(Accounts[0], Options).Forecast!;
        Assert.Equal([100m, 0m, 40m], it.Deals.Take(3).Select(d => d.Expected!.Value));
        Assert.Equal((100m, 4, 0), (it.Total.Won!.Value, it.Total.DealCount, it.Total.UnknownCount));
        Assert.Equal(it.Deals.Sum(d => d.Expected), it.Total.Expected);
        Assert.True(it.Total.Low < it.Total.Expected && it.Total.Expected < it.Total.High);
        Assert.Equal(("open", "wang", "remote"), (it.Deals[3].OpportunityId, it.Deals[3].Owner, it.Deals[3].Category.Label));
        Assert.Equal("1", it.Deals[3].Stage.Supported);
    }

    [Fact]
    public void A_portfolio_is_summed_by_account_by_owner_and_altogether()
    {
        ForecastRollUp it = ForecastRollUp.Of(Scorer.Assess(Accounts, Options));
        Assert.Equal([("a", "Alpha"), ("b", null), ("c", null)], it.Accounts.Select(l => (l.Key, l.Name)));
        Assert.Equal(new ForecastTotal(0, 0, 0, 0, 1, 1), it.Accounts[1].Total);
        Assert.Equal(new ForecastTotal(0, 0, 0, 0, 0, 0), it.Accounts[2].Total);
        Assert.Equal([("", null), ("wang", "wang"), ("zhou", "zhou")], it.Owners.Select(l => (l.Key, l.Name)));
        Assert.Equal(new ForecastTotal(40, 40, 40, 0, 2, 0), it.Owners[2].Total);
        Assert.Equal((5, 1), (it.Portfolio.DealCount, it.Portfolio.UnknownCount));
    }

    [Fact]
    public void Accounts_and_owners_add_up_to_the_portfolio()
    {
        ForecastRollUp it = ForecastRollUp.Of(Scorer.Assess(new Assessments.Portfolio(11).Accounts(60), Options));
        Assert.True(it.Portfolio.DealCount > 0 && it.Portfolio.UnknownCount > 0);
        Assert.All([it.Accounts, it.Owners], lines =>
        {
            Assert.Equal(it.Portfolio.Low, lines.Sum(l => l.Total.Low));
            Assert.Equal(it.Portfolio.Expected, lines.Sum(l => l.Total.Expected));
            Assert.Equal(it.Portfolio.High, lines.Sum(l => l.Total.High));
            Assert.Equal(it.Portfolio.Won, lines.Sum(l => l.Total.Won));
            Assert.Equal(it.Portfolio.UnknownCount, lines.Sum(l => l.Total.UnknownCount));
            Assert.All(lines, l => Assert.True(l.Total.Low <= l.Total.Expected && l.Total.Expected <= l.Total.High, l.ToString()));
        });
    }

    [Fact]
    public void What_was_not_asked_cannot_be_summed() =>
        Assert.Contains("forecast", Assert.Throws<ArgumentException>(() => ForecastRollUp.Of([AccountScorer.BuiltIn.Assess(Accounts[0], Options)])).Message, StringComparison.Ordinal);
}
