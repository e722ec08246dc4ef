using KeyAccount.Cli.Backtest;
using KeyAccount.Scoring;

namespace KeyAccount.Cli.Tests.Backtest;

public sealed class DealOutcomesTests
{
    private static readonly DateOnly AsOf = new(2026, 6, 30);

    [Theory]
    [InlineData(OpportunityStatus.Won, "2026-01-10", "2026-06-30", null)]
    [InlineData(OpportunityStatus.Lost, "2025-12-31", "2026-01-01", null)]
    [InlineData(OpportunityStatus.Open, "2026-01-10", null, "backtest.no-outcome")]
    [InlineData(null, "2026-01-10", "2026-02-01", "backtest.no-outcome")]
    [InlineData(OpportunityStatus.Won, "2026-01-10", "2026-07-01", "backtest.no-outcome")]
    [InlineData(OpportunityStatus.Won, "2026-01-10", null, "backtest.no-dates")]
    [InlineData(OpportunityStatus.Won, null, "2026-02-01", "backtest.no-dates")]
    [InlineData(OpportunityStatus.Lost, "2026-01-10", "2026-01-10", "backtest.same-day")]
    [InlineData(OpportunityStatus.Lost, "2025-12-30", "2026-01-10", "backtest.too-early")]
    public void A_deal_is_judged_or_left_out_for_a_reason(OpportunityStatus? status, string? opened, string? closed, string? reason)
    {
        var outcomes = DealOutcomes.Of([Account("A", Deal("D", status, opened, closed))], AsOf, from: new(2025, 12, 31));
        Assert.Equal(reason is null ? 1 : 0, outcomes.All.Deals);
        Assert.Equal(reason is null ? [] : [KeyValuePair.Create(reason, 1)], outcomes.LeftOut);
        if (reason is null) Assert.Equal(status == OpportunityStatus.Won, Assert.Single(outcomes.Deals).IsWon);
    }

    [Fact]
    public void Deals_come_by_opening_day_and_unknown_deals_are_none()
    {
        var outcomes = DealOutcomes.Of(
            [
                new Account { Id = "nobody looked" },
                Account("B", Deal("2", OpportunityStatus.Won, "2026-02-01", "2026-03-01"), Deal("1", OpportunityStatus.Lost, "2026-02-01", "2026-03-01")),
                Account("A", Deal("4", OpportunityStatus.Won, "2026-02-01", "2026-03-01"), Deal("3", OpportunityStatus.Won, "2026-01-01", "2026-03-01")),
            ], AsOf, from: null);
        Assert.Equal(["3", "4", "1", "2"], outcomes.Deals.Select(d => d.Deal.Id));
        Assert.Equal(new WinCount(3, 1), outcomes.All);
    }

    private static Account Account(string id, params Opportunity[] deals) => new() { Id = id, Opportunities = [.. deals] };

    private static Opportunity Deal(string id, OpportunityStatus? status, string? opened, string? closed) =>
        new() { Id = id, Status = status, OpenedOn = Day(opened), ClosedOn = Day(closed) };

    private static DateOnly? Day(string? text) => text is null ? null : DateOnly.ParseExact(text, "yyyy-MM-dd", null);
}
