using System.Text;
using KeyAccount.Cli.Export;

namespace KeyAccount.Cli.Reports;

/// <summary>Counts the rows of a run's results that have errors. Not thread-safe.</summary>
internal sealed class RowErrors
{
    private readonly SortedDictionary<string, long> _byColumn = new(StringComparer.Ordinal);

    /// <summary>How many there are; a row counts for each of its policies that is in error.</summary>
    public long Count { get; private set; }

    /// <summary>The first: its account, the column and what stands there; <see langword="null"/> when there is none.</summary>
    public (string Account, string Column, string Message)? First { get; private set; }

    /// <summary>Column to number of rows, in ordinal order.</summary>
    public IReadOnlyDictionary<string, long> ByColumn => _byColumn;

    /// <summary>Adds those of a batch of results, whose first column is the account's id.</summary>
    public void Add(TableBatch results)
    {
        for (var column = 0; column < results.Columns.Length; column++)
        {
            if (!results.Columns[column].HoldsErrors) continue;
            var name = results.Columns[column].Name;
            var errors = (TextBuffer)results[column];
            for (var row = 0; row < errors.Count; row++)
            {
                if (errors.Utf8(row).IsEmpty) continue;
                Count++;
                _byColumn[name] = _byColumn.GetValueOrDefault(name) + 1;
                First ??= (Text(results[0], row), name, Text(errors, row));
            }
        }
    }

    private static string Text(ColumnBuffer column, int row) => Encoding.UTF8.GetString(((TextBuffer)column).Utf8(row));
}
