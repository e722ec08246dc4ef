using KeyAccount.Scoring;

namespace KeyAccount.Cli.Tests.Demo;

public sealed class LedgerConsistencyTests
{
    private static IEnumerable<(Order Document, Account Account)> Orders =>
        from account in Sample.Accounts where !account.Orders.IsDefault from document in account.Orders select (document, account);

    private static IEnumerable<(Invoice Invoice, Account Account)> Invoices =>
        from account in Sample.Accounts where !account.Invoices.IsDefault from invoice in account.Invoices select (invoice, account);

    private static Dictionary<string, Order> ByTail(Account account, OrderKind kind) => account.Orders
        .Where(document => document.Kind == kind)
        .ToDictionary(document => document.Id![3..], StringComparer.Ordinal);

    [Fact]
    public void Document_numbers_are_unique()
    {
        string?[] ids = [.. Orders.Select(pair => pair.Document.Id), .. Invoices.Select(pair => pair.Invoice.Id),
            .. Sample.Deals.Select(pair => pair.Deal.Id)];
        Assert.All(ids, Assert.NotNull);
        Assert.Equal(ids.Length, ids.Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void Amounts_are_positive_and_dates_are_not_in_the_future()
    {
        foreach ((Order document, _) in Orders)
        {
            Assert.True(document.Amount > 0 && document.Cost is not < 0 && document.Date <= Sample.AsOf, document.Id);
        }
        foreach ((Invoice invoice, _) in Invoices)
        {
            Assert.True(invoice.Amount > 0 && invoice.Date <= Sample.AsOf, invoice.Id);
            Assert.True(invoice.DueDate is not { } due || due >= invoice.Date, invoice.Id);
        }
        Assert.All(Sample.Accounts.Where(account => !account.Interactions.IsDefault)
            .SelectMany(account => account.Interactions), interaction => Assert.True(interaction.Date <= Sample.AsOf));
    }

    [Fact]
    public void What_is_taken_back_belongs_to_an_earlier_order_and_is_not_more_than_it()
    {
        foreach (Account account in Sample.Accounts.Where(account => !account.Orders.IsDefault))
        {
            Dictionary<string, Order> orders = ByTail(account, OrderKind.Order);
            foreach (Order document in account.Orders.Where(document => document.Kind != OrderKind.Order))
            {
                Order order = orders[document.Id![3..]];
                Assert.True(document.Date >= order.Date && document.Amount <= order.Amount
                    && (document.Cost is not { } cost || cost <= order.Cost), document.Id);
            }
        }
        Assert.Equal(4, Orders.Select(pair => pair.Document.Kind).Distinct().Count());
    }

    [Fact]
    public void Invoices_belong_to_an_order_follow_it_and_do_not_exceed_it()
    {
        foreach (Account account in Sample.Accounts.Where(account => !account.Invoices.IsDefault))
        {
            Dictionary<string, Order> orders = ByTail(account, OrderKind.Order);
            Dictionary<string, Order> cancelled = ByTail(account, OrderKind.Cancellation);
            foreach (IGrouping<string, Invoice> parts in account.Invoices.GroupBy(invoice => invoice.Id![3..^2], StringComparer.Ordinal))
            {
                Order order = orders[parts.Key];
                Assert.DoesNotContain(parts.Key, cancelled.Keys);
                Assert.All(parts, invoice => Assert.True(invoice.Date > order.Date, invoice.Id));
                Assert.True(parts.Sum(invoice => invoice.Amount) <= order.Amount, parts.Key);
            }
        }
    }

    [Fact]
    public void Receipts_follow_the_invoice_and_never_exceed_it()
    {
        Invoice[] recorded = [.. Invoices.Select(pair => pair.Invoice).Where(invoice => !invoice.Receipts.IsDefault)];
        Assert.All(recorded, invoice =>
        {
            Assert.True(invoice.Receipts.Sum(receipt => receipt.Amount) <= invoice.Amount, invoice.Id);
            Assert.All(invoice.Receipts, receipt => Assert.True(receipt.Amount > 0, invoice.Id));
            Assert.All(invoice.Receipts, receipt => Assert.InRange(receipt.Date, invoice.Date, Sample.AsOf));
        });
        Assert.Contains(recorded, invoice => invoice.Receipts.Length > 1);
        Assert.Contains(recorded, invoice => invoice.IsDisputed == true && invoice.Receipts.Sum(receipt => receipt.Amount) is var paid
            && paid > 0 && paid < invoice.Amount);
    }

    [Fact]
    public void Wallet_spend_is_not_less_than_what_we_sold()
    {
        Account[] known = [.. Sample.Accounts.Where(account => account.Standing.CategorySpend is not null)];
        Assert.True(known.Length >= 40);
        Assert.All(known, account => Assert.True(account.Standing.CategorySpend >= Sample.Revenue(account), account.Id));
    }

    [Fact]
    public void Contracts_cover_the_deals_won()
    {
        foreach (Account account in Sample.Accounts.Where(account => account.Standing.CumulativeContracts is not null))
        {
            decimal?[] won = account.Opportunities.IsDefault
                ? [] : [.. account.Opportunities.Where(deal => deal.Status == OpportunityStatus.Won).Select(deal => deal.Amount)];
            Assert.True(account.Standing.LargestContract >= (won.Max() ?? 0)
                && account.Standing.CumulativeContracts >= won.Sum(), account.Id);
            Assert.True(account.Standing.CumulativeContracts >= account.Standing.LargestContract, account.Id);
        }
    }
}
