namespace KeyAccount.Benchmarks.Contenders;

/// <summary>One way of deciding the standard workload. Not thread-safe.</summary>
internal interface IContender
{
    /// <summary>A short name, the same in every table.</summary>
    string Name { get; }

    /// <summary>From what to what the clock runs.</summary>
    string Measures { get; }

    /// <summary>Decides one portion of the accounts and keeps the answers: this is what is timed.</summary>
    /// <param name="portion">Which portion, from 0; see <see cref="Accounts"/>.</param>
    void Run(int portion);

    /// <summary>The answers of the last run, one per account of a portion: not timed.</summary>
    void Read(Span<Outcome> outcomes);
}
