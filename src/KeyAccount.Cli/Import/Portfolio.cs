using System.Collections.Immutable;
using KeyAccount.Cli.People;
using KeyAccount.Scoring;

namespace KeyAccount.Cli.Import;

/// <summary>The accounts that were imported, in ordinal order of their keys. Immutable.</summary>
/// <param name="Accounts">The accounts with their contacts, opportunities and ledgers.</param>
internal sealed record Portfolio(ImmutableArray<Account> Accounts)
{
    /// <summary>The account with a key, or <see langword="null"/>.</summary>
    public Account? Find(string id)
    {
        var (low, high) = (0, Accounts.Length - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            var order = string.CompareOrdinal(Accounts[middle].Id, id);
            if (order == 0) return Accounts[middle];
            if (order < 0) low = middle + 1;
            else high = middle - 1;
        }

        return null;
    }
}

/// <summary>How to import.</summary>
internal sealed record ImportOptions(DateOnly AsOf)
{
    /// <summary>Length of the window for the totals inside it, in days.</summary>
    public int WindowDays { get; init; } = IndicatorWindow.DefaultDays;

    /// <summary>Limits for single rows.</summary>
    public ReadingLimits Limits { get; init; } = new();
}

/// <summary>How far an import is.</summary>
/// <param name="Source">The source being read.</param>
/// <param name="Rows">Rows of it read so far.</param>
/// <param name="BytesRead">Bytes of all files read so far.</param>
/// <param name="BytesTotal">Bytes of all files.</param>
internal readonly record struct ImportProgress(string Source, long Rows, long BytesRead, long BytesTotal);

/// <summary>What an import gives.</summary>
/// <param name="Portfolio">The accounts.</param>
/// <param name="Report">What became of every row.</param>
/// <param name="Rejects">The rejected rows, by source in the mapping's order, then by line.</param>
/// <param name="Warnings">Rows that were used although something in them was not, in the same order.</param>
internal sealed record ImportResult(Portfolio Portfolio, ImportReport Report, ImmutableArray<RowNotice> Rejects, ImmutableArray<RowNotice> Warnings)
{
    /// <summary>The same, accounting for the records of our own people as well.</summary>
    public ImportResult With(PeopleFile? people) => people is null ? this : this with { Report = Report with { Sources = Report.Sources.Add(people.Report) }, Rejects = Rejects.AddRange(people.Rejects) };
}
