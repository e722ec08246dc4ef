using System.Collections;
using System.Collections.Immutable;

namespace KeyAccount.Scoring;

/// <summary>
/// The assessments of several accounts: decisions as columns, and each account as a view on its row. Immutable and thread-safe.
/// </summary>
public sealed class AssessmentBatch : IReadOnlyList<Assessment>
{
    private readonly ImmutableArray<Account> _accounts;
    private readonly ImmutableArray<AccountIndicators> _indicators;

    internal AssessmentBatch(DecisionBatch decisions, ImmutableArray<Account> accounts, ImmutableArray<AccountIndicators> indicators, ImmutableArray<FactRejection> rejectedFacts)
    {
        Decisions = decisions;
        _accounts = accounts;
        _indicators = indicators;
        RejectedFacts = rejectedFacts;
    }

    /// <summary>The decisions as columns, one row per account in the order given.</summary>
    public DecisionBatch Decisions { get; }

    /// <summary>Facts that were given directly and could not be used; they counted as unknown.</summary>
    public ImmutableArray<FactRejection> RejectedFacts { get; }

    /// <summary>What the further systems say, in the order of <see cref="AccountScorer.Systems"/>.</summary>
    public ImmutableArray<SystemBatch> Systems { get; internal init; } = [];

    /// <summary>What a system says; <see langword="null"/> when it was not asked. Ids compare ordinally.</summary>
    public SystemBatch? FindSystem(string id) => Systems.FirstOrDefault(s => string.Equals(s.System.Id, id, StringComparison.Ordinal));

    /// <inheritdoc/>
    public int Count => _accounts.Length;

    /// <inheritdoc/>
    public Assessment this[int index] => new(this, index);

    /// <inheritdoc/>
    public IEnumerator<Assessment> GetEnumerator()
    {
        for (var i = 0; i < Count; i++) yield return this[i];
    }

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    internal Account Account(int row) => _accounts[row];

    internal AccountIndicators Indicators(int row) => _indicators[row];
}
