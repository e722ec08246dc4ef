namespace KeyAccount.Benchmarks.Contenders;

/// <summary>Something whose time is taken over batches of the standard workload. Not thread-safe.</summary>
internal interface ITimed
{
    /// <summary>A short name, the same in every table and file.</summary>
    string Name { get; }

    /// <summary>From what to what the clock runs.</summary>
    string Measures { get; }

    /// <summary>Whether an account takes microseconds: then fewer accounts are run, and fewer answers compared.</summary>
    bool IsSlow { get; }

    /// <summary>Works through a stretch of batches; this is what is timed.</summary>
    /// <param name="first">The first batch, see <see cref="Accounts"/>.</param>
    /// <param name="count">How many batches.</param>
    void Run(int first, int count);
}

/// <summary>One way of deciding the standard workload. Answers may be overwritten batch by batch, as a caller would use them at once.</summary>
internal interface IContender : ITimed
{
    /// <summary>Decides a stretch of batches in the way of <see cref="ITimed.Run"/> and hands out every answer: not timed.</summary>
    /// <param name="first">The first batch.</param>
    /// <param name="count">How many batches.</param>
    /// <param name="answers">One place per account of the stretch.</param>
    void Read(int first, int count, Memory<Outcome> answers);
}
