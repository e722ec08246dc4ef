using System.Collections.Immutable;
using FsCheck.Xunit;
using KeyAccount.Scoring.Tests.Indicators;

namespace KeyAccount.Scoring.Tests.RollUps;

/// <summary>Accounts together are one account with all the ledgers, and the parts add up to the whole.</summary>
[Properties(Arbitrary = [typeof(LedgerArbitrary)], MaxTest = 200, Replay = "20260601,3")]
public sealed class RollUpLaws
{
    private static readonly StageProbabilities Policy = new(new Dictionary<SellingStage, double> { [SellingStage.Planned] = 0.1, [SellingStage.Met] = 0.25 });

    [Property]
    public void United_accounts_have_the_indicators_of_one_with_all_their_ledgers(LedgerCase one, LedgerCase two, LedgerCase three)
    {
        Account[] accounts = [one.Account, two.Account with { Id = "b" }, three.Account with { Id = "c" }];
        Account joined = new()
        {
            Id = "joined",
            Standing = new AccountStanding { CategorySpend = accounts.All(a => a.Standing.CategorySpend is not null) ? accounts.Sum(a => a.Standing.CategorySpend) : null },
            Orders = Join(accounts, a => a.Orders),
            Invoices = Join(accounts, a => a.Invoices),
            Interactions = Join(accounts, a => a.Interactions),
            Opportunities = Join(accounts, a => a.Opportunities),
        };
        AccountIndicators expected = IndicatorCalculator.Compute(joined, one.Window, Policy);
        Assert.Equal(expected, new PortfolioRollUps(accounts, one.Window, Policy).Portfolio.Indicators);
        Assert.Equal(expected, new PortfolioRollUps(accounts.Reverse(), one.Window, Policy).Portfolio.Indicators);
    }

    [Property]
    public void Owners_add_up_to_the_portfolio(LedgerCase one, LedgerCase two, LedgerCase three)
    {
        Account[] accounts =
        [
            Full(one.Account) with { Owner = "li" }, Full(two.Account) with { Id = "b", Owner = "li" }, Full(three.Account) with { Id = "c", Owner = null },
        ];
        var rollUps = new PortfolioRollUps(accounts, one.Window, Policy);
        Assert.Equal(["", "li"], rollUps.Owners.Select(o => o.Key));
        Assert.Equal(3, rollUps.Owners.Sum(o => o.AccountIds.Length));
        string[] sums = ["order_count", "gross_revenue", "revenue", "return_amount", "return_count", "invoiced_amount", "interaction_count", "visit_count", "complaint_count"];
        Assert.All(sums, name => Assert.Equal(
            IndicatorCatalog.Find(name)!.Get(rollUps.Portfolio.Indicators)!.Value,
            rollUps.Owners.Sum(o => IndicatorCatalog.Find(name)!.Get(o.Indicators)!.Value),
            6));
    }

    [Property]
    public void One_account_alone_is_what_it_was(LedgerCase it) => Assert.Equal(
        IndicatorCalculator.Compute(it.Account, it.Window, Policy),
        new PortfolioRollUps([it.Account], it.Window, Policy).Portfolio.Indicators);

    private static ImmutableArray<T> Join<T>(Account[] accounts, Func<Account, ImmutableArray<T>> ledger) =>
        accounts.Any(a => ledger(a).IsDefault) ? default : [.. accounts.SelectMany(a => ledger(a))];

    private static Account Full(Account account) => account with
    {
        Orders = account.Orders.IsDefault ? [] : account.Orders,
        Invoices = account.Invoices.IsDefault ? [] : account.Invoices,
        Interactions = account.Interactions.IsDefault ? [] : account.Interactions,
    };
}
