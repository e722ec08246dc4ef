namespace KeyAccount.Scoring;

/// <summary>
/// The indicators (指标) of one account over an <see cref="IndicatorWindow"/>. Each is <see langword="null"/> when unknown, which is neither zero nor
/// "none"; a ratio or mean with a zero or unknown denominator is unknown. Amounts are in the portfolio's currency. Immutable.
/// </summary>
/// <remarks>
/// "In the window" means dated inside the window; what is dated after the as-of date is ignored everywhere. Without the ledger an indicator is
/// computed from, it is unknown; with an empty ledger, sums and counts are 0 while means, maxima, ratios and "days since" are unknown. Sums are
/// exact decimals, converted to <see cref="double"/> once; an amount too large for a decimal is unknown. A ratio over a negative figure (an
/// account that returned more than it bought) is the quotient as it stands: a policy that reads one should look at the sign of the figure too.
/// </remarks>
public sealed record AccountIndicators
{
    /// <summary>Indicators of which nothing is known.</summary>
    public static AccountIndicators Unknown { get; } = new();

    /// <summary><c>order_count</c> (交易次数), count: orders in the window. Returns, cancellations and credit notes are not orders.</summary>
    public double? OrderCount { get; init; }

    /// <summary><c>gross_revenue</c>, currency: the sum of order amounts in the window, after discounts and before returns.</summary>
    public double? GrossRevenue { get; init; }

    /// <summary><c>revenue</c> (交易额), currency: <see cref="GrossRevenue"/> − <see cref="ReturnAmount"/>; can be negative.</summary>
    public double? Revenue { get; init; }

    /// <summary>
    /// <c>profit</c> (利润), currency: <see cref="Revenue"/> minus the cost of what was ordered, plus the cost of what came back, in the window.
    /// Unknown when one document of the window, of any kind, has an unknown cost: a credit note for which no goods came back has cost 0, and
    /// should say so.
    /// </summary>
    public double? Profit { get; init; }

    /// <summary><c>gross_margin</c> (毛利率), ratio: <see cref="Profit"/> / <see cref="Revenue"/>.</summary>
    public double? GrossMargin { get; init; }

    /// <summary><c>average_order_value</c> (平均单笔交易额), currency: <see cref="GrossRevenue"/> / <see cref="OrderCount"/>.</summary>
    public double? AverageOrderValue { get; init; }

    /// <summary><c>largest_order_value</c> (最大单笔交易额), currency: the largest order amount in the window.</summary>
    public double? LargestOrderValue { get; init; }

    /// <summary><c>return_amount</c> (退货金额), currency: returns, cancellations and credit notes dated in the window, as a positive figure.</summary>
    public double? ReturnAmount { get; init; }

    /// <summary><c>return_count</c> (退货次数), count: documents of return, cancellation and credit dated in the window.</summary>
    public double? ReturnCount { get; init; }

    /// <summary><c>return_rate</c>, ratio: <see cref="ReturnAmount"/> / <see cref="GrossRevenue"/>; can exceed 1.</summary>
    public double? ReturnRate { get; init; }

    /// <summary><c>tenure_days</c> (已交易时间), days: from the first order ever, also before the window, to the as-of date.</summary>
    public double? TenureDays { get; init; }

    /// <summary>
    /// <c>average_order_interval_days</c> (平均交易周期), days: the mean gap between consecutive distinct order dates in the window;
    /// unknown below two dates.
    /// </summary>
    public double? AverageOrderIntervalDays { get; init; }

    /// <summary>
    /// <c>days_since_last_order</c>, days: from the last order to the as-of date. Looks back past the window, so that an account that stopped
    /// buying long ago shows how long, not "unknown".
    /// </summary>
    public double? DaysSinceLastOrder { get; init; }

    /// <summary>
    /// <c>expected_revenue</c> (销售预期金额), currency: the sum over open opportunities of amount × probability, which is the opportunity's own or
    /// else that of its stage. Unknown when one of them lacks an amount or a probability, when one opportunity may or may not be open, or when
    /// one was closed only after the as-of date: it was open then, but the stage it had is no longer on record.
    /// </summary>
    public double? ExpectedRevenue { get; init; }

    /// <summary>
    /// <c>open_amount</c>, currency: the unweighted sum over the opportunities open on the as-of date (opened by then, and not closed by then).
    /// Unknown when one of them lacks an amount, or when one opportunity may or may not be open.
    /// </summary>
    public double? OpenAmount { get; init; }

    /// <summary>
    /// <c>revenue_trend</c>, ratio: revenue of the window / revenue of the window of the same length before it, minus 1 (0.1 is 10 % up).
    /// </summary>
    /// <remarks>
    /// The previous window counts as it stands in the ledger, also when the first order lies inside it: a ledger cannot tell a new account from a
    /// late start of the records. A policy that wants full years only asks for <c>tenure_days</c> of two windows first.
    /// </remarks>
    public double? RevenueTrend { get; init; }

    /// <summary><c>invoiced_amount</c>, currency: invoices dated in the window.</summary>
    public double? InvoicedAmount { get; init; }

    /// <summary><c>largest_receipt</c>, currency: the largest single receipt in the window.</summary>
    /// <remarks>
    /// This and every other figure that rests on receipts is unknown when the receipts of one invoice, dated by the as-of date, are unknown.
    /// An invoice dated after the as-of date is ignored together with what was prepaid on it.
    /// </remarks>
    public double? LargestReceipt { get; init; }

    /// <summary><c>average_receipt</c>, currency: the mean of the receipts in the window.</summary>
    public double? AverageReceipt { get; init; }

    /// <summary>
    /// <c>average_collection_days</c> (平均收款周期), days: over the receipts in the window, the mean of the days from invoice date to receipt, weighted
    /// by amount. A prepayment counts negative days.
    /// </summary>
    public double? AverageCollectionDays { get; init; }

    /// <summary>
    /// <c>average_outstanding</c> (平均欠款额), currency: the mean over all days of the window of the receivables open at the end of the day. An
    /// overpaid invoice is closed, it does not lower the others; a credit (an invoice below zero) lowers the sum until it is paid out.
    /// </summary>
    public double? AverageOutstanding { get; init; }

    /// <summary>
    /// <c>arrears_rate</c> (平均欠款率), ratio: the mean over all days of the window of the receivables open and past due (the due date itself is
    /// not past) at the end of the day / <see cref="InvoicedAmount"/>; can exceed 1. Credits are never in arrears. Unknown when an invoice that
    /// was open in the window has no due date.
    /// </summary>
    public double? ArrearsRate { get; init; }

    /// <summary>
    /// <c>late_payment_ratio</c>, ratio 0 to 1: of the invoices (above zero) settled in the window, the share, by count, settled after the due
    /// date. Unknown when one of them has no due date.
    /// </summary>
    public double? LatePaymentRatio { get; init; }

    /// <summary>
    /// <c>disputed_ratio</c>, ratio 0 to 1: of the invoices dated in the window, the share, by count, that is disputed. Unknown when it is unknown
    /// of one of them.
    /// </summary>
    public double? DisputedRatio { get; init; }

    /// <summary><c>interaction_count</c> (联络次数), count: interactions of every kind in the window.</summary>
    public double? InteractionCount { get; init; }

    /// <summary><c>task_count</c> (相关任务数), count: tasks in the window.</summary>
    public double? TaskCount { get; init; }

    /// <summary><c>process_count</c> (相关进程数), count: process steps in the window.</summary>
    public double? ProcessCount { get; init; }

    /// <summary><c>compliment_count</c> (表扬次数), count: interactions in the window with a compliment.</summary>
    public double? ComplimentCount { get; init; }

    /// <summary><c>compliment_ratio</c> (表扬比例), ratio 0 to 1: <see cref="ComplimentCount"/> / all interactions in the window.</summary>
    public double? ComplimentRatio { get; init; }

    /// <summary><c>complaint_count</c> (投诉次数), count: interactions in the window with a complaint.</summary>
    public double? ComplaintCount { get; init; }

    /// <summary><c>complaint_ratio</c> (投诉比例), ratio 0 to 1: <see cref="ComplaintCount"/> / all interactions in the window.</summary>
    public double? ComplaintRatio { get; init; }

    /// <summary><c>suggestion_count</c> (建议次数), count: interactions in the window with a suggestion.</summary>
    public double? SuggestionCount { get; init; }

    /// <summary><c>suggestion_ratio</c> (建议比例), ratio 0 to 1: <see cref="SuggestionCount"/> / all interactions in the window.</summary>
    public double? SuggestionRatio { get; init; }

    /// <summary>
    /// <c>days_since_last_contact</c>, days: from the last interaction of any kind to the as-of date. Looks back past the window.
    /// </summary>
    public double? DaysSinceLastContact { get; init; }

    /// <summary><c>visit_count</c>, count: visits in the window.</summary>
    public double? VisitCount { get; init; }

    /// <summary>
    /// <c>wallet_share</c> (我方占客户有关支出的百分比), ratio: <see cref="Revenue"/> / what the account spends in our category with all suppliers. As the
    /// spend is known per year, it is first scaled to the window: × days / 365.
    /// </summary>
    public double? WalletShare { get; init; }
}
