using System.Collections.Immutable;

namespace KeyAccount.Scoring;

/// <summary>A system bound to its subject: reads snapshots into rows and lets the policy decide. Immutable and thread-safe.</summary>
internal sealed class SystemColumns
{
    private readonly AccountColumns _columns;
    private readonly ListFactDefinition? _list;

    private SystemColumns(AccountSystem system)
    {
        System = system;
        _list = system.List;
        _columns = new AccountColumns(system.Policy.Model.Inputs, _list);
    }

    public AccountSystem System { get; }

    /// <summary>Binds systems of the subjects that a scorer takes.</summary>
    public static ImmutableArray<SystemColumns> Of(IEnumerable<AccountSystem> systems, ImmutableArray<SystemSubject> subjects, string parameter)
    {
        var bound = ImmutableArray.CreateBuilder<SystemColumns>();
        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach (var system in systems)
        {
            ArgumentNullException.ThrowIfNull(system, parameter);
            if (!ids.Add(system.Id)) throw new ArgumentException($"The system \"{system.Id}\" is given twice; give it once.", parameter);
            if (!subjects.Contains(system.Subject))
                throw new ArgumentException($"The system \"{system.Id}\" is about a subject of the kind {system.Subject}; this scorer takes {string.Join(", ", subjects)}.", parameter);
            bound.Add(new SystemColumns(system));
        }

        return bound.ToImmutable();
    }

    /// <summary>One row per snapshot, or per record of the subject's list in each.</summary>
    public SystemBatch Evaluate(IReadOnlyList<AccountSnapshot> snapshots)
    {
        var builder = new ColumnBatchBuilder(System.Policy.Model.Inputs);
        var rejections = new List<FactRejection>();
        var subjects = new List<SystemRow>(snapshots.Count);
        var starts = new int[snapshots.Count + 1];
        for (var i = 0; i < snapshots.Count; i++)
        {
            starts[i] = subjects.Count;
            AppendRows(builder, snapshots[i], rejections, subjects);
        }

        starts[^1] = subjects.Count;
        return new SystemBatch(System, System.Policy.Evaluate(builder.Build()), [.. subjects], [.. starts], [.. rejections.Distinct()]);
    }

    private void AppendRows(ColumnBatchBuilder builder, AccountSnapshot snapshot, List<FactRejection> rejections, List<SystemRow> subjects)
    {
        var account = snapshot.Account;
        if (_list is null)
        {
            _columns.Append(builder, snapshot, rejections);
            subjects.Add(new SystemRow(account, account.Id, account.Name ?? account.Id));
            return;
        }

        var count = _list.Count(snapshot).GetValueOrDefault();
        for (var record = 0; record < count; record++)
        {
            // A deal is judged by its own stage, age and key nodes, and not by those of the account's lead opportunity.
            var seen = System.Subject == SystemSubject.Opportunity ? snapshot.SeenFrom(record) : snapshot;
            _columns.Append(builder, seen, rejections, record);
            subjects.Add(new SystemRow(account, _list.Key(snapshot, record), _list.Label(snapshot, record)));
        }
    }
}

/// <summary>What a row of a system is about.</summary>
/// <param name="Account">The account it belongs to.</param>
/// <param name="Key">The subject's key.</param>
/// <param name="Name">What people call it.</param>
internal readonly record struct SystemRow(Account Account, string Key, string Name);
