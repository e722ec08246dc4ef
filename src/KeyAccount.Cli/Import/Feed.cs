using System.Collections.Immutable;
using KeyAccount.Cli.Mapping;

namespace KeyAccount.Cli.Import;

/// <summary>
/// Takes the rows of a source (those that its section asks for) into one section of the portfolio, in two steps: <see cref="Prepare"/> reads and judges, <see cref="Commit"/> keeps. A row
/// that any feed that takes it rejects is kept by none of them. Not thread-safe.
/// </summary>
internal abstract class Feed
{
    private readonly ImmutableArray<BoundRule> _only;
    private readonly ImmutableArray<BoundRule> _exclude;
    private readonly SectionMapping _section;
    private readonly SourceBinder _binder;

    private protected Feed(SectionMapping section, SourceBinder binder)
    {
        _section = section;
        _binder = binder;
        _only = [.. section.Only.Select(binder.Rule)];
        _exclude = [.. section.Exclude.Select(binder.Rule)];
    }

    /// <summary>Which section this feeds.</summary>
    public SectionKind Kind => _section.Kind;

    /// <summary>The amount field, for the sum of what was rejected; <see langword="null"/> where the section has none.</summary>
    public virtual BoundField? Amount => null;

    /// <summary>Whether the section asks for a row at all.</summary>
    public bool Takes(Row row)
    {
        foreach (var rule in _only)
            if (rule.Holds(row)) return true;
        return _only.IsEmpty;
    }

    /// <summary>Rejects a row that the mapping leaves out. Asked of all feeds that take the row before any reads its fields.</summary>
    public void Exclude(Row row)
    {
        foreach (var rule in _exclude)
        {
            if (!rule.Holds(row)) continue;
            row.Reject(rule.Fault(row));
            return;
        }
    }

    /// <summary>Reads and judges a row; a fault goes to <see cref="Row.Reject"/>.</summary>
    public abstract void Prepare(Row row);

    /// <summary>Keeps the row that was prepared.</summary>
    public abstract void Commit(Row row);

    /// <summary>Closes the section once all its rows are read.</summary>
    public virtual void Finish(SourceTally tally)
    {
    }

    /// <summary>A field of the section by its name.</summary>
    private protected BoundField Field(string name) =>
        _binder.Field(FieldCatalogue.Find(Kind, name)!, _section.Fields.GetValueOrDefault(name));
}
