namespace KeyAccount.Rules.Tests.Execution;

/// <summary>Random data with everything in it that is easily treated wrongly. Always the same for a seed.</summary>
internal sealed class KernelSamples(int seed)
{
    private static readonly double[] Telling =
    [
        0, -0.0, 1, -1, 0.5, -0.5, 1.5, 2.5, 1e15 + 0.5, double.Epsilon, -double.Epsilon, 2.2250738585072014e-308, 1e-310, double.MaxValue, double.MinValue,
        double.NaN, double.PositiveInfinity, double.NegativeInfinity, 0.1 + 0.2, 0.3, 4503599627370496.5, -4503599627370495.5,
    ];

    private readonly Random _random = new(seed);

    public int Next(int least, int most) => _random.Next(least, most + 1);

    public long NextLong() => _random.NextInt64();

    public double Number() => _random.Next(3) switch
    {
        0 => Telling[_random.Next(Telling.Length)],
        1 => _random.Next(-20, 21) / 4.0,
        _ => BitConverter.Int64BitsToDouble(_random.NextInt64(long.MinValue, long.MaxValue)),
    };

    public double[] Numbers(int count) => [.. Enumerable.Range(0, count).Select(_ => Number())];

    public int[] Codes(int count, int least, int most) => [.. Enumerable.Range(0, count).Select(_ => _random.Next(least, most + 1))];

    public int[] Integers(int count) => [.. Enumerable.Range(0, count).Select(_ => _random.Next(5) == 0 ? int.MinValue + _random.Next(2) : _random.Next(int.MinValue, int.MaxValue))];

    /// <summary>Words with anything in them: also past the last row.</summary>
    public ulong[] Words(int count)
    {
        var words = new ulong[count];
        for (var i = 0; i < count; i++) words[i] = (ulong)_random.NextInt64(long.MinValue, long.MaxValue);
        return words;
    }

    /// <summary>A bitmap for so many rows.</summary>
    public ulong[] Bitmap(int rows) => Words((rows + 63) / 64);

    public T Pick<T>(IReadOnlyList<T> items) => items[_random.Next(items.Count)];
}
