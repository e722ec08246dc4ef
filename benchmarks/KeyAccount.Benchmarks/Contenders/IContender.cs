namespace KeyAccount.Benchmarks.Contenders;

/// <summary>One way of deciding the standard workload. Not thread-safe.</summary>
internal interface IContender
{
    /// <summary>A short name, the same in every table.</summary>
    string Name { get; }

    /// <summary>From what to what the clock runs.</summary>
    string Measures { get; }

    /// <summary>Decides all accounts and keeps the answers: this is what is timed.</summary>
    void Run();

    /// <summary>The answers of the last run: not timed.</summary>
    void Read(Span<Outcome> outcomes);
}
