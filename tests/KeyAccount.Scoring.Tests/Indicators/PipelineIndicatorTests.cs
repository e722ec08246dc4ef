namespace KeyAccount.Scoring.Tests.Indicators;

public sealed class PipelineIndicatorTests
{
    private static readonly StageProbabilities Policy = new([new(SellingStage.Met, 0.25), new(SellingStage.Negotiation, 0.75)]);

    [Fact]
    public void Open_deals_are_weighed_by_their_own_probability_or_else_by_that_of_their_stage()
    {
        AccountIndicators actual = Of(
            Given.Deal(1000, SellingStage.Met),
            Given.Deal(200, SellingStage.Negotiation),
            Given.Deal(100, SellingStage.Negotiation) with { Probability = 0.1 },
            Given.Deal(50) with { Probability = 1 },
            Given.Deal(9999, SellingStage.Met, OpportunityStatus.Won),
            Given.Deal(8888, SellingStage.Met, OpportunityStatus.Lost));

        Assert.Equal(250 + 150 + 10 + 50, actual.ExpectedRevenue);
        Assert.Equal(1350, actual.OpenAmount);
    }

    [Fact]
    public void No_deals_are_worth_nothing()
    {
        Assert.Equal(AccountIndicators.Unknown with { ExpectedRevenue = 0, OpenAmount = 0 }, Of());
        Assert.Equal(Of(), Of(Given.Deal(null, null, OpportunityStatus.Lost)));
    }

    [Fact]
    public void A_missing_amount_makes_both_figures_unknown() =>
        Assert.Equal(AccountIndicators.Unknown, Of(Given.Deal(100, SellingStage.Met), Given.Deal(null, SellingStage.Met)));

    [Fact]
    public void A_missing_probability_makes_only_the_expectation_unknown()
    {
        AccountIndicators openOnly = AccountIndicators.Unknown with { OpenAmount = 130 };

        Assert.Equal(openOnly, Of(Given.Deal(100, SellingStage.Met), Given.Deal(30)));
        Assert.Equal(openOnly, Of(Given.Deal(100, SellingStage.Met), Given.Deal(30, SellingStage.Planned)));
    }

    [Fact]
    public void Without_a_policy_only_deals_with_their_own_probability_can_be_weighed()
    {
        var account = new Account { Id = "a", Opportunities = [Given.Deal(100, SellingStage.Met) with { Probability = 0.5 }] };
        Account second = account with { Opportunities = account.Opportunities.Add(Given.Deal(100, SellingStage.Met)) };

        Assert.Equal(50, IndicatorCalculator.Compute(account, Given.Year).ExpectedRevenue);
        Assert.Null(IndicatorCalculator.Compute(second, Given.Year).ExpectedRevenue);
    }

    [Theory]
    [InlineData(-0.1)]
    [InlineData(25)]
    [InlineData(double.NaN)]
    public void What_is_no_probability_is_not_replaced_by_that_of_the_stage(double probability) =>
        Assert.Null(Of(Given.Deal(100, SellingStage.Met) with { Probability = probability }).ExpectedRevenue);

    [Theory]
    [InlineData(0, 100.0)]
    [InlineData(-1, 0.0)]
    [InlineData(900, 100.0)] // no window: open is open
    public void A_deal_counts_from_the_day_on_which_it_was_opened(int openedDaysAgo, double expected) => Assert.Equal(
        expected, Of(Given.Deal(100, SellingStage.Met) with { OpenedOn = Given.DaysAgo(openedDaysAgo) }).OpenAmount);

    [Theory]
    [InlineData(OpportunityStatus.Won)]
    [InlineData(OpportunityStatus.Lost)]
    public void A_deal_closed_after_the_as_of_date_was_open_on_it_at_a_stage_not_on_record(OpportunityStatus status)
    {
        Opportunity deal = Given.Deal(100, SellingStage.Met, status) with { Probability = 1 };

        Assert.Equal(Of(), Of(deal with { ClosedOn = Given.DaysAgo(0) }));
        Assert.Equal(AccountIndicators.Unknown with { OpenAmount = 100 }, Of(deal with { ClosedOn = Given.DaysAgo(-1) }));
        Assert.Equal(Of(), Of(deal with { ClosedOn = Given.DaysAgo(-9), OpenedOn = Given.DaysAgo(-1) }));
    }

    [Fact]
    public void A_deal_that_may_be_open_makes_both_figures_unknown()
    {
        Opportunity deal = Given.Deal(100, SellingStage.Met, status: null);

        Assert.Equal(AccountIndicators.Unknown, Of(deal));
        Assert.Equal(AccountIndicators.Unknown, Of(deal with { ClosedOn = Given.DaysAgo(-1) }));
        Assert.Equal(Of(), Of(deal with { ClosedOn = Given.DaysAgo(1) }));
        Assert.Equal(Of(), Of(deal with { OpenedOn = Given.DaysAgo(-1) }));
    }

    private static AccountIndicators Of(params Opportunity[] deals) =>
        IndicatorCalculator.Compute(new Account { Id = "a", Opportunities = [.. deals] }, Given.Year, Policy);
}
