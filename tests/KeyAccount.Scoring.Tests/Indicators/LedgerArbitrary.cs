using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;

namespace KeyAccount.Scoring.Tests.Indicators;

/// <summary>An account with ledgers, the window to look at it through, and a seed for what else a law leaves to chance.</summary>
public sealed record LedgerCase(Account Account, IndicatorWindow Window, int Seed)
{
    /// <inheritdoc/>
    public override string ToString() =>
        $"{Window}, spend {Account.Standing.CategorySpend}, seed {Seed}\n"
        + $"orders: {Rows(Account.Orders)}\ninvoices: {Rows(Account.Invoices, i => $"{i} [{Rows(i.Receipts)}]")}\n"
        + $"interactions: {Rows(Account.Interactions)}\nopportunities: {Rows(Account.Opportunities)}";

    private static string Rows<T>(ImmutableArray<T> rows, Func<T, string>? show = null) =>
        rows.IsDefault ? "unknown" : string.Join("; ", rows.Select(show ?? (row => row!.ToString()!)));
}

/// <summary>
/// Generates small ledgers that crowd around the edges of small windows: few days, few amounts, so that dates coincide, sums meet zero and
/// receipts reach an amount exactly. Shrinks by leaving out one row at a time.
/// </summary>
public static class LedgerArbitrary
{
    private static readonly DateOnly AsOf = new(2026, 3, 5);

    public static Arbitrary<LedgerCase> Cases() => Arb.From(Case(), Shrink);

    private static Gen<LedgerCase> Case() =>
        from days in Gen.Frequency((5, Gen.Choose(1, 12)), (1, Gen.Choose(60, 70)), (1, Gen.Constant(365)))
        from orders in Ledger(Order(days))
        from invoices in Ledger(Invoice(days))
        from interactions in Ledger(Interaction(days))
        from opportunities in Ledger(Opportunity(days))
        from spend in Maybe(Gen.Choose(0, 40), unknown: 1, known: 4)
        from seed in Gen.Choose(0, int.MaxValue - 1)
        select new LedgerCase(
            new Account
            {
                Id = "a",
                Standing = new AccountStanding { CategorySpend = spend },
                Orders = orders,
                Invoices = invoices,
                Interactions = interactions,
                Opportunities = opportunities,
            },
            new IndicatorWindow(AsOf, days),
            seed);

    /// <summary>From past the window before the window to a few days after the as-of date.</summary>
    private static Gen<DateOnly> Date(int days) => from back in Gen.Choose(-3, (2 * days) + 3) select AsOf.AddDays(-back);

    private static Gen<decimal> Amount(int least = 0) => from cents in Gen.Choose(least, 12) select cents * 2.5m;

    private static Gen<Order> Order(int days) =>
        from date in Date(days)
        from amount in Amount()
        from cost in Maybe(Gen.Choose(0, 8), unknown: 1, known: 20)
        from kind in Gen.Frequency((3, Gen.Constant(OrderKind.Order)), (1, Gen.Elements(Enum.GetValues<OrderKind>())))
        select new Order { Date = date, Amount = amount, Cost = cost, Kind = kind };

    private static Gen<Invoice> Invoice(int days) =>
        from date in Date(days)
        from amount in Gen.Frequency((9, Amount()), (1, Amount(-6)))
        from terms in Maybe(Gen.Choose(-1, days), unknown: 1, known: 15)
        from disputed in Gen.Frequency((10, Gen.Elements<bool?>(true, false)), (1, Gen.Constant((bool?)null)))
        from count in Gen.Frequency((1, Gen.Constant(-1)), (30, Gen.Choose(0, 4)))
        from receipts in Gen.ListOf(Receipt(days), Math.Max(0, count))
        select new Invoice
        {
            Date = date,
            Amount = amount,
            DueDate = terms is { } t ? date.AddDays((int)t) : null,
            IsDisputed = disputed,
            Receipts = count < 0 ? default : [.. receipts],
        };

    private static Gen<Receipt> Receipt(int days) =>
        from date in Date(days)
        from amount in Gen.Frequency((9, Amount()), (1, Amount(-3)))
        select new Receipt(date, amount);

    private static Gen<Interaction> Interaction(int days) =>
        from date in Date(days)
        from kind in Gen.Elements(Enum.GetValues<InteractionKind>())
        from feedback in Gen.Elements(Enum.GetValues<Feedback>())
        select new Interaction { Date = date, Kind = kind, Feedback = feedback };

    private static Gen<Opportunity> Opportunity(int days) =>
        from amount in Maybe(Gen.Choose(0, 900), unknown: 1, known: 15)
        from status in Gen.Frequency(
            (15, Gen.Elements(Enum.GetValues<OpportunityStatus>()).Select(s => (OpportunityStatus?)s)),
            (1, Gen.Constant((OpportunityStatus?)null)))
        from stage in Gen.Elements<SellingStage?>(null, SellingStage.Planned, SellingStage.Met, SellingStage.Negotiation, SellingStage.Closed)
        from percent in Maybe(Gen.Choose(0, 20), unknown: 1, known: 2)
        from opened in Gen.Frequency((1, Gen.Constant((DateOnly?)null)), (3, Date(days).Select(d => (DateOnly?)d)))
        from closed in Gen.Frequency((1, Gen.Constant((DateOnly?)null)), (2, Date(days).Select(d => (DateOnly?)d)))
        select new Opportunity
        {
            Id = "o",
            Amount = amount,
            Status = status,
            Stage = stage,
            Probability = (double?)percent / 20,
            OpenedOn = opened,
            ClosedOn = closed,
        };

    private static Gen<decimal?> Maybe(Gen<int> number, int unknown, int known) =>
        Gen.Frequency((unknown, Gen.Constant((decimal?)null)), (known, number.Select(n => (decimal?)n)));

    private static Gen<ImmutableArray<T>> Ledger<T>(Gen<T> row) => Gen.Frequency(
        (1, Gen.Constant(default(ImmutableArray<T>))),
        (9, from count in Gen.Choose(0, 9) from rows in Gen.ListOf(row, count) select rows.ToImmutableArray()));

    private static IEnumerable<LedgerCase> Shrink(LedgerCase it)
    {
        foreach (ImmutableArray<Order> fewer in Fewer(it.Account.Orders))
        {
            yield return it with { Account = it.Account with { Orders = fewer } };
        }

        foreach (ImmutableArray<Invoice> fewer in Fewer(it.Account.Invoices))
        {
            yield return it with { Account = it.Account with { Invoices = fewer } };
        }

        foreach (ImmutableArray<Interaction> fewer in Fewer(it.Account.Interactions))
        {
            yield return it with { Account = it.Account with { Interactions = fewer } };
        }

        foreach (ImmutableArray<Opportunity> fewer in Fewer(it.Account.Opportunities))
        {
            yield return it with { Account = it.Account with { Opportunities = fewer } };
        }
    }

    private static IEnumerable<ImmutableArray<T>> Fewer<T>(ImmutableArray<T> rows) =>
        rows.IsDefault ? [] : Enumerable.Range(0, rows.Length).Select(rows.RemoveAt);
}
