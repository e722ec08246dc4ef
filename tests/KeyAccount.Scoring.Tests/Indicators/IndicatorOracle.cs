namespace KeyAccount.Scoring.Tests.Indicators;

/// <summary>
/// The indicators by their definitions, slowly and plainly: every figure is looked up anew, receivables are drawn up at the end of every single
/// day. Shares no code with the library.
/// </summary>
internal sealed class IndicatorOracle(Account account, DateOnly asOf, int days, IReadOnlyDictionary<SellingStage, double> probabilities)
{
    private List<DateOnly> Days { get; } = [.. Enumerable.Range(0, days).Select(back => asOf.AddDays(-back))];

    private List<DateOnly> DaysBefore { get; } = [.. Enumerable.Range(days, days).Select(back => asOf.AddDays(-back))];

    public IReadOnlyDictionary<string, double?> Compute()
    {
        var all = new SortedDictionary<string, double?>(StringComparer.Ordinal);
        foreach (IndicatorDefinition indicator in IndicatorCatalog.All)
        {
            all[indicator.Name] = null;
        }

        if (!account.Orders.IsDefault)
        {
            Transactions(all);
        }

        if (!account.Opportunities.IsDefault)
        {
            Pipeline(all);
        }

        if (!account.Invoices.IsDefault)
        {
            Financials(all);
        }

        if (!account.Interactions.IsDefault)
        {
            Contacts(all);
        }

        return all;
    }

    private void Transactions(SortedDictionary<string, double?> all)
    {
        List<Order> inside = [.. account.Orders.Where(o => Days.Contains(o.Date))];
        List<Order> orders = [.. inside.Where(o => o.Kind == OrderKind.Order)];
        List<Order> returns = [.. inside.Where(o => o.Kind != OrderKind.Order)];
        List<Order> before = [.. account.Orders.Where(o => DaysBefore.Contains(o.Date))];
        List<DateOnly> everOrdered = [.. account.Orders.Where(o => o.Kind == OrderKind.Order && o.Date <= asOf).Select(o => o.Date).Order()];
        List<DateOnly> dates = [.. orders.Select(o => o.Date).Distinct().Order()];

        decimal gross = orders.Sum(o => o.Amount);
        decimal returned = returns.Sum(o => o.Amount);
        decimal revenue = gross - returned;
        decimal? profit = inside.Any(o => o.Cost is null) ? null : revenue - orders.Sum(o => o.Cost!.Value) + returns.Sum(o => o.Cost!.Value);
        decimal revenueBefore = before.Where(o => o.Kind == OrderKind.Order).Sum(o => o.Amount)
            - before.Where(o => o.Kind != OrderKind.Order).Sum(o => o.Amount);

        all["order_count"] = orders.Count;
        all["gross_revenue"] = (double)gross;
        all["revenue"] = (double)revenue;
        all["profit"] = (double?)profit;
        all["gross_margin"] = Divide(profit, revenue);
        all["average_order_value"] = Divide(gross, orders.Count);
        all["largest_order_value"] = orders.Count == 0 ? null : (double)orders.Max(o => o.Amount);
        all["return_amount"] = (double)returned;
        all["return_count"] = returns.Count;
        all["return_rate"] = Divide(returned, gross);
        all["tenure_days"] = everOrdered.Count == 0 ? null : DaysFrom(everOrdered[0]);
        all["days_since_last_order"] = everOrdered.Count == 0 ? null : DaysFrom(everOrdered[^1]);
        all["average_order_interval_days"] =
            dates.Count < 2 ? null : dates.Zip(dates.Skip(1), (one, next) => (double)(next.DayNumber - one.DayNumber)).Average();
        all["revenue_trend"] = Divide(revenue, revenueBefore) - 1;
        all["wallet_share"] = account.Standing.CategorySpend is { } spend ? Divide(revenue, spend * days / 365) : null;
    }

    private void Pipeline(SortedDictionary<string, double?> all)
    {
        double? open = 0;
        double? expected = 0;
        foreach (Opportunity deal in account.Opportunities)
        {
            bool notYetOpened = deal.OpenedOn is { } opened && opened > asOf;
            bool closedByThen = deal.ClosedOn is { } closed && closed <= asOf;
            bool closedLater = deal.ClosedOn is { } later && later > asOf;
            bool closedAtAll = deal.Status is OpportunityStatus.Won or OpportunityStatus.Lost;
            if (notYetOpened || (closedAtAll && !closedLater) || (deal.Status is null && closedByThen))
            {
                continue;
            }

            double? stage = deal.Stage is { } known && probabilities.TryGetValue(known, out double p) ? p : null;
            open += deal.Status is null ? null : (double?)deal.Amount;
            expected += closedAtAll || deal.Status is null ? null : (double?)deal.Amount * (deal.Probability ?? stage);
        }

        all["open_amount"] = open;
        all["expected_revenue"] = expected;
    }

    private void Financials(SortedDictionary<string, double?> all)
    {
        List<Invoice> known = [.. account.Invoices.Where(i => i.Date <= asOf)];
        List<Invoice> inside = [.. known.Where(i => Days.Contains(i.Date))];
        decimal invoiced = inside.Sum(i => i.Amount);
        all["invoiced_amount"] = (double)invoiced;
        all["disputed_ratio"] =
            inside.Any(i => i.IsDisputed is null) ? null : Divide(inside.Count(i => i.IsDisputed == true), inside.Count);
        if (known.Any(i => i.Receipts.IsDefault))
        {
            return;
        }

        List<(Invoice Invoice, Receipt Receipt)> receipts =
            [.. known.SelectMany(i => i.Receipts, (i, r) => (i, r)).Where(pair => Days.Contains(pair.r.Date))];
        decimal received = receipts.Sum(pair => pair.Receipt.Amount);
        all["largest_receipt"] = receipts.Count == 0 ? null : (double)receipts.Max(pair => pair.Receipt.Amount);
        all["average_receipt"] = Divide(received, receipts.Count);
        all["average_collection_days"] = Divide(
            receipts.Sum(pair => pair.Receipt.Amount * (pair.Receipt.Date.DayNumber - pair.Invoice.Date.DayNumber)), received);

        List<(Invoice Invoice, DateOnly? Day)> settled =
            [.. known.Select(i => (i, SettledOn(i))).Where(pair => pair.Item2 is { } day && Days.Contains(day))];
        all["late_payment_ratio"] = settled.Any(pair => pair.Invoice.DueDate is null)
            ? null
            : Divide(settled.Count(pair => pair.Day > pair.Invoice.DueDate!.Value), settled.Count);

        decimal outstanding = 0;
        decimal? overdue = 0;
        foreach (DateOnly day in Days)
        {
            foreach (Invoice invoice in known)
            {
                decimal open = OpenAtEndOf(day, invoice);
                outstanding += open;
                if (open > 0)
                {
                    overdue += invoice.DueDate is { } due ? (day > due ? open : 0) : null;
                }
            }
        }

        all["average_outstanding"] = (double)(outstanding / days);
        all["arrears_rate"] = Divide(overdue / days, invoiced);
    }

    private static decimal OpenAtEndOf(DateOnly day, Invoice invoice)
    {
        if (day < invoice.Date)
        {
            return 0;
        }

        decimal left = invoice.Amount - invoice.Receipts.Where(r => r.Date <= day).Sum(r => r.Amount);
        return invoice.Amount >= 0 ? Math.Max(0, left) : Math.Min(0, left);
    }

    /// <summary>The first of the days with a receipt at the end of which the receipts reach the amount.</summary>
    private DateOnly? SettledOn(Invoice invoice) =>
        invoice.Amount <= 0
            ? null
            : invoice.Receipts.Select(r => r.Date).Where(day => day <= asOf).Order()
                .Where(day => invoice.Receipts.Where(r => r.Date <= day).Sum(r => r.Amount) >= invoice.Amount)
                .Select(day => (DateOnly?)day).FirstOrDefault();

    private void Contacts(SortedDictionary<string, double?> all)
    {
        List<Interaction> inside = [.. account.Interactions.Where(i => Days.Contains(i.Date))];
        all["interaction_count"] = inside.Count;
        all["task_count"] = inside.Count(i => i.Kind == InteractionKind.Task);
        all["process_count"] = inside.Count(i => i.Kind == InteractionKind.Process);
        all["visit_count"] = inside.Count(i => i.Kind == InteractionKind.Visit);
        foreach ((string name, Feedback feedback) in (ReadOnlySpan<(string, Feedback)>)
            [("compliment", Feedback.Compliment), ("complaint", Feedback.Complaint), ("suggestion", Feedback.Suggestion)])
        {
            all[name + "_count"] = inside.Count(i => i.Feedback == feedback);
            all[name + "_ratio"] = Divide(inside.Count(i => i.Feedback == feedback), inside.Count);
        }

        List<DateOnly> ever = [.. account.Interactions.Where(i => i.Date <= asOf).Select(i => i.Date).OrderDescending()];
        all["days_since_last_contact"] = ever.Count == 0 ? null : DaysFrom(ever[0]);
    }

    private double DaysFrom(DateOnly date) => asOf.DayNumber - date.DayNumber;

    private static double? Divide(decimal? dividend, decimal divisor) => divisor == 0 ? null : (double?)dividend / (double)divisor;
}
