using System.Collections.Frozen;
using System.Collections.Immutable;

namespace KeyAccount.Scoring;

/// <summary>Every indicator that is computed from ledgers, by name. Thread-safe.</summary>
public static class IndicatorCatalog
{
    private const string Currency = "currency";
    private const string Ratio = "ratio";
    private const string Days = "days";
    private const string Count = "count";

    /// <summary>All indicators, in the order in which reports list them.</summary>
    public static ImmutableArray<IndicatorDefinition> All { get; } =
    [
        new("order_count", IndicatorFamily.Transaction, Count, i => i.OrderCount, (i, v) => i with { OrderCount = v }),
        new("gross_revenue", IndicatorFamily.Transaction, Currency, i => i.GrossRevenue, (i, v) => i with { GrossRevenue = v }),
        new("revenue", IndicatorFamily.Transaction, Currency, i => i.Revenue, (i, v) => i with { Revenue = v }),
        new("profit", IndicatorFamily.Transaction, Currency, i => i.Profit, (i, v) => i with { Profit = v }),
        new("gross_margin", IndicatorFamily.Transaction, Ratio, i => i.GrossMargin, (i, v) => i with { GrossMargin = v }),
        new("average_order_value", IndicatorFamily.Transaction, Currency, i => i.AverageOrderValue, (i, v) => i with { AverageOrderValue = v }),
        new("largest_order_value", IndicatorFamily.Transaction, Currency, i => i.LargestOrderValue, (i, v) => i with { LargestOrderValue = v }),
        new("return_amount", IndicatorFamily.Transaction, Currency, i => i.ReturnAmount, (i, v) => i with { ReturnAmount = v }),
        new("return_count", IndicatorFamily.Transaction, Count, i => i.ReturnCount, (i, v) => i with { ReturnCount = v }),
        new("return_rate", IndicatorFamily.Transaction, Ratio, i => i.ReturnRate, (i, v) => i with { ReturnRate = v }),
        new("tenure_days", IndicatorFamily.Transaction, Days, i => i.TenureDays, (i, v) => i with { TenureDays = v }),
        new("average_order_interval_days", IndicatorFamily.Transaction, Days, i => i.AverageOrderIntervalDays, (i, v) => i with { AverageOrderIntervalDays = v }),
        new("days_since_last_order", IndicatorFamily.Transaction, Days, i => i.DaysSinceLastOrder, (i, v) => i with { DaysSinceLastOrder = v }),
        new("expected_revenue", IndicatorFamily.Transaction, Currency, i => i.ExpectedRevenue, (i, v) => i with { ExpectedRevenue = v }),
        new("open_amount", IndicatorFamily.Transaction, Currency, i => i.OpenAmount, (i, v) => i with { OpenAmount = v }),
        new("revenue_trend", IndicatorFamily.Transaction, Ratio, i => i.RevenueTrend, (i, v) => i with { RevenueTrend = v }),
        new("invoiced_amount", IndicatorFamily.Financial, Currency, i => i.InvoicedAmount, (i, v) => i with { InvoicedAmount = v }),
        new("largest_receipt", IndicatorFamily.Financial, Currency, i => i.LargestReceipt, (i, v) => i with { LargestReceipt = v }),
        new("average_receipt", IndicatorFamily.Financial, Currency, i => i.AverageReceipt, (i, v) => i with { AverageReceipt = v }),
        new("average_collection_days", IndicatorFamily.Financial, Days, i => i.AverageCollectionDays, (i, v) => i with { AverageCollectionDays = v }),
        new("average_outstanding", IndicatorFamily.Financial, Currency, i => i.AverageOutstanding, (i, v) => i with { AverageOutstanding = v }),
        new("arrears_rate", IndicatorFamily.Financial, Ratio, i => i.ArrearsRate, (i, v) => i with { ArrearsRate = v }),
        new("late_payment_ratio", IndicatorFamily.Financial, Ratio, i => i.LatePaymentRatio, (i, v) => i with { LatePaymentRatio = v }),
        new("disputed_ratio", IndicatorFamily.Financial, Ratio, i => i.DisputedRatio, (i, v) => i with { DisputedRatio = v }),
        new("interaction_count", IndicatorFamily.Contact, Count, i => i.InteractionCount, (i, v) => i with { InteractionCount = v }),
        new("task_count", IndicatorFamily.Contact, Count, i => i.TaskCount, (i, v) => i with { TaskCount = v }),
        new("process_count", IndicatorFamily.Contact, Count, i => i.ProcessCount, (i, v) => i with { ProcessCount = v }),
        new("compliment_count", IndicatorFamily.Contact, Count, i => i.ComplimentCount, (i, v) => i with { ComplimentCount = v }),
        new("compliment_ratio", IndicatorFamily.Contact, Ratio, i => i.ComplimentRatio, (i, v) => i with { ComplimentRatio = v }),
        new("complaint_count", IndicatorFamily.Contact, Count, i => i.ComplaintCount, (i, v) => i with { ComplaintCount = v }),
        new("complaint_ratio", IndicatorFamily.Contact, Ratio, i => i.ComplaintRatio, (i, v) => i with { ComplaintRatio = v }),
        new("suggestion_count", IndicatorFamily.Contact, Count, i => i.SuggestionCount, (i, v) => i with { SuggestionCount = v }),
        new("suggestion_ratio", IndicatorFamily.Contact, Ratio, i => i.SuggestionRatio, (i, v) => i with { SuggestionRatio = v }),
        new("days_since_last_contact", IndicatorFamily.Contact, Days, i => i.DaysSinceLastContact, (i, v) => i with { DaysSinceLastContact = v }),
        new("visit_count", IndicatorFamily.Contact, Count, i => i.VisitCount, (i, v) => i with { VisitCount = v }),
        new("wallet_share", IndicatorFamily.Wallet, Ratio, i => i.WalletShare, (i, v) => i with { WalletShare = v }),
    ];

    private static readonly FrozenDictionary<string, IndicatorDefinition> ByName =
        All.ToFrozenDictionary(definition => definition.Name, StringComparer.Ordinal);

    /// <summary>The indicator of that name, or <see langword="null"/> when there is none. Names compare ordinally.</summary>
    public static IndicatorDefinition? Find(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return ByName.GetValueOrDefault(name);
    }
}
