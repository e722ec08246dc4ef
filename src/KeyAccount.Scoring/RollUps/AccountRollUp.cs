using System.Collections.Immutable;

namespace KeyAccount.Scoring;

/// <summary>
/// Several accounts seen as one: a group (集团), all accounts of an owner, or the portfolio. Its indicators are those of one account that had all the
/// ledgers. Immutable and thread-safe.
/// </summary>
public sealed class AccountRollUp
{
    internal AccountRollUp(SystemSubject subject, ImmutableArray<string> accountIds, AccountSnapshot snapshot)
    {
        Subject = subject;
        AccountIds = accountIds;
        Snapshot = snapshot;
    }

    /// <summary>What was united: <see cref="SystemSubject.Group"/>, <see cref="SystemSubject.Owner"/> or <see cref="SystemSubject.Portfolio"/>.</summary>
    public SystemSubject Subject { get; }

    /// <summary>
    /// The id of the group's root, which need not be among the accounts; the owner, empty for accounts without one; or
    /// <see cref="PortfolioRollUps.PortfolioKey"/>.
    /// </summary>
    public string Key => Snapshot.Account.Id;

    /// <summary>The ids of the accounts, in the order given.</summary>
    public ImmutableArray<string> AccountIds { get; }

    /// <summary>The indicators of the accounts taken together. A ledger that is unknown of one account is unknown of all.</summary>
    public AccountIndicators Indicators => Snapshot.Indicators;

    /// <summary>
    /// The accounts as one: people and deals of all, sums and maxima of what is recorded, and the counts of accounts (<c>docs/facts.md</c>) among the facts
    /// given. Orders and invoices are left out; <see cref="Indicators"/> tells what they say.
    /// </summary>
    public Account Account => Snapshot.Account;

    internal AccountSnapshot Snapshot { get; }
}
