using static KeyAccount.Scoring.ExactArithmetic;

namespace KeyAccount.Scoring;

/// <summary>
/// Computes the indicators of one account from rows that stream by: one pass per ledger, rows and ledgers in any order, memory bounded by the
/// length of the window and independent of the number of rows. Not thread-safe.
/// </summary>
/// <remarks>
/// A ledger is known once it was declared with <see cref="Know"/> or one of its rows was added; the indicators of the others are unknown. A row
/// dated after the as-of date makes its ledger known and counts for nothing else.
/// </remarks>
public sealed class IndicatorAccumulator
{
    private readonly StageProbabilities _probabilities;
    private OrderTally? _orders;
    private ReceivablesTally? _invoices;
    private InteractionTally? _interactions;
    private PipelineTally? _opportunities;

    /// <summary>Starts with no ledger known.</summary>
    /// <param name="window">The days to compute over.</param>
    /// <param name="probabilities">
    /// Weighs opportunities without a probability of their own; <see langword="null"/> means <see cref="StageProbabilities.None"/>.
    /// </param>
    public IndicatorAccumulator(IndicatorWindow window, StageProbabilities? probabilities = null)
    {
        Window = window;
        _probabilities = probabilities ?? StageProbabilities.None;
    }

    /// <summary>The days computed over.</summary>
    public IndicatorWindow Window { get; }

    /// <summary>
    /// What the account spends per year in our category with all suppliers, in the portfolio's currency; <see langword="null"/> when unknown.
    /// </summary>
    public decimal? CategorySpend { get; set; }

    /// <summary>Declares ledgers as known, so that no rows in them means that there is nothing, rather than that nothing is known.</summary>
    public void Know(LedgerKinds ledgers)
    {
        _orders ??= ledgers.HasFlag(LedgerKinds.Orders) ? new OrderTally() : null;
        _invoices ??= ledgers.HasFlag(LedgerKinds.Invoices) ? new ReceivablesTally() : null;
        _interactions ??= ledgers.HasFlag(LedgerKinds.Interactions) ? new InteractionTally() : null;
        _opportunities ??= ledgers.HasFlag(LedgerKinds.Opportunities) ? new PipelineTally() : null;
    }

    /// <summary>Adds a row of the order ledger.</summary>
    public void Add(in Order row) => (_orders ??= new OrderTally()).Add(row, Window);

    /// <summary>Adds an invoice with all its receipts.</summary>
    public void Add(Invoice invoice)
    {
        ArgumentNullException.ThrowIfNull(invoice);
        (_invoices ??= new ReceivablesTally()).Add(invoice, Window);
    }

    /// <summary>Adds a row of the interaction ledger.</summary>
    public void Add(in Interaction row) => (_interactions ??= new InteractionTally()).Add(row, Window);

    /// <summary>Adds an opportunity, open or closed.</summary>
    public void Add(Opportunity opportunity)
    {
        ArgumentNullException.ThrowIfNull(opportunity);
        (_opportunities ??= new PipelineTally()).Add(opportunity, Window, _probabilities);
    }

    /// <summary>Adds what is known of the account: its ledgers, those set to the default array excepted, and its category spend.</summary>
    public void Add(Account account)
    {
        ArgumentNullException.ThrowIfNull(account);
        CategorySpend = account.Standing.CategorySpend ?? CategorySpend;
        Know(KnownLedgers(account));

        foreach (ref readonly Order row in account.Orders.IsDefault ? default : account.Orders.AsSpan())
        {
            Add(row);
        }

        foreach (Invoice invoice in account.Invoices.IsDefault ? [] : account.Invoices)
        {
            Add(invoice);
        }

        foreach (ref readonly Interaction row in account.Interactions.IsDefault ? default : account.Interactions.AsSpan())
        {
            Add(row);
        }

        foreach (Opportunity opportunity in account.Opportunities.IsDefault ? [] : account.Opportunities)
        {
            Add(opportunity);
        }
    }

    /// <summary>The indicators of all rows added so far. Changes nothing: more rows may follow, and another call.</summary>
    public AccountIndicators Complete() => Complete(LedgerKinds.None);

    /// <summary>The indicators of all rows added so far, with further ledgers taken as known.</summary>
    internal AccountIndicators Complete(LedgerKinds known)
    {
        OrderTally? orders = _orders ?? (known.HasFlag(LedgerKinds.Orders) ? OrderTally.Empty : null);
        ReceivablesTally? invoices = _invoices ?? (known.HasFlag(LedgerKinds.Invoices) ? ReceivablesTally.Empty : null);
        InteractionTally? contacts = _interactions ?? (known.HasFlag(LedgerKinds.Interactions) ? InteractionTally.Empty : null);
        PipelineTally? deals = _opportunities ?? (known.HasFlag(LedgerKinds.Opportunities) ? PipelineTally.Empty : null);

        return new AccountIndicators
        {
            OrderCount = orders?.OrderCount,
            GrossRevenue = ToDouble(orders?.GrossRevenue),
            Revenue = ToDouble(orders?.Revenue),
            Profit = ToDouble(orders?.Profit),
            GrossMargin = ToDouble(Quotient(orders?.Profit, orders?.Revenue)),
            AverageOrderValue = ToDouble(Quotient(orders?.GrossRevenue, orders?.OrderCount)),
            LargestOrderValue = ToDouble(orders?.LargestOrder),
            ReturnAmount = ToDouble(orders?.ReturnAmount),
            ReturnCount = orders?.ReturnCount,
            ReturnRate = ToDouble(Quotient(orders?.ReturnAmount, orders?.GrossRevenue)),
            TenureDays = orders?.Tenure(Window),
            AverageOrderIntervalDays = ToDouble(orders?.AverageInterval),
            DaysSinceLastOrder = orders?.DaysSinceLast(Window),
            ExpectedRevenue = ToDouble(deals?.ExpectedRevenue),
            OpenAmount = ToDouble(deals?.OpenAmount),
            RevenueTrend = ToDouble(orders?.RevenueTrend),
            InvoicedAmount = ToDouble(invoices?.InvoicedAmount),
            LargestReceipt = ToDouble(invoices?.LargestReceipt),
            AverageReceipt = ToDouble(invoices?.AverageReceipt),
            AverageCollectionDays = ToDouble(invoices?.AverageCollectionDays),
            AverageOutstanding = ToDouble(invoices?.AverageOutstanding(Window)),
            ArrearsRate = ToDouble(invoices?.ArrearsRate(Window)),
            LatePaymentRatio = ToDouble(invoices?.LatePaymentRatio),
            DisputedRatio = ToDouble(invoices?.DisputedRatio),
            InteractionCount = contacts?.Interactions,
            TaskCount = contacts?.Tasks,
            ProcessCount = contacts?.Processes,
            ComplimentCount = contacts?.Compliments,
            ComplimentRatio = ToDouble(contacts?.ShareOf(contacts.Compliments)),
            ComplaintCount = contacts?.Complaints,
            ComplaintRatio = ToDouble(contacts?.ShareOf(contacts.Complaints)),
            SuggestionCount = contacts?.Suggestions,
            SuggestionRatio = ToDouble(contacts?.ShareOf(contacts.Suggestions)),
            DaysSinceLastContact = contacts?.DaysSinceLast(Window),
            VisitCount = contacts?.Visits,
            WalletShare = ToDouble(WalletShare.Of(orders?.Revenue, CategorySpend, Window)),
        };
    }

    private static LedgerKinds KnownLedgers(Account account) =>
        (account.Orders.IsDefault ? LedgerKinds.None : LedgerKinds.Orders)
        | (account.Invoices.IsDefault ? LedgerKinds.None : LedgerKinds.Invoices)
        | (account.Interactions.IsDefault ? LedgerKinds.None : LedgerKinds.Interactions)
        | (account.Opportunities.IsDefault ? LedgerKinds.None : LedgerKinds.Opportunities);
}
