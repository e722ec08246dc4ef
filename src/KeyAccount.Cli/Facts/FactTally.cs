using System.Collections.Immutable;
using KeyAccount.Cli.Import;

namespace KeyAccount.Cli.Facts;

/// <summary>Counts what became of a file's rows, without keeping them. Read = used + rejected, always.</summary>
internal sealed class FactTally(string file)
{
    private readonly SortedDictionary<string, long> _reasons = new(StringComparer.Ordinal);
    private long _used;
    private long _rejected;

    /// <summary>Counts rows that were decided.</summary>
    public void Use(int rows) => _used += rows;

    /// <summary>Counts a row that was not.</summary>
    public void Reject(RowFault fault)
    {
        _rejected++;
        _reasons[fault.Reason] = _reasons.GetValueOrDefault(fault.Reason) + 1;
    }

    /// <summary>The final count.</summary>
    public SourceReport ToReport(IEnumerable<RowFault> problems) => new()
    {
        Name = file,
        File = file,
        Read = _used + _rejected,
        Used = _used,
        Rejected = _rejected,
        Reasons = _reasons.ToImmutableSortedDictionary(StringComparer.Ordinal),
        RejectedAmounts = ImmutableSortedDictionary<string, decimal>.Empty,
        Warnings = ImmutableSortedDictionary<string, long>.Empty,
        Problems = [.. problems],
    };
}
