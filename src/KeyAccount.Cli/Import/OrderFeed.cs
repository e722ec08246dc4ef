using System.Collections.Immutable;
using System.Globalization;
using KeyAccount.Cli.Mapping;
using KeyAccount.Scoring;

namespace KeyAccount.Cli.Import;

/// <summary>
/// Feeds the order ledger. With <c>group_lines</c>, rows are lines: those of one account, document number and kind are added up to a document,
/// dated like its first line. Amounts of documents are positive; a document whose lines come out below zero is rejected with all its lines.
/// </summary>
internal sealed class OrderFeed : LedgerFeed
{
    private readonly BoundField _id;
    private readonly BoundField _date;
    private readonly BoundField _amount;
    private readonly BoundField _cost;
    private readonly BoundField _kind;
    private readonly ImmutableArray<(BoundRule Rule, OrderKind Kind)> _kindRules;
    private readonly bool _group;
    private readonly bool _returnsAreNegative;
    private readonly IndicatorWindow _window;
    private readonly Dictionary<(string Account, string Id, OrderKind Kind), Document> _byKey = [];
    private readonly List<Document> _documents = [];
    private Order _line;

    public OrderFeed(SectionMapping section, SourceBinder binder, AccountIndex accounts, bool hasAccounts, IndicatorWindow window)
        : base(section, binder, accounts, hasAccounts)
    {
        (_id, _date, _amount, _cost, _kind) = (Field("id"), Field("date"), Field("amount"), Field("cost"), Field("kind"));
        _kindRules = [.. section.KindRules.Select(r => (binder.Rule(r), Enum.GetValues<OrderKind>()[FieldCatalogue.WordsOf<OrderKind>().IndexOf(r.Outcome)]))];
        _group = section.GroupLines;
        _returnsAreNegative = section.ReturnsAreNegative;
        _window = window;
    }

    /// <summary>Lines used, in all and in the window.</summary>
    public (long All, long InWindow) Lines { get; private set; }

    /// <inheritdoc/>
    public override BoundField Amount => _amount;

    /// <inheritdoc/>
    public override void Commit(Row row)
    {
        Lines = (Lines.All + 1, Lines.InWindow + (_window.Contains(_line.Date) ? 1 : 0));
        Document? document = null;
        if (_line.Id is { } id)
        {
            var key = (AccountKey!, id, _line.Kind);
            if (_group) _byKey.TryGetValue(key, out document);
            if (document is null) _byKey.TryAdd(key, document = Add());
        }

        (document ?? Add()).Add(_line, row.Line);
    }

    /// <inheritdoc/>
    public override void Finish(SourceTally tally)
    {
        foreach (var document in _documents)
        {
            if (document.Order.Amount >= 0)
            {
                document.Account.Orders.Add(document.Order);
                continue;
            }

            var fault = new RowFault("negative-document", "", document.Order.Id ?? "", document.Order.Amount.ToString(CultureInfo.InvariantCulture));
            foreach (var (line, amount, date) in document.Lines)
            {
                tally.Revoke(line, fault, amount);
                Lines = (Lines.All - 1, Lines.InWindow - (_window.Contains(date) ? 1 : 0));
            }
        }
    }

    private protected override void PrepareLedger(Row row)
    {
        var id = _id.Text(row);
        var date = _date.Date(row);
        var amount = _amount.Number(row);
        var cost = _cost.Number(row);
        var kind = _kind.Word<OrderKind>(row) ?? OrderKind.Order;
        foreach (var (rule, outcome) in _kindRules)
        {
            if (!rule.Holds(row)) continue;
            kind = outcome;
            break;
        }

        if (date is null || amount is null) return;
        var sign = kind != OrderKind.Order && _returnsAreNegative ? -1 : 1;
        _line = new Order { Id = id, Date = date.Value, Amount = sign * amount.Value, Cost = sign * cost, Kind = kind };
        if (!_group && id is not null && AccountKey is not null && _byKey.ContainsKey((AccountKey, id, kind))) row.Reject(new RowFault("duplicate-key", _id.Column, id));
    }

    private Document Add()
    {
        var document = new Document(Account);
        _documents.Add(document);
        return document;
    }

    /// <summary>A document and its lines.</summary>
    private sealed class Document(AccountDraft account)
    {
        private Order _order;

        public AccountDraft Account => account;

        public Order Order => _order;

        public List<(long Line, decimal Amount, DateOnly Date)> Lines { get; } = [];

        public void Add(in Order line, long number)
        {
            // One line without a cost leaves the document's cost unknown.
            _order = Lines.Count == 0 ? line : _order with { Amount = _order.Amount + line.Amount, Cost = _order.Cost + line.Cost };
            Lines.Add((number, line.Amount, line.Date));
        }
    }
}
