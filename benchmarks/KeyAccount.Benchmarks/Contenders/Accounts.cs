using KeyAccount.Benchmarks.Workload;

namespace KeyAccount.Benchmarks.Contenders;

/// <summary>
/// The accounts of a contest, the same for everybody: as columns, in batches of <see cref="BatchRows"/>, and as row objects. Runs must go
/// over many accounts: the processor learns the branches of a thousand repeated accounts by heart, and a hand-written row loop then
/// seems four times faster than it is on accounts it has not just seen.
/// </summary>
internal sealed class Accounts
{
    /// <summary>Rows per batch; a caller of the engine chooses this. Column memory of a batch is about 1 MB.</summary>
    public const int BatchRows = 16_384;

    private readonly Lazy<AccountRow[][]> _rows;

    public Accounts(int count, int maxContacts = AccountColumns.StandardMaxContacts)
    {
        Count = count;
        Batches = [.. Enumerable.Range(0, (count + BatchRows - 1) / BatchRows)
            .Select(i => AccountGenerator.Generate(Math.Min(BatchRows, count - (i * BatchRows)), (long)i * BatchRows, maxContacts))];
        _rows = new Lazy<AccountRow[][]>(() => [.. Batches.Select(b => b.ToRows())]);
    }

    /// <summary>Accounts in all.</summary>
    public int Count { get; }

    /// <summary>The accounts in columns; the last batch may be shorter.</summary>
    public AccountColumns[] Batches { get; }

    /// <summary>The accounts of a batch as row objects, made once when first asked for.</summary>
    public AccountRow[] Rows(int batch) => _rows.Value[batch];

    /// <summary>Accounts in a stretch of batches.</summary>
    public int CountOf(int first, int count) => Math.Min(Count, (first + count) * BatchRows) - (first * BatchRows);
}
