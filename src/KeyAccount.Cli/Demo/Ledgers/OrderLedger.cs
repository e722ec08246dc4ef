using System.Collections.Immutable;
using System.Globalization;
using KeyAccount.Scoring;

namespace KeyAccount.Cli.Demo;

/// <summary>
/// Writes an account's order ledger. Document numbers tell what belongs together: <c>RT-</c> (return), <c>CX-</c> (cancellation) and
/// <c>CN-</c> (credit note) take back from the <c>SO-</c> document with the same tail.
/// </summary>
internal static class OrderLedger
{
    /// <summary>The documents by date. The last order falls exactly on the plan's day, the first one too.</summary>
    public static ImmutableArray<Order> Write(string accountId, TradePlan plan)
    {
        SplitMix64 random = SplitMix64.For(accountId + "/orders");
        List<Order> documents = [];
        int number = 0;
        foreach (DateOnly date in Dates(plan, random))
        {
            string tail = string.Create(CultureInfo.InvariantCulture, $"{accountId}-{++number:0000}");
            Order order = OrderOn(date, tail, plan, random);
            documents.Add(order);
            if (random.Chance(plan.ReturnPermille) && TakenBack(order, tail, random) is { } takenBack) documents.Add(takenBack);
        }
        return [.. documents.OrderBy(document => document.Date).ThenBy(document => document.Id, StringComparer.Ordinal)];
    }

    private static List<DateOnly> Dates(TradePlan plan, SplitMix64 random)
    {
        List<DateOnly> dates = [plan.LastOrder];
        DateOnly date = plan.LastOrder;
        while (true)
        {
            decimal gap = 365m / plan.OrdersPerYear * random.Between(0.4m, 1.6m) * 100 / plan.Industry.Season[date.Month - 1];
            date = date.AddDays(-Math.Max(1, (int)gap));
            if (date <= plan.FirstOrder) break;
            dates.Add(date);
        }
        if (plan.FirstOrder < plan.LastOrder) dates.Add(plan.FirstOrder);
        dates.Reverse();
        return dates;
    }

    private static Order OrderOn(DateOnly date, string tail, TradePlan plan, SplitMix64 random)
    {
        decimal pace = Math.Clamp(1 - (plan.Growth * DemoCalendar.Age(date) / 365m), 0.3m, 1.8m);
        decimal spread = plan.IsEven
            ? random.Between(0.85m, 1.15m)
            : random.Between(0.4m, 1.6m) * random.Between(0.5m, 1.5m) * (random.Chance(30) ? 3 : 1);
        decimal raw = plan.AnnualRevenue / plan.OrdersPerYear * pace * spread;
        decimal step = raw >= 100_000 ? 100 : 10;
        decimal amount = Math.Max(500, decimal.Round(raw / step) * step);
        decimal margin = plan.Margin + random.Between(-0.04m, 0.04m);
        return new Order
        {
            Id = "SO-" + tail,
            Date = date,
            Amount = amount,
            Cost = random.Chance(plan.UnknownCostPermille) ? null : decimal.Round(amount * (1 - margin), 2),
            Kind = OrderKind.Order,
        };
    }

    private static Order? TakenBack(in Order order, string tail, SplitMix64 random)
    {
        (OrderKind kind, string prefix, decimal share, int days) = random.PickWeighted(55, 20, 25) switch
        {
            0 => (OrderKind.Return, "RT-", random.Between(0.1m, 0.6m), random.Between(5, 40)),
            1 => (OrderKind.Cancellation, "CX-", 1m, random.Between(0, 2)),
            _ => (OrderKind.CreditNote, "CN-", random.Between(0.02m, 0.1m), random.Between(15, 60)),
        };
        DateOnly date = order.Date.AddDays(days);
        if (date > DemoCalendar.AsOf) return null;
        return new Order
        {
            Id = prefix + tail,
            Date = date,
            Amount = decimal.Round(order.Amount * share, 2),
            // A credit note gives money back and no goods.
            Cost = kind == OrderKind.CreditNote ? 0 : order.Cost is { } cost ? decimal.Round(cost * share, 2) : null,
            Kind = kind,
        };
    }
}
