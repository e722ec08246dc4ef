using KeyAccount.Benchmarks.Workload;

namespace KeyAccount.Benchmarks.Contenders;

/// <summary>
/// The accounts of a contest, in portions of equal size; every run decides the next portion. A run of few accounts must not meet the same
/// ones again and again: the processor learns the branches of a thousand repeated accounts by heart, and a hand-written row loop then
/// seems four times faster than it is on accounts it has not just seen.
/// </summary>
internal sealed class Accounts
{
    /// <summary>At least so many accounts are kept in turn, far more than a branch predictor remembers.</summary>
    private const int Pool = 20_000;

    public Accounts(int size)
    {
        Size = size;
        Portions = Math.Max(1, Pool / size);
        Columns = AccountGenerator.Generate(size * Portions);
        Rows = Columns.ToRows();
    }

    /// <summary>Accounts per portion.</summary>
    public int Size { get; }

    public int Portions { get; }

    public AccountColumns Columns { get; }

    public AccountRow[] Rows { get; }

    public ReadOnlySpan<AccountRow> Portion(int portion) => Rows.AsSpan(portion * Size, Size);
}
