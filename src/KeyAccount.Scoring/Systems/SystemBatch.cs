using System.Collections;
using System.Collections.Immutable;

namespace KeyAccount.Scoring;

/// <summary>What a system says of several subjects: decisions as columns, and each subject as a view on its row. Immutable and thread-safe.</summary>
public sealed class SystemBatch : IReadOnlyList<SystemResult>
{
    private readonly ImmutableArray<SystemRow> _rows;
    private readonly ImmutableArray<int> _starts;

    internal SystemBatch(
        AccountSystem system, DecisionBatch decisions, ImmutableArray<SystemRow> rows, ImmutableArray<int> starts, ImmutableArray<FactRejection> rejectedFacts)
    {
        System = system;
        Decisions = decisions;
        RejectedFacts = rejectedFacts;
        _rows = rows;
        _starts = starts;
    }

    /// <summary>The system.</summary>
    public AccountSystem System { get; }

    /// <summary>The decisions as columns, one row per subject: account by account, within each in the order of its contacts or deals.</summary>
    public DecisionBatch Decisions { get; }

    /// <summary>Facts that were given directly and could not be used; they counted as unknown. Each is named once.</summary>
    public ImmutableArray<FactRejection> RejectedFacts { get; }

    /// <inheritdoc/>
    public int Count => _rows.Length;

    /// <inheritdoc/>
    public SystemResult this[int index] => new(this, index);

    /// <inheritdoc/>
    public IEnumerator<SystemResult> GetEnumerator()
    {
        for (var i = 0; i < Count; i++) yield return this[i];
    }

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>
    /// The results of one account, or other subject that was scored: one for itself, or one per contact or deal. An account whose contacts or deals
    /// nobody looked at has none.
    /// </summary>
    /// <param name="index">The place of the account, from 0, in the batch that was scored.</param>
    public ImmutableArray<SystemResult> Of(int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, _starts.Length - 1);
        return [.. Enumerable.Range(_starts[index], _starts[index + 1] - _starts[index]).Select(row => this[row])];
    }

    internal SystemRow Subject(int row) => _rows[row];
}
