using KeyAccount.Scoring;

namespace KeyAccount.Cli.Backtest;

/// <summary>Takes out of an account what nobody could know on a day.</summary>
internal static class Hindsight
{
    /// <summary>
    /// The account as it could be known on a day. What carries no date (contacts, standing, given facts) is unknown, and so is all of a deal that was
    /// not over by then but its name, owner and beginning: its stage, amount and key nodes are as last recorded. Dated ledgers stay whole, because an
    /// assessment reads them as of its day; the company's profile and the account's owner stay as recorded.
    /// </summary>
    public static Account Without(Account account, DateOnly day) => account with
    {
        Standing = AccountStanding.Unknown,
        Contacts = default,
        Facts = account.Facts.Clear(),
        Opportunities = account.Opportunities.IsDefault ? default : [.. account.Opportunities.Where(o => HadBegun(o, day)).Select(o => IsOver(o, day) ? Over(o) : Begun(o))],
    };

    private static bool IsDecided(Opportunity deal) => deal.Status is OpportunityStatus.Won or OpportunityStatus.Lost;

    private static bool IsOver(Opportunity deal, DateOnly day) => IsDecided(deal) && deal.ClosedOn <= day;

    /// <summary>Whether it is known that the deal existed on the day.</summary>
    private static bool HadBegun(Opportunity deal, DateOnly day) => deal.OpenedOn <= day || IsOver(deal, day);

    /// <summary>A deal that was over: when it was paid, and what was given beside the record, carries no date.</summary>
    private static Opportunity Over(Opportunity deal) => deal with { FullyPaid = null, Facts = deal.Facts.Clear() };

    /// <summary>A deal that was not over yet; of one whose end has no date, nobody knows.</summary>
    private static Opportunity Begun(Opportunity deal) => new()
    {
        Id = deal.Id,
        Name = deal.Name,
        Owner = deal.Owner,
        Status = IsDecided(deal) && deal.ClosedOn is null ? null : deal.Status is null ? null : OpportunityStatus.Open,
        OpenedOn = deal.OpenedOn,
    };
}
