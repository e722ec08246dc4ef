using System.Diagnostics.CodeAnalysis;

namespace KeyAccount.Scoring;

/// <summary>
/// Computes the indicators of many accounts from ledgers that stream by: one pass per ledger, rows and ledgers in any order, bounded memory per
/// account. The results do not depend on the order of rows. Not thread-safe.
/// </summary>
public sealed class PortfolioIndicators
{
    private readonly Dictionary<string, IndicatorAccumulator> _accounts = new(StringComparer.Ordinal);
    private readonly StageProbabilities? _probabilities;

    /// <summary>Starts without accounts.</summary>
    /// <param name="window">The days to compute over.</param>
    /// <param name="ledgers">
    /// The ledgers that cover the whole portfolio: an account without rows in one of these is known to have none. In any other ledger,
    /// an account without rows is unknown.
    /// </param>
    /// <param name="probabilities">
    /// Weighs opportunities without a probability of their own; <see langword="null"/> means <see cref="StageProbabilities.None"/>.
    /// </param>
    public PortfolioIndicators(IndicatorWindow window, LedgerKinds ledgers, StageProbabilities? probabilities = null)
    {
        Window = window;
        Ledgers = ledgers;
        _probabilities = probabilities;
    }

    /// <summary>The days computed over.</summary>
    public IndicatorWindow Window { get; }

    /// <summary>The ledgers that cover the whole portfolio.</summary>
    public LedgerKinds Ledgers { get; }

    /// <summary>How many accounts have been named so far.</summary>
    public int Count => _accounts.Count;

    /// <summary>Names an account, so that it has indicators even if no ledger mentions it, and notes its spend.</summary>
    /// <param name="accountId">The account's key; compared ordinally.</param>
    /// <param name="categorySpend">What it spends per year in our category with all suppliers; <see langword="null"/> leaves it as it is.</param>
    public void AddAccount(string accountId, decimal? categorySpend = null)
    {
        IndicatorAccumulator account = Of(accountId);
        account.CategorySpend = categorySpend ?? account.CategorySpend;
    }

    /// <summary>Adds an account with the ledgers that it carries.</summary>
    public void AddAccount(Account account)
    {
        ArgumentNullException.ThrowIfNull(account);
        Of(account.Id).Add(account);
    }

    /// <summary>Adds a row of the account's order ledger.</summary>
    public void AddOrder(string accountId, in Order row) => Of(accountId).Add(row);

    /// <summary>Adds an invoice of the account, with all its receipts.</summary>
    public void AddInvoice(string accountId, Invoice invoice) => Of(accountId).Add(invoice);

    /// <summary>Adds a row of the account's interaction ledger.</summary>
    public void AddInteraction(string accountId, in Interaction row) => Of(accountId).Add(row);

    /// <summary>Adds an opportunity of the account, open or closed.</summary>
    public void AddOpportunity(string accountId, Opportunity opportunity) => Of(accountId).Add(opportunity);

    /// <summary>The indicators of one account so far; <see langword="false"/> when it was never named.</summary>
    public bool TryComplete(string accountId, [NotNullWhen(true)] out AccountIndicators? indicators)
    {
        ArgumentException.ThrowIfNullOrEmpty(accountId);
        indicators = _accounts.TryGetValue(accountId, out IndicatorAccumulator? account) ? account.Complete(Ledgers) : null;
        return indicators is not null;
    }

    /// <summary>
    /// The indicators of every account named so far, in ordinal order of the keys; each is computed when it is reached. Changes nothing: more
    /// rows may follow, and another call.
    /// </summary>
    public IEnumerable<KeyValuePair<string, AccountIndicators>> Complete()
    {
        string[] ids = [.. _accounts.Keys];
        Array.Sort(ids, StringComparer.Ordinal);
        foreach (string id in ids)
        {
            yield return new(id, _accounts[id].Complete(Ledgers));
        }
    }

    private IndicatorAccumulator Of(string accountId)
    {
        ArgumentException.ThrowIfNullOrEmpty(accountId);
        if (!_accounts.TryGetValue(accountId, out IndicatorAccumulator? account))
        {
            account = new IndicatorAccumulator(Window, _probabilities);
            _accounts.Add(accountId, account);
        }

        return account;
    }
}
