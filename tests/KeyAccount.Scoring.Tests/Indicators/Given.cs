namespace KeyAccount.Scoring.Tests.Indicators;

/// <summary>Short ways to write down what a test starts from.</summary>
internal static class Given
{
    /// <summary>The as-of date of the examples.</summary>
    public static readonly DateOnly AsOf = new(2026, 1, 31);

    /// <summary>365 days: 2025-02-01 to 2026-01-31.</summary>
    public static readonly IndicatorWindow Year = new(AsOf);

    /// <summary>10 days: 2026-01-22 to 2026-01-31.</summary>
    public static readonly IndicatorWindow TenDays = new(AsOf, 10);

    public static DateOnly DaysAgo(int days) => AsOf.AddDays(-days);

    public static Order Order(int daysAgo, decimal amount, decimal? cost = null, OrderKind kind = OrderKind.Order) =>
        new() { Date = DaysAgo(daysAgo), Amount = amount, Cost = cost, Kind = kind };

    public static Invoice Invoice(int daysAgo, decimal amount, int? dueDaysAgo, params Receipt[] receipts) =>
        new() { Date = DaysAgo(daysAgo), Amount = amount, DueDate = dueDaysAgo is { } due ? DaysAgo(due) : null, Receipts = [.. receipts] };

    public static Receipt Receipt(int daysAgo, decimal amount) => new(DaysAgo(daysAgo), amount);

    public static Interaction Interaction(int daysAgo, InteractionKind kind = InteractionKind.Other, Feedback feedback = Feedback.None) =>
        new() { Date = DaysAgo(daysAgo), Kind = kind, Feedback = feedback };

    public static Opportunity Deal(decimal? amount, SellingStage? stage = null, OpportunityStatus? status = OpportunityStatus.Open) =>
        new() { Id = "deal", Amount = amount, Stage = stage, Status = status };

    public static AccountIndicators OfOrders(params Order[] orders) =>
        IndicatorCalculator.Compute(new Account { Id = "a", Orders = [.. orders] }, Year);

    public static AccountIndicators OfInvoices(IndicatorWindow window, params Invoice[] invoices) =>
        IndicatorCalculator.Compute(new Account { Id = "a", Invoices = [.. invoices] }, window);

    public static AccountIndicators OfInteractions(params Interaction[] interactions) =>
        IndicatorCalculator.Compute(new Account { Id = "a", Interactions = [.. interactions] }, Year);
}
