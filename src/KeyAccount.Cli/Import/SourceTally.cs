using System.Collections.Immutable;

namespace KeyAccount.Cli.Import;

/// <summary>Counts the rows of one source while it is read. Read = used + rejected, always.</summary>
internal sealed class SourceTally(string name, string file)
{
    private readonly SortedDictionary<string, long> _reasons = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, decimal> _amounts = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, long> _warnings = new(StringComparer.Ordinal);
    private readonly List<RowNotice> _rejects = [];
    private readonly List<RowNotice> _warned = [];
    private long _used;
    private long _rejected;

    /// <summary>Rows read so far.</summary>
    public long Read => _used + _rejected;

    /// <summary>Counts a row that was used, with its warnings.</summary>
    public void Use(Row row)
    {
        _used++;
        foreach (var warning in row.Warnings)
        {
            _warnings[warning.Reason] = _warnings.GetValueOrDefault(warning.Reason) + 1;
            _warned.Add(new RowNotice(name, row.Line, warning));
        }
    }

    /// <summary>Counts and names a row that was rejected; the amount is what it would have added, where that could be read.</summary>
    public void Reject(long line, RowFault fault, decimal? amount)
    {
        _rejected++;
        _reasons[fault.Reason] = _reasons.GetValueOrDefault(fault.Reason) + 1;
        if (amount is { } value) _amounts[fault.Reason] = _amounts.GetValueOrDefault(fault.Reason) + value;
        _rejects.Add(new RowNotice(name, line, fault));
    }

    /// <summary>Takes back a row that was counted as used, and rejects it.</summary>
    public void Revoke(long line, RowFault fault, decimal? amount)
    {
        _used--;
        Reject(line, fault, amount);
    }

    /// <summary>The rejected rows, by line.</summary>
    public IEnumerable<RowNotice> Rejects() => _rejects.OrderBy(r => r.Line);

    /// <summary>The warnings, by line.</summary>
    public IEnumerable<RowNotice> Warnings() => _warned;

    /// <summary>The final count.</summary>
    public SourceReport ToReport(IEnumerable<RowFault> problems) => new()
    {
        Name = name,
        File = file,
        Read = Read,
        Used = _used,
        Rejected = _rejected,
        Reasons = _reasons.ToImmutableSortedDictionary(StringComparer.Ordinal),
        RejectedAmounts = _amounts.ToImmutableSortedDictionary(StringComparer.Ordinal),
        Warnings = _warnings.ToImmutableSortedDictionary(StringComparer.Ordinal),
        Problems = [.. problems],
    };
}
