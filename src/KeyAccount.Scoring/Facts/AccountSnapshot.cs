using System.Collections.Immutable;

namespace KeyAccount.Scoring;

/// <summary>
/// An account as it stood on a day: what facts are read from. What is dated after the as-of date is ignored. Immutable and thread-safe.
/// </summary>
public sealed class AccountSnapshot
{
    /// <summary>The account as it stood on the day.</summary>
    /// <param name="account">The account with its people, deals and ledgers.</param>
    /// <param name="indicators">The account's indicators on the same day; <see cref="AccountIndicators.Unknown"/> when there are none.</param>
    /// <param name="asOf">The day.</param>
    public AccountSnapshot(Account account, AccountIndicators indicators, DateOnly asOf)
    {
        ArgumentNullException.ThrowIfNull(account);
        ArgumentNullException.ThrowIfNull(indicators);
        Account = account;
        Indicators = indicators;
        AsOf = asOf;
        Deals = DealsAsOf.Of(account, asOf);
        Trace = new ContactTrace(account, asOf);
    }

    private AccountSnapshot(AccountSnapshot snapshot, Opportunity lead)
    {
        Account = snapshot.Account;
        Indicators = snapshot.Indicators;
        AsOf = snapshot.AsOf;
        Deals = snapshot.Deals.LedBy(lead);
        Trace = snapshot.Trace;
    }

    /// <summary>The account, as recorded.</summary>
    public Account Account { get; }

    /// <summary>The indicators.</summary>
    public AccountIndicators Indicators { get; }

    /// <summary>The day on which the facts hold.</summary>
    public DateOnly AsOf { get; }

    /// <summary>
    /// The deal on which the deal-level facts are read; <see langword="null"/> when there is none. It is the open deal with the largest amount
    /// (an unknown amount comes last, equals go by id); without an open one, a deal of which nobody recorded whether it is open; without such,
    /// a won deal that is known not to be fully paid.
    /// </summary>
    public Opportunity? LeadOpportunity => Deals.Lead;

    internal DealsAsOf Deals { get; }

    internal ContactTrace Trace { get; }

    internal ImmutableArray<Contact> Contacts => Account.Contacts;

    /// <summary>The same account seen from one of its deals: the deal-level facts are that deal's, whichever leads.</summary>
    /// <param name="index">The deal's place in the list of deals as of the day.</param>
    internal AccountSnapshot SeenFrom(int index) => new(this, Deals.All[index]);

    /// <summary>Days from a date to the as-of date; unknown for an unknown or a later date.</summary>
    internal double? DaysSince(DateOnly? date) =>
        date is { } day && day <= AsOf ? AsOf.DayNumber - day.DayNumber : null;
}
