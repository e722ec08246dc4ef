using KeyAccount.Cli.Mapping;

namespace KeyAccount.Cli.Import;

/// <summary>A feed whose rows belong to accounts.</summary>
internal abstract class LedgerFeed : Feed
{
    private readonly AccountIndex _accounts;
    private readonly BoundField _account;
    private readonly bool _create;

    private protected LedgerFeed(SectionMapping section, SourceBinder binder, AccountIndex accounts, bool hasAccounts)
        : base(section, binder)
    {
        _accounts = accounts;
        _account = Field("account");
        _create = section.CreateUnmatched || !hasAccounts;
    }

    /// <summary>The account key of the row that was prepared.</summary>
    private protected string? AccountKey { get; private set; }

    /// <summary>The account of the row that was prepared.</summary>
    private protected AccountDraft Account => _accounts.Get(AccountKey!);

    /// <inheritdoc/>
    public sealed override void Prepare(Row row)
    {
        AccountKey = _account.Text(row);
        if (AccountKey is not null && !_create && !_accounts.Knows(AccountKey)) row.Reject(new RowFault("unmatched-account", _account.Column, AccountKey));
        PrepareLedger(row);
    }

    private protected abstract void PrepareLedger(Row row);
}
