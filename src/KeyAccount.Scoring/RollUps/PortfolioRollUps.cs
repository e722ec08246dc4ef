using System.Collections.Immutable;

namespace KeyAccount.Scoring;

/// <summary>
/// Unites the accounts of a portfolio by parent company over any depth, by owner, and altogether. Holds the accounts; each kind of roll-up is made
/// when first asked for. Immutable and thread-safe.
/// </summary>
public sealed class PortfolioRollUps
{
    /// <summary>The key of the roll-up of all accounts: <c>portfolio</c>.</summary>
    public const string PortfolioKey = "portfolio";

    private readonly ImmutableArray<Account> _accounts;
    private readonly AccountUnion _union;
    private readonly Lazy<ParentTree> _parents;
    private readonly Lazy<ImmutableArray<AccountRollUp>> _groups;
    private readonly Lazy<ImmutableArray<AccountRollUp>> _owners;
    private readonly Lazy<AccountRollUp> _portfolio;

    /// <summary>Takes the accounts of a portfolio.</summary>
    /// <param name="accounts">The accounts, with their ledgers.</param>
    /// <param name="window">The days that indicators are computed over; facts hold on the last of them.</param>
    /// <param name="probabilities">
    /// Weighs opportunities without a probability of their own, as <see cref="AccountScorer.StageProbabilities"/> does; <see langword="null"/> means
    /// <see cref="StageProbabilities.None"/>.
    /// </param>
    public PortfolioRollUps(IEnumerable<Account> accounts, IndicatorWindow window, StageProbabilities? probabilities = null)
    {
        ArgumentNullException.ThrowIfNull(accounts);
        Window = window;
        _accounts = [.. accounts];
        _union = new AccountUnion(window, probabilities);
        _parents = new Lazy<ParentTree>(() => new ParentTree(_accounts));
        _groups = new Lazy<ImmutableArray<AccountRollUp>>(UniteGroups);
        _owners = new Lazy<ImmutableArray<AccountRollUp>>(UniteOwners);
        _portfolio = new Lazy<AccountRollUp>(() => _union.Of(SystemSubject.Portfolio, PortfolioKey, null, _accounts, null));
    }

    /// <summary>The days that indicators are computed over.</summary>
    public IndicatorWindow Window { get; }

    /// <summary>
    /// The groups, in ordinal order of their root's id: every account that is named as a parent, with all accounts below it. A parent that is not
    /// among the accounts makes a group of those that name it.
    /// </summary>
    public ImmutableArray<AccountRollUp> Groups => _groups.Value;

    /// <summary>The owners, in ordinal order; accounts without one come first, under the empty key.</summary>
    public ImmutableArray<AccountRollUp> Owners => _owners.Value;

    /// <summary>All accounts.</summary>
    public AccountRollUp Portfolio => _portfolio.Value;

    /// <summary>
    /// Accounts that are, by their <see cref="Account.ParentId"/>, above themselves: each circle from its ordinally least id upwards. The accounts of a
    /// circle and those below it form one group under that id.
    /// </summary>
    public ImmutableArray<ImmutableArray<string>> ParentCycles => _parents.Value.Cycles;

    private ImmutableArray<AccountRollUp> UniteGroups()
    {
        ParentTree parents = _parents.Value;
        return
        [
            .. _accounts.GroupBy(parents.RootOf, StringComparer.Ordinal)
                .Where(g => g.Any(a => a.ParentId is not null))
                .OrderBy(g => g.Key, StringComparer.Ordinal)
                .Select(g => _union.Of(SystemSubject.Group, g.Key, parents.Find(g.Key)?.Name, [.. g], parents.Find(g.Key))),
        ];
    }

    private ImmutableArray<AccountRollUp> UniteOwners() =>
    [
        .. _accounts.GroupBy(a => a.Owner ?? "", StringComparer.Ordinal)
            .OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => _union.Of(SystemSubject.Owner, g.Key, g.Key.Length == 0 ? null : g.Key, [.. g], null)),
    ];
}
