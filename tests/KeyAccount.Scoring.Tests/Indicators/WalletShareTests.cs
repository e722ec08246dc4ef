namespace KeyAccount.Scoring.Tests.Indicators;

public sealed class WalletShareTests
{
    private static readonly Account Buyer = new() { Id = "a", Orders = [Given.Order(5, 350), Given.Order(5, 50, null, OrderKind.Return)] };

    [Fact]
    public void The_share_is_our_revenue_of_what_the_account_spends() =>
        Assert.Equal(0.3, IndicatorCalculator.Compute(Spending(1000), Given.Year).WalletShare);

    [Fact]
    public void The_spend_of_a_year_is_scaled_to_the_window() => // 73 days are a fifth of a year
        Assert.Equal(0.3, IndicatorCalculator.Compute(Spending(5000), new IndicatorWindow(Given.AsOf, 73)).WalletShare);

    [Fact]
    public void The_share_is_unknown_without_orders_or_spend()
    {
        Assert.Null(IndicatorCalculator.Compute(Spending(null), Given.Year).WalletShare);
        Assert.Null(IndicatorCalculator.Compute(Spending(0), Given.Year).WalletShare);
        Assert.Null(IndicatorCalculator.Compute(Spending(1000) with { Orders = default }, Given.Year).WalletShare);
        Assert.Equal(0, IndicatorCalculator.Compute(Spending(1000) with { Orders = [] }, Given.Year).WalletShare);
    }

    private static Account Spending(decimal? perYear) => Buyer with { Standing = new AccountStanding { CategorySpend = perYear } };
}
