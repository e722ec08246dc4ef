using KeyAccount.Rules.Rows;

namespace KeyAccount.Rules;

/// <summary>
/// Column storage that rows are read into, batch after batch, without allocating anything once it has grown to the batches' size. Made by
/// <see cref="RowBinding{T}.CreateBuffer"/>. Not thread-safe: one buffer per thread, as many as you like per binding.
/// </summary>
/// <remarks>
/// Each load overwrites the batch that the one before gave out, which is the same object: a decision that refers to that batch must be read, or
/// explained, before. An accessor's exception passes through unchanged; the buffer can be loaded again. The rows themselves are let go of.
/// Where an input takes any text, the texts seen are kept from batch to batch (some thousands at most) and with them the codes.
/// </remarks>
/// <typeparam name="T">The type of a row.</typeparam>
public sealed class RowBuffer<T>
    where T : notnull
{
    private readonly RowReader<T>[] _readers;
    private readonly NumberReader<T>[] _numbers;
    private readonly RowReader<T>[] _others;
    private readonly ColumnBatch _batch;
    private int _capacity;

    internal RowBuffer(InputSchema schema, RowReader<T>[] readers)
    {
        _readers = readers;
        _numbers = [.. readers.OfType<NumberReader<T>>()];
        _others = [.. readers.Where(reader => reader is not NumberReader<T>)];
        _batch = new ColumnBatch(schema, 0, [.. readers.Select(reader => reader.Column)]);
    }

    /// <summary>Reads rows.</summary>
    /// <param name="rows">The rows, of any number.</param>
    /// <returns>The rows as a batch; the next load overwrites it.</returns>
    public ColumnBatch Load(ReadOnlySpan<T> rows)
    {
        if (rows.Length > _capacity) Reserve(rows.Length);
        foreach (var reader in _readers) reader.Begin();
        for (var start = 0; start < rows.Length; start += RowWords.Rows)
        {
            var word = rows.Slice(start, Math.Min(RowWords.Rows, rows.Length - start));
            for (var place = 0; place < word.Length; place++)
            {
                foreach (var number in _numbers) number.Ask(word[place], place);
                foreach (var reader in _others) reader.Ask(word[place], place);
            }

            foreach (var reader in _readers) reader.Keep(start, word.Length);
        }

        foreach (var reader in _readers) reader.Finish(rows.Length);
        _batch.Resize(rows.Length);
        return _batch;
    }

    /// <summary>Reads one row, as cheaply as that can be.</summary>
    /// <param name="row">The row.</param>
    /// <returns>The row as a batch of one; the next load overwrites it.</returns>
    public ColumnBatch Load(T row)
    {
        if (_capacity == 0) Reserve(1);
        foreach (var number in _numbers) number.ReadOne(row);
        foreach (var reader in _others) reader.ReadOne(row);
        _batch.Resize(1);
        return _batch;
    }

    private void Reserve(int rows)
    {
        foreach (var reader in _readers) reader.Reserve(rows);
        _capacity = rows;
    }
}
