using System.Collections.Frozen;
using System.Collections.Immutable;

namespace KeyAccount.Scoring;

/// <summary>
/// The indicators of several accounts together where some give indicators directly: sums are added, maxima and minima compared, quotients computed
/// anew; what cannot be told from its parts is unknown.
/// </summary>
internal static class UnionIndicators
{
    private static readonly FrozenSet<string> Sums = FrozenSet.Create(
        StringComparer.Ordinal,
        "order_count", "gross_revenue", "revenue", "profit", "return_amount", "return_count", "expected_revenue", "open_amount", "invoiced_amount", "average_outstanding",
        "interaction_count", "task_count", "process_count", "visit_count", "compliment_count", "complaint_count", "suggestion_count");

    private static readonly FrozenSet<string> Maxima = FrozenSet.Create(StringComparer.Ordinal, "largest_order_value", "largest_receipt", "tenure_days");
    private static readonly FrozenSet<string> Minima = FrozenSet.Create(StringComparer.Ordinal, "days_since_last_order", "days_since_last_contact");

    /// <summary>Corrects what the ledgers say by what the accounts give directly.</summary>
    /// <param name="members">The accounts with their indicators.</param>
    /// <param name="whole">The accounts as one.</param>
    /// <param name="ledgers">The indicators of all ledgers together.</param>
    /// <param name="window">The days computed over.</param>
    public static AccountIndicators Of(ImmutableArray<AccountSnapshot> members, Account whole, AccountIndicators ledgers, IndicatorWindow window)
    {
        if (members is [var only]) return only.Indicators;
        AccountIndicators result = ledgers;
        var given = ImmutableDictionary.CreateBuilder<string, FactValue>(StringComparer.Ordinal);
        foreach (IndicatorDefinition indicator in IndicatorCatalog.All)
        {
            if (!members.Any(m => m.Account.Facts.TryGetValue(indicator.Name, out FactValue fact) && fact.Kind != FactKind.Unknown)) continue;
            result = indicator.With(result, null);
            given[indicator.Name] = FactValue.Of(Together(indicator, members));
        }

        return given.Count == 0 ? ledgers : IndicatorCalculator.WithFacts(result, whole with { Facts = given.ToImmutable() }, window);
    }

    private static double? Together(IndicatorDefinition indicator, ImmutableArray<AccountSnapshot> members)
    {
        double?[] values = [.. members.Select(m => indicator.Get(m.Indicators))];
        if (values.Contains(null)) return null;
        return Sums.Contains(indicator.Name) ? values.Sum()
            : Maxima.Contains(indicator.Name) ? values.Max()
            : Minima.Contains(indicator.Name) ? values.Min()
            : null;
    }
}
