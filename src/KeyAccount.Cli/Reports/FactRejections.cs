using System.Collections.Immutable;
using KeyAccount.Cli.Facts;
using KeyAccount.Cli.Import;
using KeyAccount.Rules;
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

    /// <summary>Fact to number of values (for a fact that is no list: of accounts), in ordinal order.</summary>
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

    /// <summary>Adds the values of an input that a fact table gave in vain.</summary>
    /// <param name="misfit">The values.</param>
    /// <param name="account">The account of the first.</param>
    public void Add(Misfit misfit, string account)
    {
        First ??= new FactRejection(account, misfit.Path, FactValue.Of(RowFault.Shown(misfit.Given)), misfit.Expected);
        Count += misfit.Count;
        _byFact[misfit.Path] = _byFact.GetValueOrDefault(misfit.Path) + misfit.Count;
    }
}
