namespace KeyAccount.Scoring.Tests.Indicators;

public sealed class PortfolioIndicatorsTests
{
    [Fact]
    public void Accounts_come_out_in_ordinal_order_of_their_keys()
    {
        var portfolio = new PortfolioIndicators(Given.Year, LedgerKinds.All);
        foreach (string id in (string[])["b", "ä", "B", "10", "9", "a", "b"])
        {
            portfolio.AddAccount(id);
        }

        Assert.Equal(6, portfolio.Count);
        Assert.Equal(["10", "9", "B", "a", "b", "ä"], portfolio.Complete().Select(entry => entry.Key));
    }

    [Fact]
    public void A_ledger_that_covers_the_portfolio_is_empty_for_an_account_without_rows_and_another_is_unknown()
    {
        var portfolio = new PortfolioIndicators(Given.Year, LedgerKinds.Orders);
        portfolio.AddInteraction("talked to", Given.Interaction(3));
        portfolio.AddOrder("buyer", Given.Order(5, 100));

        Assert.True(portfolio.TryComplete("talked to", out AccountIndicators? talkedTo));
        Assert.Equal(0, talkedTo.OrderCount);
        Assert.Equal(3, talkedTo.DaysSinceLastContact);
        Assert.Null(talkedTo.InvoicedAmount);

        Assert.True(portfolio.TryComplete("buyer", out AccountIndicators? buyer));
        Assert.Equal(1, buyer.OrderCount);
        Assert.Null(buyer.VisitCount);
        Assert.Null(buyer.OpenAmount);
    }

    [Fact]
    public void A_row_from_the_future_still_shows_that_there_is_a_ledger()
    {
        var portfolio = new PortfolioIndicators(Given.Year, LedgerKinds.None);
        portfolio.AddOrder("a", Given.Order(-1, 100));

        Assert.True(portfolio.TryComplete("a", out AccountIndicators? indicators));
        Assert.Equal(0, indicators.OrderCount);
    }

    [Fact]
    public void An_account_never_named_has_no_indicators()
    {
        var portfolio = new PortfolioIndicators(Given.Year, LedgerKinds.All);
        portfolio.AddAccount("a");

        Assert.False(portfolio.TryComplete("A", out AccountIndicators? indicators));
        Assert.Null(indicators);
        Assert.Equal(1, portfolio.Count);
        Assert.Throws<ArgumentException>("accountId", () => portfolio.AddAccount(""));
    }

    [Fact]
    public void More_rows_may_follow_a_first_result()
    {
        var portfolio = new PortfolioIndicators(Given.Year, LedgerKinds.Orders);
        portfolio.AddOrder("a", Given.Order(5, 100));
        Assert.Equal(100, portfolio.Complete().Single().Value.Revenue);

        portfolio.AddOrder("a", Given.Order(5, 20));
        portfolio.AddAccount("a", categorySpend: 1000);
        portfolio.AddAccount("a");
        portfolio.AddAccount(new Account { Id = "a" });
        Assert.Equal(120, portfolio.Complete().Single().Value.Revenue);
        Assert.Equal(0.12, portfolio.Complete().Single().Value.WalletShare);
    }
}
