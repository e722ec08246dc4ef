using System.Collections.Frozen;
using System.Collections.Immutable;

namespace KeyAccount.Scoring;

/// <summary>Facts that only several accounts together have. A count is known when it is known of every account whether it counts.</summary>
internal static class RollUpFacts
{
    private const string Accounts = "account_count";
    private const string Active = "active_account_count";
    private const string New = "new_account_count";
    private const string Lapsed = "lapsed_account_count";
    private const string LargestShare = "largest_account_share";

    public static FrozenSet<string> Names { get; } = FrozenSet.Create(StringComparer.Ordinal, Accounts, Active, New, Lapsed, LargestShare);

    public static IEnumerable<KeyValuePair<string, FactValue>> Read(ImmutableArray<AccountSnapshot> members, IndicatorWindow window) =>
    [
        new(Accounts, FactValue.Of((double)members.Length)),
        new(Active, Count(members, i => i.OrderCount > 0, i => i.OrderCount is not null)),
        new(New, Count(members, i => i.OrderCount > 0 && i.TenureDays < window.Days, i => i.OrderCount == 0 || (i.OrderCount is not null && i.TenureDays is not null))),
        new(Lapsed, Count(members, i => i.OrderCount == 0 && i.TenureDays is not null, i => i.OrderCount is not null)),
        new(LargestShare, Share(members)),
    ];

    private static FactValue Count(ImmutableArray<AccountSnapshot> members, Func<AccountIndicators, bool> counts, Func<AccountIndicators, bool> isKnown) =>
        members.All(m => isKnown(m.Indicators)) ? FactValue.Of((double)members.Count(m => counts(m.Indicators))) : FactValue.Unknown;

    /// <summary>The share of the account with the most revenue; unknown unless the total is known and above zero.</summary>
    private static FactValue Share(ImmutableArray<AccountSnapshot> members)
    {
        if (members.IsEmpty || members.Any(m => m.Indicators.Revenue is null)) return FactValue.Unknown;
        double total = members.Sum(m => m.Indicators.Revenue!.Value);
        return total > 0 ? FactValue.Of(members.Max(m => m.Indicators.Revenue!.Value) / total) : FactValue.Unknown;
    }
}
