using System.Collections.Immutable;
using KeyAccount.Cli.Mapping;
using KeyAccount.Scoring;

namespace KeyAccount.Cli.Import;

/// <summary>Feeds the invoice ledger; <c>settled_on</c> is one receipt over <c>settled_amount</c>, or over the whole amount.</summary>
internal sealed class InvoiceFeed : LedgerFeed
{
    private readonly BoundField _id;
    private readonly BoundField _date;
    private readonly BoundField _amount;
    private readonly BoundField _due;
    private readonly BoundField _disputed;
    private readonly BoundField _settledOn;
    private readonly BoundField _settledAmount;
    private readonly bool _receiptsFollow;
    private readonly Dictionary<string, InvoiceDraft> _byId;
    private Invoice? _invoice;
    private Receipt? _receipt;

    public InvoiceFeed(SectionMapping section, SourceBinder binder, AccountIndex accounts, bool hasAccounts, Dictionary<string, InvoiceDraft> byId, bool receiptsFollow)
        : base(section, binder, accounts, hasAccounts)
    {
        (_id, _date, _amount, _due) = (Field("id"), Field("date"), Field("amount"), Field("due_date"));
        (_disputed, _settledOn, _settledAmount) = (Field("is_disputed"), Field("settled_on"), Field("settled_amount"));
        _byId = byId;
        _receiptsFollow = receiptsFollow;
    }

    /// <inheritdoc/>
    public override BoundField Amount => _amount;

    /// <inheritdoc/>
    public override void Commit(Row row)
    {
        var draft = new InvoiceDraft(_invoice!);
        if (_receiptsFollow || _settledOn.IsMapped) draft.Receipts = ImmutableArray.CreateBuilder<Receipt>();
        if (_receipt is { } receipt) draft.Receipts!.Add(receipt);
        if (_invoice!.Id is { } id) _byId.Add(id, draft);
        Account.Invoices.Add(draft);
    }

    private protected override void PrepareLedger(Row row)
    {
        var id = _id.Text(row);
        var (date, amount) = (_date.Date(row), _amount.Number(row));
        var (due, disputed) = (_due.Date(row), _disputed.Flag(row));
        var (settled, paid) = (_settledOn.Date(row), _settledAmount.Number(row));
        if (id is not null && _byId.ContainsKey(id)) row.Reject(new RowFault("duplicate-key", _id.Column, id));
        if (date is null || amount is null) return;
        _invoice = new Invoice { Id = id, Date = date.Value, Amount = amount.Value, DueDate = due, IsDisputed = disputed };
        _receipt = settled is { } on ? new Receipt(on, paid ?? amount.Value) : null;
    }
}

/// <summary>Feeds receipts from a source of their own; they find their invoice by its number.</summary>
internal sealed class ReceiptFeed : Feed
{
    private readonly BoundField _invoice;
    private readonly BoundField _date;
    private readonly BoundField _amount;
    private readonly Dictionary<string, InvoiceDraft> _byId;
    private InvoiceDraft? _draft;
    private Receipt _receipt;

    public ReceiptFeed(SectionMapping section, SourceBinder binder, Dictionary<string, InvoiceDraft> byId)
        : base(section, binder)
    {
        (_invoice, _date, _amount) = (Field("invoice"), Field("date"), Field("amount"));
        _byId = byId;
    }

    /// <inheritdoc/>
    public override BoundField Amount => _amount;

    /// <inheritdoc/>
    public override void Commit(Row row) => _draft!.Receipts!.Add(_receipt);

    /// <inheritdoc/>
    public override void Prepare(Row row)
    {
        var id = _invoice.Text(row);
        if (id is not null && !_byId.TryGetValue(id, out _draft)) row.Reject(new RowFault("unmatched-invoice", _invoice.Column, id));
        var (date, amount) = (_date.Date(row), _amount.Number(row));
        if (date is not null && amount is not null) _receipt = new Receipt(date.Value, amount.Value);
    }
}
