using KeyAccount.Benchmarks.Workload;
using KeyAccount.Rules;

namespace KeyAccount.Benchmarks.Contenders.Ours;

/// <summary>How row objects become the engine's columns: the one place where the two meet. A caller writes this once for a type.</summary>
internal static class RowBinder
{
    /// <summary>An accessor for each input.</summary>
    public static RowBinding<AccountRow> Bind(InputSchema inputs) => RowBinding.For<AccountRow>(inputs)
        .Number("revenue", row => row.Revenue)
        .Number("gross_margin", row => row.GrossMargin)
        .Number("order_count", row => row.OrderCount)
        .Number("tenure_days", row => row.TenureDays)
        .Number("days_since_order", row => row.DaysSinceOrder)
        .Number("revenue_trend", row => row.RevenueTrend)
        .Number("late_payment_ratio", row => row.LatePaymentRatio)
        .Number("arrears_rate", row => row.ArrearsRate)
        .Number("wallet_share", row => row.WalletShare)
        .Number("annual_sales", row => row.AnnualSales)
        .Number("employees", row => row.Employees)
        .Number("satisfaction", row => row.Satisfaction)
        .Number("return_rate", row => row.ReturnRate)
        .Number("complaint_ratio", row => row.ComplaintRatio)
        .Number("cumulative_contracts", row => row.CumulativeContracts)
        .Number("days_since_contact", row => row.DaysSinceContact)
        .Choice("region", StandardPolicy.Regions, row => (int)row.Region)
        .Choice("industry", StandardPolicy.Industries, row => (int)row.Industry)
        .Truth("listed", row => row.Listed)
        .Choice("stage", StandardPolicy.Stages, row => (int)row.Stage)
        .List("contacts", row => row.Contacts, contact => contact
            .Choice("role", StandardPolicy.Roles, c => (int?)c.Role ?? -1)
            .Choice("stance", StandardPolicy.Stances, c => (int?)c.Stance ?? -1)
            .Number("last_interview_days", c => c.LastInterviewDays)
            .Truth("is_new", c => c.IsNew)
            .Number("influence", c => c.Influence))
        .Build();
}
