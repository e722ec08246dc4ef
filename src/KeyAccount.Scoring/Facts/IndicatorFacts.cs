using System.Collections.Immutable;

namespace KeyAccount.Scoring;

/// <summary>The indicators as facts, under the names and units of <see cref="IndicatorCatalog"/>.</summary>
internal static class IndicatorFacts
{
    public static ImmutableArray<FactDefinition> All { get; } = [.. IndicatorCatalog.All.Select(Define)];

    private static FactDefinition Define(IndicatorDefinition indicator)
    {
        Func<AccountIndicators, double?> get = indicator.Get;
        return new FactDefinition(
            indicator.Name, FactKind.Number, indicator.Unit, Title(indicator.Name), snapshot => FactValue.Of(get(snapshot.Indicators)));
    }

    private static FactTitle Title(string name) => name switch
    {
        "order_count" => new("Orders", "交易次数"),
        "gross_revenue" => new("Revenue before returns", "退货前交易额"),
        "revenue" => new("Revenue", "交易额"),
        "profit" => new("Profit", "利润"),
        "gross_margin" => new("Gross margin", "毛利率"),
        "average_order_value" => new("Average order", "平均单笔交易额"),
        "largest_order_value" => new("Largest order", "最大单笔交易额"),
        "return_amount" => new("Returns", "退货金额"),
        "return_count" => new("Number of returns", "退货次数"),
        "return_rate" => new("Return rate", "退货率"),
        "tenure_days" => new("Time as a customer", "已交易时间"),
        "average_order_interval_days" => new("Usual time between orders", "平均交易周期"),
        "days_since_last_order" => new("Days since the last order", "距上次交易天数"),
        "expected_revenue" => new("Expected revenue", "销售预期金额"),
        "open_amount" => new("Amount of open deals", "进行中项目金额"),
        "revenue_trend" => new("Change of revenue", "交易额变化率"),
        "invoiced_amount" => new("Invoiced", "开票金额"),
        "largest_receipt" => new("Largest receipt", "最大单笔收款"),
        "average_receipt" => new("Average receipt", "平均单笔收款"),
        "average_collection_days" => new("Average days to collect", "平均收款周期"),
        "average_outstanding" => new("Average receivables", "平均欠款额"),
        "arrears_rate" => new("Arrears rate", "平均欠款率"),
        "late_payment_ratio" => new("Invoices paid late", "逾期付款比例"),
        "disputed_ratio" => new("Disputed invoices", "争议发票比例"),
        "interaction_count" => new("Contacts with us", "联络次数"),
        "task_count" => new("Tasks", "相关任务数"),
        "process_count" => new("Process steps", "相关进程数"),
        "compliment_count" => new("Compliments", "表扬次数"),
        "compliment_ratio" => new("Share of compliments", "表扬比例"),
        "complaint_count" => new("Complaints", "投诉次数"),
        "complaint_ratio" => new("Share of complaints", "投诉比例"),
        "suggestion_count" => new("Suggestions", "建议次数"),
        "suggestion_ratio" => new("Share of suggestions", "建议比例"),
        "days_since_last_contact" => new("Days since the last contact", "距上次联络天数"),
        "visit_count" => new("Visits", "拜访次数"),
        "wallet_share" => new("Our share of their spend", "我方占客户支出的份额"),
        _ => throw new InvalidOperationException($"The indicator '{name}' has no title."),
    };
}
