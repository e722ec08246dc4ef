using System.Collections.Immutable;

namespace KeyAccount.Scoring.Tests.Indicators;

public sealed class GivenFactsTests
{
    private static readonly Account Buyer = new()
    {
        Id = "a",
        Standing = new AccountStanding { CategorySpend = 1000 },
        Orders = [Given.Order(5, 300, 200), Given.Order(5, 100, 60), Given.Order(4, 40, 20, OrderKind.Return)],
    };

    private static readonly AccountIndicators Computed = IndicatorCalculator.Compute(Buyer, Given.Year);

    [Fact]
    public void A_fact_under_an_indicators_name_wins_over_the_ledger() => Assert.Equal(
        Computed with { DaysSinceLastOrder = 99, VisitCount = 3 },
        With(("days_since_last_order", FactValue.Of(99.0)), ("visit_count", FactValue.Of(3.0)), ("my_own_input", FactValue.Of("x"))));

    [Fact]
    public void A_fact_under_another_name_changes_nothing() => Assert.Same(
        Computed, With(("Revenue", FactValue.Of(1.0)), ("my_own_input", FactValue.Of("x"))));

    [Fact]
    public void A_blank_gives_nothing() => Assert.Same(Computed, With(("revenue", FactValue.Unknown), ("profit", FactValue.Of(double.NaN))));

    [Fact]
    public void What_is_defined_by_a_given_fact_follows_it() => Assert.Equal(
        Computed with { Revenue = 500, GrossMargin = 0.24, WalletShare = 0.5 }, With(("revenue", FactValue.Of(500.0))));

    [Fact]
    public void The_average_order_follows_a_given_count() => Assert.Equal(
        Computed with { OrderCount = 8, AverageOrderValue = 50 }, With(("order_count", FactValue.Of(8.0))));

    [Fact]
    public void The_margin_follows_a_given_profit() => Assert.Equal(
        Computed with { Profit = 90, GrossMargin = 0.25 }, With(("profit", FactValue.Of(90.0))));

    [Fact]
    public void Revenue_follows_what_was_sold_and_what_came_back()
    {
        Assert.Equal(
            Computed with
            {
                GrossRevenue = 800,
                Revenue = 760,
                GrossMargin = 120 / 760.0,
                AverageOrderValue = 400,
                ReturnRate = 0.05,
                WalletShare = 0.76,
            },
            With(("gross_revenue", FactValue.Of(800.0))));
        Assert.Equal(
            Computed with { ReturnAmount = 100, Revenue = 300, GrossMargin = 0.4, ReturnRate = 0.25, WalletShare = 0.3 },
            With(("return_amount", FactValue.Of(100.0))));
    }

    [Fact]
    public void A_given_fact_is_not_recomputed_from_other_given_facts() => Assert.Equal(
        Computed with { GrossRevenue = 800, Revenue = 1, GrossMargin = 2, AverageOrderValue = 3, ReturnRate = 4, WalletShare = 5 },
        With(
            ("gross_revenue", FactValue.Of(800.0)),
            ("revenue", FactValue.Of(1.0)),
            ("gross_margin", FactValue.Of(2.0)),
            ("average_order_value", FactValue.Of(3.0)),
            ("return_rate", FactValue.Of(4.0)),
            ("wallet_share", FactValue.Of(5.0))));

    [Fact]
    public void Facts_alone_are_enough_for_what_is_defined_by_them()
    {
        Account noLedgers = Buyer with { Orders = default, Facts = Facts(("revenue", FactValue.Of(0.1)), ("profit", FactValue.Of(0.07))) };

        AccountIndicators actual = IndicatorCalculator.WithFacts(AccountIndicators.Unknown, noLedgers, Given.Year);

        Assert.Equal(AccountIndicators.Unknown with { Revenue = 0.1, Profit = 0.07, GrossMargin = 0.7, WalletShare = 0.0001 }, actual);
    }

    [Fact]
    public void Numbers_beyond_a_decimal_are_kept_and_what_follows_from_them_is_unknown() => Assert.Equal(
        Computed with { Revenue = 1e300, GrossMargin = null, WalletShare = null }, With(("revenue", FactValue.Of(1e300))));

    [Fact]
    public void An_indicator_that_is_no_number_is_refused_by_name()
    {
        ArgumentException error = Assert.Throws<ArgumentException>(() => With(("revenue", FactValue.Of("a lot"))));

        Assert.Contains("'revenue'", error.Message, StringComparison.Ordinal);
        Assert.Contains("'a lot'", error.Message, StringComparison.Ordinal);
    }

    private static AccountIndicators With(params (string Name, FactValue Value)[] facts) =>
        IndicatorCalculator.WithFacts(Computed, Buyer with { Facts = Facts(facts) }, Given.Year);

    private static ImmutableDictionary<string, FactValue> Facts(params (string Name, FactValue Value)[] facts) =>
        facts.ToImmutableDictionary(f => f.Name, f => f.Value, StringComparer.Ordinal);
}
