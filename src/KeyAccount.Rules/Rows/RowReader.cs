namespace KeyAccount.Rules.Rows;

/// <summary>
/// Reads one input of rows into its column. Rows are read one after the other, each by all readers, because that is the order in which they lie
/// in memory; their answers are only put aside until 64 are together, and then go into the column at once. Owns the column's memory and reuses
/// it. Not thread-safe.
/// </summary>
internal abstract class RowReader<T>
{
    /// <summary>The column: what was read, once <see cref="Finish"/> has said how much that is.</summary>
    public abstract Column Column { get; }

    /// <summary>Makes room for so many rows; what has been read stays.</summary>
    public abstract void Reserve(int rows);

    /// <summary>Begins a batch.</summary>
    public virtual void Begin()
    {
    }

    /// <summary>Asks a row, and puts the answer aside.</summary>
    /// <param name="row">The row.</param>
    /// <param name="place">Its place among the 64.</param>
    public abstract void Ask(T row, int place);

    /// <summary>Asks rows, and puts the answers aside in the places from <paramref name="place"/> on.</summary>
    public abstract void Ask(ReadOnlySpan<T> rows, int place);

    /// <summary>Puts the answers into the column; there must be room.</summary>
    /// <param name="start">Where the first goes: a multiple of 64.</param>
    /// <param name="count">How many there are, from 1 to 64.</param>
    public abstract void Keep(int start, int count);

    /// <summary>Ends a batch of so many rows.</summary>
    public abstract void Finish(int count);

    /// <summary>Reads a whole batch of one row; there must be room.</summary>
    public abstract void ReadOne(T row);

    /// <summary>Reads a whole batch of at most 64 rows; there must be room.</summary>
    public abstract void ReadFew(ReadOnlySpan<T> rows);

    /// <summary>The capacity that serves so many rows: whole words, and at least doubled, so that growing by and by costs little.</summary>
    private protected static int Grown(int capacity, int rows) => (Math.Max(rows, 2 * capacity) + 63) & ~63;
}
