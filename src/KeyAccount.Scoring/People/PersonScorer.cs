using System.Collections.Immutable;

namespace KeyAccount.Scoring;

/// <summary>Asks systems about our own people: the same engine, the same explanations. Immutable and thread-safe: make one and share it.</summary>
public sealed class PersonScorer
{
    private readonly ImmutableArray<SystemColumns> _systems;

    /// <summary>Creates a scorer.</summary>
    /// <param name="systems">Systems whose subject is a person, in the order of their results.</param>
    /// <exception cref="ArgumentException">A system is given twice, or has another subject.</exception>
    public PersonScorer(IEnumerable<AccountSystem> systems)
    {
        ArgumentNullException.ThrowIfNull(systems);
        _systems = SystemColumns.Of(systems, [SystemSubject.Person], nameof(systems));
    }

    /// <summary>The systems.</summary>
    public ImmutableArray<AccountSystem> Systems => [.. _systems.Select(s => s.System)];

    /// <summary>One batch per system, in their order: a row for every person, in theirs.</summary>
    /// <remarks>
    /// A row has the facts of the profile, <c>name</c> (the key where there is none), <c>role</c> and <c>as_of</c>; where <paramref name="rollUps"/> has an owner of the
    /// person's key, also the facts of all their accounts, for which the profile leaves the name free.
    /// </remarks>
    /// <param name="people">The people.</param>
    /// <param name="asOf">The day on which the facts hold.</param>
    /// <param name="rollUps">The accounts of the people, united as of the same day; may be <see langword="null"/>.</param>
    /// <exception cref="ArgumentException">The accounts were united as of another day.</exception>
    public ImmutableArray<SystemBatch> Score(IReadOnlyList<PersonProfile> people, DateOnly asOf, PortfolioRollUps? rollUps = null)
    {
        ArgumentNullException.ThrowIfNull(people);
        if (rollUps is not null && rollUps.Window.AsOf != asOf)
            throw new ArgumentException(FormattableString.Invariant($"The accounts were united as of {rollUps.Window.AsOf:yyyy-MM-dd}; the people are scored as of {asOf:yyyy-MM-dd}."), nameof(rollUps));
        Dictionary<string, AccountRollUp> owners = rollUps?.Owners.ToDictionary(o => o.Key, StringComparer.Ordinal) ?? [];
        List<AccountSnapshot> snapshots = [.. people.Select(p => Snapshot(p, owners.GetValueOrDefault(p.Id), asOf))];
        return [.. _systems.Select(s => s.Evaluate(snapshots))];
    }

    private static AccountSnapshot Snapshot(PersonProfile person, AccountRollUp? accounts, DateOnly asOf)
    {
        Account theirs = accounts?.Account ?? new Account { Id = person.Id };
        ImmutableDictionary<string, FactValue> facts = theirs.Facts;
        if (person.Role is not null) facts = facts.SetItem(SubjectFacts.Role, FactValue.Of(person.Role));
        Account row = theirs with { Id = person.Id, Name = person.Name ?? person.Id, Facts = facts.SetItems(person.Facts) };
        return new AccountSnapshot(row, accounts?.Indicators ?? AccountIndicators.Unknown, asOf);
    }
}
