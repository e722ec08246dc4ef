using System.Collections.Immutable;

namespace KeyAccount.Scoring;

/// <summary>Asks systems about groups, owners and the portfolio. Immutable and thread-safe: make one and share it.</summary>
public sealed class RollUpScorer
{
    private readonly ImmutableArray<SystemColumns> _systems;

    /// <summary>Creates a scorer.</summary>
    /// <param name="systems">Systems whose subject is a group, an owner or the portfolio, in the order of their results.</param>
    /// <exception cref="ArgumentException">A system is given twice, or has another subject.</exception>
    public RollUpScorer(IEnumerable<AccountSystem> systems)
    {
        ArgumentNullException.ThrowIfNull(systems);
        _systems = SystemColumns.Of(systems, [SystemSubject.Group, SystemSubject.Owner, SystemSubject.Portfolio], nameof(systems));
    }

    /// <summary>The systems.</summary>
    public ImmutableArray<AccountSystem> Systems => [.. _systems.Select(s => s.System)];

    /// <summary>One batch per system, in their order: a row for every group, owner or the portfolio, as the system's subject says.</summary>
    /// <param name="rollUps">The accounts, united.</param>
    public ImmutableArray<SystemBatch> Score(PortfolioRollUps rollUps)
    {
        ArgumentNullException.ThrowIfNull(rollUps);
        return [.. _systems.Select(s => s.Evaluate([.. RowsOf(s.System.Subject, rollUps).Select(r => r.Snapshot)]))];
    }

    private static ImmutableArray<AccountRollUp> RowsOf(SystemSubject subject, PortfolioRollUps rollUps) => subject switch
    {
        SystemSubject.Group => rollUps.Groups,
        SystemSubject.Owner => rollUps.Owners,
        _ => [rollUps.Portfolio],
    };
}
