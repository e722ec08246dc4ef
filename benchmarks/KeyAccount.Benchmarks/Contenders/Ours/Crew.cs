namespace KeyAccount.Benchmarks.Contenders.Ours;

/// <summary>Threads that wait for work, so that starting them is not timed. The caller is one of them; nothing is allocated per run.</summary>
internal sealed class Crew : IDisposable
{
    private readonly Barrier _barrier;
    private readonly Exception?[] _failures;
    private Action<int>? _work;

    public Crew(int threads)
    {
        _barrier = new Barrier(threads);
        _failures = new Exception?[threads];
        for (var i = 1; i < threads; i++)
        {
            var thread = i;
            new Thread(() => Serve(thread)) { IsBackground = true, Name = FormattableString.Invariant($"crew {thread}") }.Start();
        }
    }

    /// <summary>Has every thread do this once, each given its number from 0, and waits until all have.</summary>
    /// <exception cref="AggregateException">The work of a thread failed.</exception>
    public void Run(Action<int> work)
    {
        _work = work;
        _barrier.SignalAndWait();
        Do(0);
        _barrier.SignalAndWait();
        if (Array.Exists(_failures, f => f is not null)) throw new AggregateException(_failures.OfType<Exception>());
    }

    public void Dispose()
    {
        _work = null;
        _barrier.SignalAndWait();
        _barrier.SignalAndWait();
        _barrier.Dispose();
    }

    private void Serve(int thread)
    {
        bool dismissed;
        do
        {
            _barrier.SignalAndWait();
            dismissed = _work is null;
            Do(thread);
            _barrier.SignalAndWait();
        }
        while (!dismissed);
    }

    private void Do(int thread)
    {
        try
        {
            _failures[thread] = null;
            _work?.Invoke(thread);
        }
#pragma warning disable CA1031 // The caller throws it again.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            _failures[thread] = failure;
        }
    }
}
