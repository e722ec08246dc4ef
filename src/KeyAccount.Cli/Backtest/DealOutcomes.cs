using System.Collections.Immutable;
using KeyAccount.Scoring;

namespace KeyAccount.Cli.Backtest;

/// <summary>A deal whose outcome is known.</summary>
/// <param name="Account">The account, as recorded.</param>
/// <param name="Deal">The deal, as recorded.</param>
/// <param name="OpenedOn">The day on which it is judged.</param>
/// <param name="IsWon">Whether it was won; else it was lost.</param>
internal readonly record struct DealOutcome(Account Account, Opportunity Deal, DateOnly OpenedOn, bool IsWon);

/// <summary>The deals that a backtest can use, and how many it cannot, by the reason.</summary>
internal sealed class DealOutcomes
{
    private DealOutcomes(ImmutableArray<DealOutcome> deals, SortedDictionary<string, int> leftOut)
    {
        Deals = deals;
        LeftOut = leftOut;
        var won = deals.Count(d => d.IsWon);
        All = new WinCount(won, deals.Length - won);
    }

    /// <summary>Deals with an outcome, by opening day, then account and deal.</summary>
    public ImmutableArray<DealOutcome> Deals { get; }

    /// <summary>How many of them were won and lost.</summary>
    public WinCount All { get; }

    /// <summary>How many deals were left out, by the code of the reason.</summary>
    public IReadOnlyDictionary<string, int> LeftOut { get; }

    /// <summary>Sorts out the deals of a portfolio.</summary>
    /// <param name="accounts">The accounts.</param>
    /// <param name="asOf">Outcomes after this day are not known yet.</param>
    /// <param name="from">Deals opened before this day are left out; <see langword="null"/> for none.</param>
    public static DealOutcomes Of(IEnumerable<Account> accounts, DateOnly asOf, DateOnly? from)
    {
        var deals = new List<DealOutcome>();
        var leftOut = new SortedDictionary<string, int>(StringComparer.Ordinal);
        foreach (var account in accounts.Where(a => !a.Opportunities.IsDefault))
        {
            foreach (var deal in account.Opportunities)
            {
                if (Obstacle(deal, asOf, from) is { } reason) leftOut[reason] = leftOut.GetValueOrDefault(reason) + 1;
                else deals.Add(new DealOutcome(account, deal, deal.OpenedOn!.Value, deal.Status == OpportunityStatus.Won));
            }
        }

        var ordered = deals.OrderBy(d => d.OpenedOn).ThenBy(d => d.Account.Id, StringComparer.Ordinal).ThenBy(d => d.Deal.Id, StringComparer.Ordinal);
        return new DealOutcomes([.. ordered], leftOut);
    }

    private static string? Obstacle(Opportunity deal, DateOnly asOf, DateOnly? from) =>
        deal.Status is not (OpportunityStatus.Won or OpportunityStatus.Lost) || deal.ClosedOn > asOf ? "backtest.no-outcome"
        : deal.OpenedOn is null || deal.ClosedOn is null ? "backtest.no-dates"
        : deal.ClosedOn <= deal.OpenedOn ? "backtest.same-day"
        : deal.OpenedOn < from ? "backtest.too-early"
        : null;
}
