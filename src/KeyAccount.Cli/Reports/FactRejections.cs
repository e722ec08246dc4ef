using System.Collections.Immutable;
using KeyAccount.Scoring;

namespace KeyAccount.Cli.Reports;

/// <summary>Counts the given facts that a policy could not use. Not thread-safe.</summary>
internal sealed class FactRejections
{
    private readonly SortedDictionary<string, long> _byFact = new(StringComparer.Ordinal);

    /// <summary>How many there are.</summary>
    public long Count { get; private set; }

    /// <summary>The first one; <see langword="null"/> when there is none.</summary>
    public FactRejection? First { get; private set; }

    /// <summary>Fact to number of accounts, in ordinal order.</summary>
    public IReadOnlyDictionary<string, long> ByFact => _byFact;

    /// <summary>Adds those of a batch.</summary>
    public void Add(ImmutableArray<FactRejection> rejections)
    {
        foreach (var rejection in rejections)
        {
            First ??= rejection;
            Count++;
            _byFact[rejection.Fact] = _byFact.GetValueOrDefault(rejection.Fact) + 1;
        }
    }
}
