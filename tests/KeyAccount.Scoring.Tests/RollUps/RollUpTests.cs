using System.Collections.Immutable;

namespace KeyAccount.Scoring.Tests.RollUps;

/// <summary>Groups over any depth, owners, the portfolio: who belongs together, and what is said of them.</summary>
public sealed class RollUpTests
{
    private static readonly DateOnly AsOf = new(2026, 6, 30);
    private static readonly IndicatorWindow Year = new(AsOf);

    [Fact]
    public void A_group_is_a_root_with_everything_below_it()
    {
        PortfolioRollUps rollUps = RollUps(At("top", null), At("mid", "top"), At("leaf", "mid"), At("alone", null), At("guest", "outside"), At("other", "outside"));
        Assert.Equal(["outside: guest other", "top: top mid leaf"], rollUps.Groups.Select(g => $"{g.Key}: {string.Join(' ', g.AccountIds)}"));
        Assert.Empty(rollUps.ParentCycles);
    }

    [Fact]
    public void Accounts_above_themselves_are_reported_and_form_one_group()
    {
        PortfolioRollUps rollUps = RollUps(At("c", "b"), At("b", "a"), At("a", "c"), At("below", "b"), At("self", "self"), At("top", null), At("leaf", "top"));
        Assert.Equal(["a c b", "self"], rollUps.ParentCycles.Select(c => string.Join(' ', c)));
        Assert.Equal(["a: c b a below", "self: self", "top: top leaf"], rollUps.Groups.Select(g => $"{g.Key}: {string.Join(' ', g.AccountIds)}"));
    }

    [Fact]
    public void A_chain_of_a_hundred_thousand_parents_is_climbed_in_one_go()
    {
        Account[] chain = [.. Enumerable.Range(0, 100_000).Select(i => At($"{i}", i == 0 ? null : $"{i - 1}"))];
        AccountRollUp group = Assert.Single(RollUps(chain).Groups);
        Assert.Equal(("0", 100_000), (group.Key, group.AccountIds.Length));
    }

    [Fact]
    public void What_only_accounts_together_have_is_counted()
    {
        AccountRollUp whole = RollUps(
            Buyer("new", (10, 300m)), Buyer("old", (10, 100m), (700, 50m)), Buyer("lapsed", (500, 50m)), Buyer("never")).Portfolio;
        Assert.Equal("4 2 1 1 0.75", Facts(whole));
        Assert.Equal("5 null null null null", Facts(RollUps(
            Buyer("new", (10, 300m)), Buyer("old", (10, 100m)), Buyer("lapsed"), Buyer("never"), new Account { Id = "nobody knows" }).Portfolio));
    }

    [Fact]
    public void Sums_and_maxima_need_every_account_and_one_yes_is_enough()
    {
        Account one = new() { Id = "a", Standing = new() { CategorySpend = 10, LargestContract = 5, RivalsCompete = true }, Company = new() { Employees = 7, Region = "north" } };
        Account two = new() { Id = "b", Standing = new() { CategorySpend = 20, LargestContract = 9 }, Company = new() { Employees = 8, Region = "north" } };
        Account whole = RollUps(one, two).Portfolio.Account;
        Assert.Equal((30m, 9m, true, 15d, "north"), (whole.Standing.CategorySpend, whole.Standing.LargestContract, whole.Standing.RivalsCompete, whole.Company.Employees, whole.Company.Region));
        Account open = RollUps(one, two, new Account { Id = "c" }).Portfolio.Account;
        Assert.Equal((null, null, true, null, null), (open.Standing.CategorySpend, open.Standing.LargestContract, open.Standing.RivalsCompete, open.Company.Employees, open.Company.Region));
    }

    [Fact]
    public void Indicators_given_directly_are_united_too()
    {
        Account one = Buyer("a", (10, 300m)) with { Facts = Given(("revenue", 1_000d), ("profit", 200d), ("largest_order_value", 800d)) };
        Account two = Buyer("b", (20, 500m)) with { Facts = Given(("profit", 100d), ("revenue_trend", 0.1)) };
        AccountIndicators whole = RollUps(one, two).Portfolio.Indicators;
        Assert.Equal((1_500, 300, 0.2, 800, 2), (whole.Revenue, whole.Profit, whole.GrossMargin, whole.LargestOrderValue, whole.OrderCount));
        Assert.Null(whole.RevenueTrend);
    }

    [Fact]
    public void People_of_several_accounts_stay_apart()
    {
        Contact li = new() { Id = "1", Name = "Li" };
        Account whole = RollUps(
            new Account { Id = "a", Contacts = [li], Interactions = [new() { Date = AsOf, ContactId = "1" }] },
            new Account { Id = "b", Contacts = [li with { Name = "Wu" }], Interactions = [] }).Portfolio.Account;
        Assert.Equal(["a/1 Li", "b/1 Wu"], whole.Contacts.Select(c => $"{c.Id} {c.Name}"));
        Assert.Equal("a/1", whole.Interactions[0].ContactId);
    }

    [Fact]
    public void Each_system_gets_the_rows_of_its_subject()
    {
        AccountSystem System(string id, string subject) => AccountSystem.FromText($$"""
            { "policy": "{{id}}", "version": "1", "subject": "{{subject}}", "inputs": { "revenue": { "type": "number" }, "account_count": { "type": "number" }, "unit": { "type": "string" } },
              "values": { "bought": "revenue", "accounts": "account_count", "buyer": "unit" }, "outputs": ["bought", "accounts", "buyer"] }
            """);
        var scorer = new RollUpScorer([System("g", "group"), System("o", "owner"), System("p", "portfolio")]);
        Account root = Buyer("top", (1, 5m)) with { Owner = "li", Name = "Holding", Facts = ImmutableDictionary<string, FactValue>.Empty.Add("unit", FactValue.Of("central")) };
        ImmutableArray<SystemBatch> batches = scorer.Score(RollUps(root, Buyer("leaf", (1, 7m)) with { ParentId = "top", Owner = "li" }, Buyer("alone", (1, 8m))));
        string[] Rows(int at) => [.. batches[at].Select(r => $"{r.SubjectKey} {r.SubjectName} {r.OutputOf("bought")} {r.OutputOf("accounts")} {r.OutputOf("buyer")}")];
        Assert.Equal(["top Holding 12 2 central"], Rows(0));
        Assert.Equal(["  8 1 null", "li li 12 2 null"], Rows(1));
        Assert.Equal(["portfolio portfolio 20 3 null"], Rows(2));
        Assert.Throws<ArgumentException>(() => new RollUpScorer([System("a", "account")]));
    }

    private static PortfolioRollUps RollUps(params Account[] accounts) => new(accounts, Year);

    private static Account At(string id, string? parent) => new() { Id = id, ParentId = parent };

    private static Account Buyer(string id, params (int DaysAgo, decimal Amount)[] orders) =>
        new() { Id = id, Orders = [.. orders.Select(o => new Order { Date = AsOf.AddDays(-o.DaysAgo), Amount = o.Amount })] };

    private static string Facts(AccountRollUp it) => string.Join(
        ' ',
        ((string[])["account_count", "active_account_count", "new_account_count", "lapsed_account_count", "largest_account_share"]).Select(name => it.Account.Facts[name]));

    private static ImmutableDictionary<string, FactValue> Given(params (string Name, double Value)[] facts) =>
        facts.ToImmutableDictionary(f => f.Name, f => FactValue.Of(f.Value));
}
