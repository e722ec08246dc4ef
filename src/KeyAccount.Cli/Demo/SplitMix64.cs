using System.Diagnostics;

namespace KeyAccount.Cli.Demo;

/// <summary>
/// The demo's own source of chance: SplitMix64 (Steele, Lea and Flood, 2014). It is written out here, and uses only integer and decimal
/// arithmetic, so that the sample portfolio is the same with every runtime, on every processor, for ever.
/// </summary>
/// <remarks>
/// The state advances by the odd constant 2^64/φ; each output is the state mixed by two xor-shift-multiply rounds and a last xor-shift.
/// Every subject draws from a stream of its own (<see cref="For"/>), so that a change in one place leaves the rest of the portfolio as it
/// was. Not thread-safe.
/// </remarks>
internal sealed class SplitMix64(ulong seed)
{
    private ulong _state = seed;

    /// <summary>The stream of that name: its seed is the 64-bit FNV-1a hash of the name's UTF-16 units.</summary>
    public static SplitMix64 For(string stream)
    {
        ulong hash = 0xCBF29CE484222325;
        foreach (char unit in stream)
        {
            hash = unchecked((hash ^ (byte)unit) * 0x100000001B3);
            hash = unchecked((hash ^ (byte)(unit >> 8)) * 0x100000001B3);
        }
        return new SplitMix64(hash);
    }

    /// <summary>The next 64 bits.</summary>
    public ulong Next()
    {
        unchecked
        {
            _state += 0x9E3779B97F4A7C15;
            ulong mixed = _state;
            mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
            mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
            return mixed ^ (mixed >> 31);
        }
    }

    /// <summary>An integer from 0 to <paramref name="count"/> − 1 (the high half of a 64 × 64 bit product).</summary>
    public int Below(int count)
    {
        Debug.Assert(count > 0);
        return (int)Math.BigMul(Next(), (ulong)count, out _);
    }

    /// <summary>An integer between the two, both included.</summary>
    public int Between(int low, int high) => low + Below(high - low + 1);

    /// <summary>A decimal between the two, both included, in steps of a ten-thousandth of their distance.</summary>
    public decimal Between(decimal low, decimal high) => low + ((high - low) * Below(10_001) / 10_000m);

    /// <summary>True in so many of a thousand draws.</summary>
    public bool Chance(int permille) => Below(1000) < permille;

    /// <summary>One of the items, all equally likely.</summary>
    public T Pick<T>(params ReadOnlySpan<T> items) => items[Below(items.Length)];

    /// <summary>The place of a weight, as likely as the weight is large.</summary>
    public int PickWeighted(params ReadOnlySpan<int> weights)
    {
        int total = 0;
        foreach (int weight in weights) total += weight;
        int drawn = Below(total);
        for (int place = 0; ; place++)
        {
            drawn -= weights[place];
            if (drawn < 0) return place;
        }
    }

    /// <summary>Puts the items in a random order (Fisher–Yates).</summary>
    public void Shuffle<T>(Span<T> items)
    {
        for (int last = items.Length - 1; last > 0; last--)
        {
            int other = Below(last + 1);
            (items[last], items[other]) = (items[other], items[last]);
        }
    }
}
