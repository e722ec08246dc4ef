namespace KeyAccount.Benchmarks.Workload;

/// <summary>
/// Chance for one account: a SplitMix64 sequence that begins at a place given by the seed and the account's number, so that account
/// 17 is the same account among a thousand and among ten million, whoever generates the stretch it is in. Integers only: the same on
/// every machine.
/// </summary>
internal struct WorkloadRandom
{
    private const ulong Step = 0x9E3779B97F4A7C15;
    private ulong _state;

    /// <param name="seed">The seed of the whole portfolio.</param>
    /// <param name="account">The account's number, from 0.</param>
    public WorkloadRandom(ulong seed, long account) => _state = Mix(seed) ^ Mix((ulong)(account + 1) * Step);

    /// <summary>A whole number from 0 to <paramref name="count"/> - 1.</summary>
    public int Below(int count)
    {
        _state += Step;
        return (int)Math.BigMul(Mix(_state), (ulong)count, out _);
    }

    /// <summary>True in so many of a thousand draws.</summary>
    public bool Chance(int permille) => Below(1000) < permille;

    private static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
