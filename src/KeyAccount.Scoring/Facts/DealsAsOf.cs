using System.Collections.Immutable;

namespace KeyAccount.Scoring;

/// <summary>The deals of an account as they stood on a day, and which of them leads.</summary>
internal sealed class DealsAsOf
{
    private DealsAsOf(ImmutableArray<Opportunity> deals, int? openCount, Opportunity? lead)
    {
        All = deals;
        OpenCount = openCount;
        Lead = lead;
    }

    /// <summary>The deals that existed on that day, in the account's order; the default array when they are unknown.</summary>
    public ImmutableArray<Opportunity> All { get; }

    /// <summary>How many were open; <see langword="null"/> when the deals are unknown, or it is unknown of one whether it was open.</summary>
    public int? OpenCount { get; }

    /// <summary>The lead opportunity; <see langword="null"/> when there is none.</summary>
    public Opportunity? Lead { get; }

    /// <summary>The same deals with another one in the lead.</summary>
    public DealsAsOf LedBy(Opportunity deal) => new(All, OpenCount, deal);

    public static DealsAsOf Of(Account account, DateOnly asOf)
    {
        if (account.Opportunities.IsDefault)
        {
            return new DealsAsOf(default, null, null);
        }

        ImmutableArray<Opportunity>.Builder deals = ImmutableArray.CreateBuilder<Opportunity>(account.Opportunities.Length);
        int open = 0;
        bool doubtful = false;
        Opportunity? lead = null;
        foreach (Opportunity recorded in account.Opportunities)
        {
            if (recorded.OpenedOn > asOf)
            {
                continue;
            }

            Opportunity deal = StandingOn(recorded, asOf);
            deals.Add(deal);
            open += deal.Status == OpportunityStatus.Open ? 1 : 0;
            doubtful |= deal.Status is null && deal.ClosedOn is null;
            if (Rank(deal) > 0 && (lead is null || Leads(deal, lead)))
            {
                lead = deal;
            }
        }

        return new DealsAsOf(deals.ToImmutable(), doubtful ? null : open, lead);
    }

    /// <summary>
    /// The deal without what was only learnt later. One that closed after the day was open on it; the stage it had reached, its
    /// probability and its key nodes are those of the closed deal, and unknown for that day.
    /// </summary>
    private static Opportunity StandingOn(Opportunity deal, DateOnly asOf) =>
        deal.ClosedOn > asOf
            ? new Opportunity
            {
                Id = deal.Id,
                Name = deal.Name,
                Owner = deal.Owner,
                Amount = deal.Amount,
                Status = OpportunityStatus.Open,
                OpenedOn = deal.OpenedOn,
            }
            : deal;

    private static bool Leads(Opportunity candidate, Opportunity leader)
    {
        if (Rank(candidate) != Rank(leader))
        {
            return Rank(candidate) > Rank(leader);
        }

        int byAmount = Nullable.Compare(candidate.Amount, leader.Amount);
        return byAmount != 0 ? byAmount > 0 : string.CompareOrdinal(candidate.Id, leader.Id) < 0;
    }

    /// <summary>3 open, 2 possibly open, 1 won and known to be unpaid, 0 over.</summary>
    private static int Rank(Opportunity deal) => deal.Status switch
    {
        OpportunityStatus.Open => 3,
        null when deal.ClosedOn is null => 2,
        OpportunityStatus.Won when deal.FullyPaid == false => 1,
        _ => 0,
    };
}
