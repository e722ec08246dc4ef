using System.Collections.Frozen;
using System.Collections.Immutable;

namespace KeyAccount.Scoring;

/// <summary>
/// Every fact of an account that a policy can declare as an input by name: indicators, company, standing, screening, lead opportunity, and the
/// lists <c>contacts</c> and <c>opportunities</c>. The rules by which each is read are in <c>docs/facts.md</c>. Thread-safe.
/// </summary>
/// <remarks>
/// Personal attributes (age, education, marital status, income and the like) are optional fields of <c>contacts</c>, read from
/// <see cref="Contact.Personal"/>. No built-in policy declares one, and a policy that does gets an advisory when it is checked: a lawful basis and
/// fairness are the user's to see to.
/// </remarks>
public static class AccountFacts
{
    /// <summary>The account-level facts, in the order of the documentation.</summary>
    public static ImmutableArray<FactDefinition> All { get; } =
    [
        .. IndicatorFacts.All,
        .. CompanyFacts.All,
        .. TouchFacts.All,
        .. DealFacts.All,
        new("as_of", FactKind.Date, null, new("As-of date", "截止日期"), snapshot => FactValue.Of(snapshot.AsOf)),
    ];

    /// <summary>The facts that are lists of records.</summary>
    public static ImmutableArray<ListFactDefinition> Lists { get; } = [ContactFacts.List, DealFacts.List];

    private static readonly FrozenDictionary<string, FactDefinition> ByName =
        All.ToFrozenDictionary(definition => definition.Name, StringComparer.Ordinal);

    /// <summary>The account-level fact of that name, or <see langword="null"/> when there is none. Names compare ordinally.</summary>
    public static FactDefinition? Find(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return ByName.GetValueOrDefault(name);
    }

    /// <summary>The list of that name, or <see langword="null"/> when there is none. Names compare ordinally.</summary>
    public static ListFactDefinition? FindList(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return Lists.FirstOrDefault(list => string.Equals(list.Name, name, StringComparison.Ordinal));
    }
}
