using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace KeyAccount.Cli.Export;

/// <summary>
/// Hands rows from the thread that makes them to the one that writes them, in their order. So many batches may wait; then the giver waits. Their memory goes
/// round, so that it does not grow with the number of rows.
/// </summary>
internal sealed class BatchHandover(ImmutableArray<TableColumn> columns)
{
    /// <summary>Enough to go on with while a row group of Parquet is written, which comes by bursts.</summary>
    private const int Capacity = 32;

    private readonly object _gate = new();
    private readonly Queue<TableBatch> _waiting = new();
    private readonly Stack<TableBatch> _spare = new();
    private bool _isEnded;
    private bool _isStopped;

    /// <summary>Gives the rows of a batch, which is empty afterwards. <see langword="false"/> when nobody writes any more.</summary>
    public bool Give(TableBatch batch)
    {
        lock (_gate)
        {
            while (_waiting.Count == Capacity && !_isStopped) Monitor.Wait(_gate);
            if (_isStopped) return false;
            var taken = _spare.TryPop(out var spare) ? spare : new TableBatch(columns);
            taken.Clear();
            taken.Swap(batch);
            _waiting.Enqueue(taken);
            Monitor.PulseAll(_gate);
            return true;
        }
    }

    /// <summary>Says that there are no more rows.</summary>
    public void End()
    {
        lock (_gate)
        {
            _isEnded = true;
            Monitor.PulseAll(_gate);
        }
    }

    /// <summary>Breaks off, on either side: whoever waits goes on.</summary>
    public void Stop()
    {
        lock (_gate)
        {
            _isStopped = true;
            Monitor.PulseAll(_gate);
        }
    }

    /// <summary>Waits for the next batch to write, which <see cref="Done"/> gives back; <see langword="false"/> after the last one.</summary>
    /// <exception cref="OperationCanceledException">The giver broke off.</exception>
    public bool Take([NotNullWhen(true)] out TableBatch? batch)
    {
        lock (_gate)
        {
            while (_waiting.Count == 0 && !_isEnded && !_isStopped) Monitor.Wait(_gate);
            if (_isStopped) throw new OperationCanceledException();
            return _waiting.TryPeek(out batch);
        }
    }

    /// <summary>Says that the batch last taken was written.</summary>
    public void Done()
    {
        lock (_gate)
        {
            _spare.Push(_waiting.Dequeue());
            Monitor.PulseAll(_gate);
        }
    }
}
