using System.Collections.Immutable;
using KeyAccount.Scoring;

namespace KeyAccount.Cli.Commands;

/// <summary>The systems of a run that no single account answers: those about groups, owners, the portfolio and our own people.</summary>
/// <param name="systems">All systems of the run.</param>
internal sealed class WholeSystems(ImmutableArray<AccountSystem> systems)
{
    private readonly ImmutableArray<AccountSystem> _united = [.. systems.Where(s => s.Subject is SystemSubject.Group or SystemSubject.Owner or SystemSubject.Portfolio)];
    private readonly ImmutableArray<AccountSystem> _personal = [.. systems.Where(s => s.Subject == SystemSubject.Person)];

    /// <summary>Whether an account, or something of one, is what a system is about.</summary>
    public static bool IsPart(AccountSystem system) => system.Subject is SystemSubject.Account or SystemSubject.Contact or SystemSubject.Opportunity;

    /// <summary>Asks them: about the accounts united, and about people with the accounts that are theirs.</summary>
    /// <param name="accounts">All accounts.</param>
    /// <param name="window">The days that indicators are computed over.</param>
    /// <param name="probabilities">Weighs opportunities without a probability of their own.</param>
    /// <param name="people">Our own people.</param>
    public ImmutableArray<SystemBatch> Ask(ImmutableArray<Account> accounts, IndicatorWindow window, StageProbabilities probabilities, ImmutableArray<PersonProfile> people)
    {
        var rollUps = new PortfolioRollUps(accounts, window, probabilities);
        return
        [
            .. _united.IsEmpty ? [] : new RollUpScorer(_united).Score(rollUps),
            .. _personal.IsEmpty ? [] : new PersonScorer(_personal).Score(people, window.AsOf, rollUps),
        ];
    }
}
