using System.Collections.Immutable;
using FsCheck.Xunit;

namespace KeyAccount.Scoring.Tests.Indicators;

[Properties(Arbitrary = [typeof(LedgerArbitrary)], MaxTest = 400, Replay = "20260305,7")]
public sealed class IndicatorLaws
{
    private static readonly Dictionary<SellingStage, double> Percentages =
        new() { [SellingStage.Planned] = 0.1, [SellingStage.Met] = 0.25, [SellingStage.Closed] = 1 };

    private static readonly StageProbabilities Policy = new(Percentages);

    [Property]
    public void Every_indicator_is_what_the_plain_definition_says(LedgerCase it)
    {
        IReadOnlyDictionary<string, double?> expected = new IndicatorOracle(it.Account, it.Window.AsOf, it.Window.Days, Percentages).Compute();
        AccountIndicators actual = Compute(it.Account, it.Window);

        Assert.All(IndicatorCatalog.All, indicator => Assert.True(
            Agree(expected[indicator.Name], indicator.Get(actual)),
            $"{indicator}: expected {expected[indicator.Name]}, got {indicator.Get(actual)}"));
    }

    [Property]
    public void The_order_of_rows_does_not_matter_to_the_last_bit(LedgerCase it)
    {
        var random = new Random(it.Seed);
        Account shuffled = it.Account with
        {
            Orders = Shuffle(it.Account.Orders, random),
            Invoices = Shuffle<Invoice>(
                it.Account.Invoices.IsDefault
                    ? default
                    : [.. it.Account.Invoices.Select(i => i with { Receipts = Shuffle(i.Receipts, random) })],
                random),
            Interactions = Shuffle(it.Account.Interactions, random),
            Opportunities = Shuffle(it.Account.Opportunities, random),
        };

        AssertSame(Compute(it.Account, it.Window), Compute(shuffled, it.Window));
    }

    [Property]
    public void A_stream_of_many_accounts_gives_each_what_it_gets_alone(LedgerCase one, LedgerCase two)
    {
        two = two with { Account = two.Account with { Id = "b" } };
        var portfolio = new PortfolioIndicators(one.Window, LedgerKinds.None, Policy);
        foreach (Action<PortfolioIndicators> add in Interleave(Rows(one.Account), Rows(two.Account), new Random(one.Seed)))
        {
            add(portfolio);
        }

        Dictionary<string, AccountIndicators> actual = portfolio.Complete().ToDictionary(StringComparer.Ordinal);
        Assert.Equal(["a", "b"], portfolio.Complete().Select(entry => entry.Key));
        AssertSame(Compute(WithoutEmptyLedgers(one.Account), one.Window), actual["a"]);
        AssertSame(Compute(WithoutEmptyLedgers(two.Account), one.Window), actual["b"]);
    }

    [Property]
    public void Accounts_with_their_ledgers_give_the_same_in_a_portfolio(LedgerCase it)
    {
        var portfolio = new PortfolioIndicators(it.Window, LedgerKinds.None, Policy);
        portfolio.AddAccount(it.Account);

        AssertSame(Compute(it.Account, it.Window), portfolio.Complete().Single().Value);
    }

    [Property]
    public void Declaring_all_ledgers_is_the_same_as_handing_over_empty_ones(LedgerCase it)
    {
        var portfolio = new PortfolioIndicators(it.Window, LedgerKinds.All, Policy);
        portfolio.AddAccount(it.Account);
        var accumulator = new IndicatorAccumulator(it.Window, Policy);
        accumulator.Know(LedgerKinds.All);
        accumulator.Add(it.Account);
        AccountIndicators expected = Compute(WithAllLedgers(it.Account), it.Window);

        AssertSame(expected, portfolio.Complete().Single().Value);
        AssertSame(expected, accumulator.Complete());
    }

    [Property]
    public void What_is_dated_after_the_as_of_date_changes_nothing(LedgerCase it)
    {
        DateOnly asOf = it.Window.AsOf;
        Account past = it.Account with
        {
            Orders = Only(it.Account.Orders, o => o.Date <= asOf),
            Invoices = it.Account.Invoices.IsDefault
                ? default
                : [.. it.Account.Invoices.Where(i => i.Date <= asOf).Select(i => i with { Receipts = Only(i.Receipts, r => r.Date <= asOf) })],
            Interactions = Only(it.Account.Interactions, i => i.Date <= asOf),
            Opportunities = Only(it.Account.Opportunities, o => o.OpenedOn is null || o.OpenedOn <= asOf),
        };

        AssertSame(Compute(past, it.Window), Compute(it.Account, it.Window));
    }

    [Property]
    public void Moving_every_date_and_the_window_together_changes_nothing(LedgerCase it)
    {
        int by = (it.Seed % 4001) - 2000;
        Account moved = it.Account with
        {
            Orders = Each(it.Account.Orders, o => o with { Date = o.Date.AddDays(by) }),
            Invoices = Each(
                it.Account.Invoices,
                i => i with
                {
                    Date = i.Date.AddDays(by),
                    DueDate = i.DueDate?.AddDays(by),
                    Receipts = Each(i.Receipts, r => r with { Date = r.Date.AddDays(by) }),
                }),
            Interactions = Each(it.Account.Interactions, i => i with { Date = i.Date.AddDays(by) }),
            Opportunities = Each(
                it.Account.Opportunities, o => o with { OpenedOn = o.OpenedOn?.AddDays(by), ClosedOn = o.ClosedOn?.AddDays(by) }),
        };

        AssertSame(Compute(it.Account, it.Window), Compute(moved, new IndicatorWindow(it.Window.AsOf.AddDays(by), it.Window.Days)));
    }

    private static AccountIndicators Compute(Account account, IndicatorWindow window) =>
        IndicatorCalculator.Compute(account, window, Policy);

    private static bool Agree(double? expected, double? actual) =>
        expected is { } e && actual is { } a ? Math.Abs(e - a) <= 1e-12 * Math.Max(1, Math.Abs(e)) : expected is null && actual is null;

    /// <summary>The same bits, so that the same text is written.</summary>
    private static void AssertSame(AccountIndicators expected, AccountIndicators actual) => Assert.All(
        IndicatorCatalog.All,
        indicator => Assert.Equal(Bits(indicator.Get(expected)), Bits(indicator.Get(actual))));

    private static long? Bits(double? number) => number is { } known ? BitConverter.DoubleToInt64Bits(known) : null;

    private static ImmutableArray<T> Shuffle<T>(ImmutableArray<T> rows, Random random)
    {
        if (rows.IsDefault)
        {
            return rows;
        }

        T[] shuffled = [.. rows];
        random.Shuffle(shuffled);
        return [.. shuffled];
    }

    private static ImmutableArray<T> Only<T>(ImmutableArray<T> rows, Func<T, bool> keep) => rows.IsDefault ? rows : [.. rows.Where(keep)];

    private static ImmutableArray<T> Each<T>(ImmutableArray<T> rows, Func<T, T> change) => rows.IsDefault ? rows : [.. rows.Select(change)];

    private static ImmutableArray<T> OrEmpty<T>(ImmutableArray<T> rows) => rows.IsDefault ? [] : rows;

    /// <summary>In a stream a ledger without rows cannot be told from one that was never supplied.</summary>
    private static Account WithoutEmptyLedgers(Account account) => account with
    {
        Orders = account.Orders.IsDefaultOrEmpty ? default : account.Orders,
        Invoices = account.Invoices.IsDefaultOrEmpty ? default : account.Invoices,
        Interactions = account.Interactions.IsDefaultOrEmpty ? default : account.Interactions,
        Opportunities = account.Opportunities.IsDefaultOrEmpty ? default : account.Opportunities,
    };

    private static Account WithAllLedgers(Account account) => account with
    {
        Orders = OrEmpty(account.Orders),
        Invoices = OrEmpty(account.Invoices),
        Interactions = OrEmpty(account.Interactions),
        Opportunities = OrEmpty(account.Opportunities),
    };

    private static IEnumerable<Action<PortfolioIndicators>> Rows(Account account) =>
    [
        portfolio => portfolio.AddAccount(account.Id, account.Standing.CategorySpend),
        .. OrEmpty(account.Orders).Select<Order, Action<PortfolioIndicators>>(row => p => p.AddOrder(account.Id, row)),
        .. OrEmpty(account.Invoices).Select<Invoice, Action<PortfolioIndicators>>(row => p => p.AddInvoice(account.Id, row)),
        .. OrEmpty(account.Interactions).Select<Interaction, Action<PortfolioIndicators>>(row => p => p.AddInteraction(account.Id, row)),
        .. OrEmpty(account.Opportunities).Select<Opportunity, Action<PortfolioIndicators>>(row => p => p.AddOpportunity(account.Id, row)),
    ];

    private static Action<PortfolioIndicators>[] Interleave(
        IEnumerable<Action<PortfolioIndicators>> one, IEnumerable<Action<PortfolioIndicators>> two, Random random)
    {
        Action<PortfolioIndicators>[] all = [.. one, .. two];
        random.Shuffle(all);
        return all;
    }
}
