using KeyAccount.Cli.Mapping;
using KeyAccount.Scoring;

namespace KeyAccount.Cli.Import;

/// <summary>Adds up the ledgers of a portfolio, in all or inside a window.</summary>
internal sealed class TotalsCounter(Func<DateOnly, bool> holds)
{
    private readonly Dictionary<int, CountAndAmount> _opportunities = [];
    private long _contacts;
    private CountAndAmount _orders;
    private CountAndAmount _returns;
    private CountAndAmount _invoices;
    private CountAndAmount _disputed;
    private CountAndAmount _settled;
    private CountAndAmount _late;
    private CountAndAmount _receipts;
    private long _interactions;
    private long _compliments;
    private long _complaints;
    private long _suggestions;

    /// <summary>Adds one account.</summary>
    public void Add(Account account)
    {
        if (!account.Contacts.IsDefault) _contacts += account.Contacts.Length;
        foreach (var opportunity in account.Opportunities.IsDefault ? [] : account.Opportunities) Add(opportunity);
        foreach (var order in account.Orders.IsDefault ? [] : account.Orders)
        {
            if (!holds(order.Date)) continue;
            if (order.Kind == OrderKind.Order) _orders = _orders.Plus(order.Amount);
            else _returns = _returns.Plus(order.Amount);
        }

        foreach (var invoice in account.Invoices.IsDefault ? [] : account.Invoices) Add(invoice);
        foreach (var interaction in account.Interactions.IsDefault ? [] : account.Interactions)
        {
            if (!holds(interaction.Date)) continue;
            _interactions++;
            if (interaction.Feedback == Feedback.Compliment) _compliments++;
            if (interaction.Feedback == Feedback.Complaint) _complaints++;
            if (interaction.Feedback == Feedback.Suggestion) _suggestions++;
        }
    }

    /// <summary>The totals of the sections that the mapping feeds.</summary>
    public PortfolioTotals ToTotals(DataMapping mapping, long lines) => new()
    {
        Contacts = mapping.Section(SectionKind.Contacts) is null ? null : _contacts,
        Opportunities = mapping.Section(SectionKind.Opportunities) is null ? null
            : new OpportunityTotals(Of(OpportunityStatus.Open), Of(OpportunityStatus.Won), Of(OpportunityStatus.Lost), Of(null)),
        Orders = mapping.Section(SectionKind.Orders) is null ? null : new OrderTotals(lines, _orders, _returns),
        Invoices = mapping.Section(SectionKind.Invoices) is null ? null : new InvoiceTotals(_invoices, _disputed, _settled, _late, _receipts),
        Interactions = mapping.Section(SectionKind.Interactions) is null ? null : new InteractionTotals(_interactions, _compliments, _complaints, _suggestions),
    };

    private static int KeyOf(OpportunityStatus? status) => status is { } known ? (int)known : -1;

    private CountAndAmount Of(OpportunityStatus? status) => _opportunities.GetValueOrDefault(KeyOf(status));

    private void Add(Opportunity opportunity)
    {
        var date = opportunity.Status is OpportunityStatus.Won or OpportunityStatus.Lost ? opportunity.ClosedOn : opportunity.OpenedOn;

        // DateOnly.MinValue stands for "no date": inside "all", outside every window.
        if (!holds(date ?? DateOnly.MinValue)) return;
        var key = KeyOf(opportunity.Status);
        _opportunities[key] = _opportunities.GetValueOrDefault(key).Plus(opportunity.Amount);
    }

    private void Add(Invoice invoice)
    {
        if (holds(invoice.Date))
        {
            _invoices = _invoices.Plus(invoice.Amount);
            if (invoice.IsDisputed == true) _disputed = _disputed.Plus(invoice.Amount);
        }

        decimal received = 0;
        DateOnly? settled = null;
        foreach (var receipt in (invoice.Receipts.IsDefault ? [] : invoice.Receipts).OrderBy(r => r.Date))
        {
            if (holds(receipt.Date)) _receipts = _receipts.Plus(receipt.Amount);
            received += receipt.Amount;
            if (received >= invoice.Amount) settled ??= receipt.Date;
        }

        if (settled is not { } on || !holds(on)) return;
        _settled = _settled.Plus(invoice.Amount);
        if (on > invoice.DueDate) _late = _late.Plus(invoice.Amount);
    }
}
