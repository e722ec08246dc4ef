namespace KeyAccount.Scoring.Tests.Indicators;

public sealed class TransactionIndicatorTests
{
    // Inside: orders of 1000, 500 (same day) and 300; a return of 100, a cancellation of 60, a credit of 20. Before: 1350 less 150.
    private static readonly Order[] Ledger =
    [
        Given.Order(30, 1000, 700),
        Given.Order(0, 300, 240),
        Given.Order(30, 500, 400),
        Given.Order(29, 100, 70, OrderKind.Return),
        Given.Order(0, 60, 50, OrderKind.Cancellation),
        Given.Order(364, 20, 0, OrderKind.CreditNote),
        Given.Order(365, 1350),
        Given.Order(729, 150, kind: OrderKind.Return),
        Given.Order(730, 99_999),
        Given.Order(1000, 5),
        Given.Order(1500, 5, kind: OrderKind.Return),
        Given.Order(-1, 88_888, 1),
        Given.Order(-1, 77_777, 1, OrderKind.Return),
    ];

    [Fact]
    public void A_ledger_worked_out_by_hand()
    {
        AccountIndicators actual = Given.OfOrders(Ledger);

        Assert.Equal(3, actual.OrderCount);
        Assert.Equal(1800, actual.GrossRevenue);
        Assert.Equal(180, actual.ReturnAmount);
        Assert.Equal(3, actual.ReturnCount);
        Assert.Equal(0.1, actual.ReturnRate);
        Assert.Equal(1620, actual.Revenue);
        Assert.Equal(1620 - (700 + 240 + 400 - 70 - 50 - 0), actual.Profit);
        Assert.Equal(400 / 1620.0, actual.GrossMargin!.Value, 15);
        Assert.Equal(600, actual.AverageOrderValue);
        Assert.Equal(1000, actual.LargestOrderValue);
        Assert.Equal(1000, actual.TenureDays);
        Assert.Equal(30, actual.AverageOrderIntervalDays);
        Assert.Equal(0, actual.DaysSinceLastOrder);
        Assert.Equal(0.35, actual.RevenueTrend); // 1620 / (1350 − 150) − 1
    }

    [Fact]
    public void An_empty_ledger_is_known_to_hold_nothing()
    {
        AccountIndicators actual = Given.OfOrders();

        Assert.Equal(
            AccountIndicators.Unknown with { OrderCount = 0, GrossRevenue = 0, Revenue = 0, Profit = 0, ReturnAmount = 0, ReturnCount = 0 },
            actual);
    }

    [Fact]
    public void Rows_after_the_as_of_date_leave_no_trace() => Assert.Equal(
        Given.OfOrders(),
        Given.OfOrders(Given.Order(-1, 10), Given.Order(-400, 10, 1), Given.Order(-2, 10, null, OrderKind.Return)));

    [Fact]
    public void Orders_before_the_window_count_for_tenure_recency_and_trend_only()
    {
        AccountIndicators actual = Given.OfOrders(Given.Order(365, 80), Given.Order(500, 20));

        Assert.Equal(Given.OfOrders() with { TenureDays = 500, DaysSinceLastOrder = 365, RevenueTrend = -1 }, actual);
    }

    [Fact]
    public void Returns_without_orders_are_counted_and_are_not_orders()
    {
        AccountIndicators actual = Given.OfOrders(Given.Order(5, 40, 30, OrderKind.Cancellation));

        Assert.Equal(
            AccountIndicators.Unknown with
            {
                OrderCount = 0,
                GrossRevenue = 0,
                Revenue = -40,
                Profit = -10,
                GrossMargin = 0.25,
                ReturnAmount = 40,
                ReturnCount = 1,
            },
            actual);
    }

    [Theory]
    [InlineData(OrderKind.Order)]
    [InlineData(OrderKind.Return)]
    [InlineData(OrderKind.Cancellation)]
    [InlineData(OrderKind.CreditNote)]
    public void One_unknown_cost_in_the_window_makes_the_profit_unknown(OrderKind kind)
    {
        AccountIndicators actual = Given.OfOrders(Given.Order(5, 100, 60), Given.Order(5, 1, null, kind));

        Assert.Null(actual.Profit);
        Assert.Null(actual.GrossMargin);
        Assert.NotNull(actual.Revenue);
    }

    [Fact]
    public void An_unknown_cost_outside_the_window_does_not_matter() => Assert.Equal(
        40, Given.OfOrders(Given.Order(5, 100, 60), Given.Order(365, 1), Given.Order(-1, 1)).Profit);

    [Fact]
    public void The_margin_of_no_revenue_is_unknown() =>
        Assert.Null(Given.OfOrders(Given.Order(5, 100, 60), Given.Order(4, 100, 50, OrderKind.Return)).GrossMargin);

    [Theory]
    [InlineData(new[] { 7 }, null)]
    [InlineData(new[] { 7, 7, 7 }, null)] // one date
    [InlineData(new[] { 7, 9 }, 2.0)]
    [InlineData(new[] { 9, 7, 7, 9 }, 2.0)]
    [InlineData(new[] { 0, 364 }, 364.0)] // both ends of the window
    [InlineData(new[] { 0, 365 }, null)] // the second lies before the window
    [InlineData(new[] { 10, 3, 0 }, 5.0)]
    [InlineData(new[] { 100, 63, 64, 0 }, 100 / 3.0)]
    public void The_interval_is_the_mean_gap_between_distinct_dates(int[] daysAgo, double? expected)
    {
        double? actual = Given.OfOrders([.. daysAgo.Select(days => Given.Order(days, 1))]).AverageOrderIntervalDays;

        Assert.Equal(expected ?? -1, actual ?? -1, 13);
    }

    [Fact]
    public void The_trend_is_unknown_when_the_window_before_brought_nothing()
    {
        Assert.Null(Given.OfOrders(Given.Order(5, 100)).RevenueTrend);
        Assert.Null(Given.OfOrders(Given.Order(5, 100), Given.Order(400, 50), Given.Order(401, 50, null, OrderKind.Return)).RevenueTrend);
    }

    [Fact]
    public void The_trend_takes_the_window_before_as_it_stands_in_the_ledger() =>
        Assert.Equal(9, Given.OfOrders(Given.Order(5, 100), Given.Order(366, 10)).RevenueTrend);

    [Fact]
    public void Cents_add_up_as_they_do_on_paper()
    {
        AccountIndicators actual = Given.OfOrders(
            Given.Order(1, 0.10m, 0.03m), Given.Order(2, 0.10m, 0.03m), Given.Order(3, 0.10m, 0.03m), Given.Order(3, 0.20m, 0.03m, OrderKind.Return));

        Assert.Equal(0.3, actual.GrossRevenue);
        Assert.Equal(0.1, actual.Revenue);
        Assert.Equal(0.4, actual.GrossMargin); // (0.10 − 0.06) / 0.10
    }

    [Fact]
    public void A_sum_too_large_for_a_decimal_is_unknown_and_stops_nothing()
    {
        AccountIndicators actual = Given.OfOrders(Given.Order(1, decimal.MaxValue, 0), Given.Order(2, decimal.MaxValue, 0));

        Assert.Equal(2, actual.OrderCount);
        Assert.Null(actual.GrossRevenue);
        Assert.Null(actual.Revenue);
        Assert.Null(actual.Profit);
        Assert.Equal((double)decimal.MaxValue, actual.LargestOrderValue);
    }
}
