using System.Collections.Immutable;

namespace KeyAccount.Scoring;

/// <summary>Makes one account out of several: ledgers, people and deals together; what is recorded summed where a sum has a meaning. Thread-safe.</summary>
internal sealed class AccountUnion(IndicatorWindow window, StageProbabilities? probabilities)
{
    /// <summary>Unites accounts.</summary>
    /// <param name="subject">What they are together.</param>
    /// <param name="key">The key of the whole.</param>
    /// <param name="name">What people call it.</param>
    /// <param name="members">The accounts.</param>
    /// <param name="root">The account whose facts of its own, other than indicators, speak for the whole.</param>
    public AccountRollUp Of(SystemSubject subject, string key, string? name, ImmutableArray<Account> members, Account? root)
    {
        ImmutableArray<AccountSnapshot> snapshots = [.. members.Select(m => AccountScorer.Snapshot(m, window, probabilities))];
        Account whole = Whole(key, name, members);
        ImmutableDictionary<string, FactValue> given = Given(snapshots, root).AddRange(RollUpFacts.Read(snapshots, window));
        AccountIndicators indicators = UnionIndicators.Of(snapshots, whole, Ledgers(members), window);
        return new AccountRollUp(subject, [.. members.Select(m => m.Id)], new AccountSnapshot(whole with { Facts = given }, indicators, window.AsOf));
    }

    /// <summary>The same accumulator that an account's own ledgers go through; a ledger that is unknown of one member is unknown of all.</summary>
    private AccountIndicators Ledgers(ImmutableArray<Account> members)
    {
        bool orders = members.All(m => !m.Orders.IsDefault);
        bool invoices = members.All(m => !m.Invoices.IsDefault);
        bool interactions = members.All(m => !m.Interactions.IsDefault);
        bool deals = members.All(m => !m.Opportunities.IsDefault);
        var accumulator = new IndicatorAccumulator(window, probabilities);
        foreach (Account member in members)
        {
            accumulator.Add(member with
            {
                Orders = orders ? member.Orders : default,
                Invoices = invoices ? member.Invoices : default,
                Interactions = interactions ? member.Interactions : default,
                Opportunities = deals ? member.Opportunities : default,
            });
        }

        accumulator.CategorySpend = Sum(members, m => m.Standing.CategorySpend);
        return accumulator.Complete();
    }

    private static Account Whole(string key, string? name, ImmutableArray<Account> members) => new()
    {
        Id = key,
        Name = name,
        Owner = Common(members, m => m.Owner),
        Company = new CompanyProfile
        {
            Employees = members.All(m => m.Company.Employees is not null) ? members.Sum(m => m.Company.Employees) : null,
            AnnualSales = Sum(members, m => m.Company.AnnualSales),
            Region = Common(members, m => m.Company.Region),
            Industry = Common(members, m => m.Company.Industry),
        },
        Standing = new AccountStanding
        {
            CategorySpend = Sum(members, m => m.Standing.CategorySpend),
            CumulativeContracts = Sum(members, m => m.Standing.CumulativeContracts),
            LargestContract = members.All(m => m.Standing.LargestContract is not null) ? members.Max(m => m.Standing.LargestContract) : null,
            ReferredClosedAccount = Any(members, m => m.Standing.ReferredClosedAccount),
            BuysAsGroup = Any(members, m => m.Standing.BuysAsGroup),
            SetsIndustryExample = Any(members, m => m.Standing.SetsIndustryExample),
            RivalsCompete = Any(members, m => m.Standing.RivalsCompete),
        },
        Contacts = Together(members, m => m.Contacts, (m, c) => c with { Id = Within(m, c.Id)!, ReplacedContactId = Within(m, c.ReplacedContactId) }),
        Opportunities = Together(members, m => m.Opportunities, (_, deal) => deal),
        Interactions = Together(members, m => m.Interactions, (m, row) => row with { ContactId = Within(m, row.ContactId) }),
    };

    /// <summary>The key of a person within the whole: keys of contacts are unique within one account only.</summary>
    private static string? Within(Account member, string? contact) => contact is null ? null : $"{member.Id}/{contact}";

    private static ImmutableDictionary<string, FactValue> Given(ImmutableArray<AccountSnapshot> members, Account? root) =>
        root is null || members.IsEmpty
            ? ImmutableDictionary<string, FactValue>.Empty
            : root.Facts.RemoveRange(root.Facts.Keys.Where(name => IndicatorCatalog.Find(name) is not null || RollUpFacts.Names.Contains(name)));

    private static ImmutableArray<T> Together<T>(ImmutableArray<Account> members, Func<Account, ImmutableArray<T>> list, Func<Account, T, T> within) =>
        members.Any(m => list(m).IsDefault) ? default : [.. members.SelectMany(m => list(m).Select(item => within(m, item)))];

    private static decimal? Sum(ImmutableArray<Account> members, Func<Account, decimal?> read)
    {
        var total = new ExactTotal();
        foreach (Account member in members)
        {
            if (read(member) is not { } amount) return null;
            total.Add(amount);
        }

        return total.Value;
    }

    private static string? Common(ImmutableArray<Account> members, Func<Account, string?> read) =>
        members.Select(read).Distinct(StringComparer.Ordinal).ToArray() is [var only] ? only : null;

    /// <summary>True when it holds of one, false when it is known to hold of none.</summary>
    private static bool? Any(ImmutableArray<Account> members, Func<Account, bool?> read) =>
        members.Any(m => read(m) == true) ? true : members.All(m => read(m) == false) ? false : null;
}
