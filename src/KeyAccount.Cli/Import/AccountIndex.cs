using System.Collections.Immutable;
using KeyAccount.Scoring;

namespace KeyAccount.Cli.Import;

/// <summary>The accounts found so far, by key, with the ledgers they are collecting. Not thread-safe.</summary>
internal sealed class AccountIndex
{
    private readonly Dictionary<string, AccountDraft> _drafts = new(StringComparer.Ordinal);

    /// <summary>The key that the accounts section prepared for the current row, when one row feeds the accounts and a ledger.</summary>
    public string? Pending { get; set; }

    /// <summary>Whether there is an account with this key, or the current row makes one.</summary>
    public bool Knows(string key) => _drafts.ContainsKey(key) || key == Pending;

    /// <summary>The account with this key, or <see langword="null"/>.</summary>
    public AccountDraft? Find(string key) => _drafts.GetValueOrDefault(key);

    /// <summary>The account with this key, made where there is none.</summary>
    public AccountDraft Get(string key)
    {
        if (_drafts.TryGetValue(key, out var draft)) return draft;
        draft = new AccountDraft(key);
        _drafts.Add(key, draft);
        return draft;
    }

    /// <summary>All accounts, in ordinal order of their keys.</summary>
    public IEnumerable<AccountDraft> Ordered() => _drafts.Values.OrderBy(d => d.Id, StringComparer.Ordinal);
}

/// <summary>An account being put together.</summary>
internal sealed class AccountDraft(string id)
{
    /// <summary>The account's key.</summary>
    public string Id => id;

    /// <summary>Values of the mapped account fields; <see langword="null"/> when no row of the accounts section was about it.</summary>
    public object?[]? Profile { get; set; }

    /// <summary>Its contacts.</summary>
    public List<Contact> Contacts { get; } = [];

    /// <summary>Its opportunities.</summary>
    public List<Opportunity> Opportunities { get; } = [];

    /// <summary>Its order documents.</summary>
    public List<Order> Orders { get; } = [];

    /// <summary>Its invoices, still collecting receipts.</summary>
    public List<InvoiceDraft> Invoices { get; } = [];

    /// <summary>Its interactions.</summary>
    public List<Interaction> Interactions { get; } = [];
}

/// <summary>An invoice being put together.</summary>
internal sealed class InvoiceDraft(Invoice invoice)
{
    /// <summary>The receipts found so far; <see langword="null"/> when nothing is known of receipts.</summary>
    public ImmutableArray<Receipt>.Builder? Receipts { get; set; }

    /// <summary>The invoice with its receipts.</summary>
    public Invoice ToInvoice() => Receipts is null ? invoice : invoice with { Receipts = Receipts.ToImmutable() };
}
