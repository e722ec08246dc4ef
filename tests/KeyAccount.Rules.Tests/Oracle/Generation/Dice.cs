namespace KeyAccount.Oracle.Generation;

/// <summary>Choices that depend on nothing but a seed.</summary>
internal sealed class Dice(int seed)
{
    private readonly Random _random = new(seed);

    /// <summary>An integer from <paramref name="low"/> to <paramref name="high"/>, both included.</summary>
    public int Between(int low, int high) => _random.Next(low, high + 1);

    public bool Chance(double probability) => _random.NextDouble() < probability;

    public T Pick<T>(IReadOnlyList<T> items) => items[_random.Next(items.Count)];

    /// <summary>Some of the items, at least <paramref name="least"/>, in a random order.</summary>
    public List<T> Some<T>(IReadOnlyList<T> items, int least, int most)
    {
        var shuffled = items.ToArray();
        _random.Shuffle(shuffled);
        return [.. shuffled.Take(Between(least, Math.Min(most, items.Count)))];
    }

    public List<T> Many<T>(int least, int most, Func<int, T> make) => [.. Enumerable.Range(0, Between(least, most)).Select(make)];
}
