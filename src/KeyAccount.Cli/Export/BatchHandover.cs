namespace KeyAccount.Cli.Export;

/// <summary>Hands batches from the thread that makes them to the one that writes them, one at a time: the giver waits until a batch is taken over.</summary>
internal sealed class BatchHandover
{
    private readonly object _gate = new();
    private TableBatch? _batch;
    private bool _isEnded;
    private bool _isStopped;

    /// <summary>Gives a batch and waits until it was read. <see langword="false"/> when nobody reads any more.</summary>
    public bool Give(TableBatch batch)
    {
        lock (_gate)
        {
            _batch = batch;
            Monitor.PulseAll(_gate);
            while (_batch is not null && !_isStopped) Monitor.Wait(_gate);
            return _batch is null;
        }
    }

    /// <summary>Says that there are no more batches.</summary>
    public void End()
    {
        lock (_gate)
        {
            _isEnded = true;
            Monitor.PulseAll(_gate);
        }
    }

    /// <summary>Breaks off on either side: whoever waits goes on.</summary>
    public void Stop()
    {
        lock (_gate)
        {
            _isStopped = true;
            Monitor.PulseAll(_gate);
        }
    }

    /// <summary>Waits for the batch to read; <see langword="null"/> after the last one.</summary>
    /// <exception cref="OperationCanceledException">The giver broke off.</exception>
    public TableBatch? Take()
    {
        lock (_gate)
        {
            while (_batch is null && !_isEnded && !_isStopped) Monitor.Wait(_gate);
            if (_batch is null && !_isEnded) throw new OperationCanceledException();
            return _batch;
        }
    }

    /// <summary>Says that the batch was read.</summary>
    public void Done()
    {
        lock (_gate)
        {
            _batch = null;
            Monitor.PulseAll(_gate);
        }
    }
}
