using System.Collections.Immutable;
using KeyAccount.Cli.Mapping;
using KeyAccount.Rules;

namespace KeyAccount.Cli.Import;

/// <summary>A feed whose rows belong to accounts.</summary>
internal abstract class LedgerFeed : Feed
{
    private readonly AccountIndex _accounts;
    private readonly BoundField _account;
    private readonly bool _create;
    private readonly ImmutableArray<(string Name, BoundField Field)> _facts;

    private protected LedgerFeed(SectionMapping section, SourceBinder binder, AccountIndex accounts, bool hasAccounts)
        : base(section, binder)
    {
        _accounts = accounts;
        _account = Field("account");
        _facts = [.. section.Facts.Select(f => (f.Name, binder.Field(f.Definition, f.Cell)))];
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

    /// <summary>The known facts of the row under names of the user's own.</summary>
    private protected ImmutableDictionary<string, FactValue> GivenFacts(Row row)
    {
        if (_facts.IsEmpty) return ImmutableDictionary<string, FactValue>.Empty;
        var facts = ImmutableDictionary.CreateBuilder<string, FactValue>(StringComparer.Ordinal);
        foreach (var (name, field) in _facts)
            if (field.Fact(row) is { Kind: not FactKind.Unknown } fact) facts[name] = fact;
        return facts.ToImmutable();
    }

    private protected abstract void PrepareLedger(Row row);
}
