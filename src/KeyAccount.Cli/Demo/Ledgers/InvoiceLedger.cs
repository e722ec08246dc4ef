using System.Collections.Immutable;
using KeyAccount.Scoring;

namespace KeyAccount.Cli.Demo;

/// <summary>How an account pays.</summary>
internal enum PaymentHabit
{
    /// <summary>On the day or before.</summary>
    Prompt,

    /// <summary>About on the day.</summary>
    Usual,

    /// <summary>Weeks late.</summary>
    Late,

    /// <summary>Months late, often in parts.</summary>
    VeryLate,

    /// <summary>Late, and nothing since a certain day.</summary>
    Stopped,
}

/// <summary>What the invoice ledger is written from.</summary>
internal sealed record PaymentPlan
{
    /// <summary>How the account pays.</summary>
    public required PaymentHabit Habit { get; init; }

    /// <summary>The payment term in days; <see langword="null"/> when nobody wrote it down.</summary>
    public required int? TermDays { get; init; }

    /// <summary>Of a thousand invoices, how many are disputed; <see langword="null"/> when disputes are not recorded.</summary>
    public int? DisputePermille { get; init; } = 10;

    /// <summary>The day from which nothing was paid; of use with <see cref="PaymentHabit.Stopped"/>.</summary>
    public DateOnly NothingSince { get; init; } = DateOnly.MaxValue;

    /// <summary>Whether receipts are recorded at all.</summary>
    public bool ReceiptsRecorded { get; init; } = true;
}

/// <summary>
/// Writes an account's invoice ledger from its orders. <c>IN-x-1</c> and <c>IN-x-2</c> invoice the order <c>SO-x</c>: the second part only
/// where the order is large and delivered in two parts. A cancelled order is not invoiced.
/// </summary>
internal static class InvoiceLedger
{
    private const decimal DeliveredInParts = 500_000m;

    /// <summary>The invoices by date.</summary>
    public static ImmutableArray<Invoice> Write(string accountId, ImmutableArray<Order> orders, PaymentPlan plan)
    {
        SplitMix64 random = SplitMix64.For(accountId + "/invoices");
        HashSet<string> cancelled = orders
            .Where(order => order.Kind == OrderKind.Cancellation)
            .Select(order => order.Id![3..])
            .ToHashSet(StringComparer.Ordinal);
        List<Invoice> invoices = [];
        foreach (Order order in orders)
        {
            string tail = order.Id![3..];
            if (order.Kind != OrderKind.Order || cancelled.Contains(tail)) continue;
            DateOnly date = order.Date.AddDays(random.Between(3, 21));
            decimal first = order.Amount >= DeliveredInParts ? decimal.Round(order.Amount * 0.4m, 2) : order.Amount;
            Add(invoices, $"IN-{tail}-1", date, first, plan, random);
            if (first == order.Amount) continue;
            Add(invoices, $"IN-{tail}-2", date.AddDays(random.Between(25, 60)), order.Amount - first, plan, random);
        }
        return [.. invoices.OrderBy(invoice => invoice.Date).ThenBy(invoice => invoice.Id, StringComparer.Ordinal)];
    }

    private static void Add(List<Invoice> invoices, string id, DateOnly date, decimal amount, PaymentPlan plan, SplitMix64 random)
    {
        if (date > DemoCalendar.AsOf) return;
        bool? disputed = plan.DisputePermille is { } permille ? random.Chance(permille) : null;
        invoices.Add(new Invoice
        {
            Id = id,
            Date = date,
            Amount = amount,
            DueDate = plan.TermDays is { } term ? date.AddDays(term) : null,
            IsDisputed = disputed,
            Receipts = plan.ReceiptsRecorded ? Receipts(date, amount, disputed == true, plan, random) : default,
        });
    }

    private static ImmutableArray<Receipt> Receipts(DateOnly invoiced, decimal amount, bool disputed, PaymentPlan plan, SplitMix64 random)
    {
        int late = plan.Habit switch
        {
            PaymentHabit.Prompt => random.Chance(30) ? random.Between(1, 8) : random.Between(-12, 0),
            PaymentHabit.Usual => random.Between(-8, 9),
            PaymentHabit.Late => random.Between(-2, 48),
            PaymentHabit.VeryLate => random.Between(30, 150),
            _ => random.Between(10, 60),
        };
        if (disputed) late += random.Between(30, 120);
        DateOnly paid = invoiced.AddDays(Math.Max(1, (plan.TermDays ?? 45) + late));

        // A quarrel often ends with a cut that is never paid.
        decimal total = disputed && random.Chance(400) ? decimal.Round(amount * random.Between(0.7m, 0.95m), 2) : amount;
        bool inParts = plan.Habit is PaymentHabit.VeryLate or PaymentHabit.Stopped && random.Chance(450);
        decimal part = inParts ? decimal.Round(total * random.Between(0.3m, 0.6m), 2) : total;
        Receipt[] receipts = inParts ? [new(paid, part), new(paid.AddDays(random.Between(15, 45)), total - part)] : [new(paid, part)];
        return [.. receipts.Where(receipt => receipt.Date <= DemoCalendar.AsOf && receipt.Date < plan.NothingSince)];
    }
}
