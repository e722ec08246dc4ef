namespace KeyAccount.Cli.Backtest;

/// <summary>
/// How well a number ranks won deals above lost ones: the chance that a won deal, drawn at random, has the higher number than a lost one, ties counting half
/// (the area under the ROC curve). A coin has 0.5.
/// </summary>
/// <param name="Name">The number's name in the policy.</param>
/// <param name="Title">What people call it.</param>
/// <param name="Counts">The deals for which the number is known.</param>
/// <param name="Unknown">The deals for which it is not.</param>
/// <param name="Chance">The chance; <see langword="null"/> without a won and a lost deal.</param>
/// <param name="Interval">Its 95 % interval after Hanley and McNeil (1982).</param>
internal sealed record Ranking(string Name, string Title, WinCount Counts, int Unknown, double? Chance, Interval? Interval)
{
    /// <summary>Measures a number.</summary>
    public static Ranking Of(string name, string title, IReadOnlyCollection<(double? Value, bool IsWon)> deals)
    {
        var known = deals.Where(d => d.Value is not null).OrderBy(d => d.Value).ToArray();
        var counts = new WinCount(known.Count(d => d.IsWon), known.Count(d => !d.IsWon));
        var unknown = deals.Count - known.Length;
        if (counts.Won == 0 || counts.Lost == 0) return new Ranking(name, title, counts, unknown, null, null);
        var chance = WonAbove(known) / ((double)counts.Won * counts.Lost);
        return new Ranking(name, title, counts, unknown, chance, IntervalOf(chance, counts));
    }

    /// <summary>Pairs of a won and a lost deal of which the won one stands higher, ties by half.</summary>
    private static double WonAbove((double? Value, bool IsWon)[] ascending)
    {
        double pairs = 0;
        var lostBelow = 0;
        for (var start = 0; start < ascending.Length;)
        {
            var end = start;
            var here = default(WinCount);
            for (; end < ascending.Length && ascending[end].Value == ascending[start].Value; end++) here = here.With(ascending[end].IsWon);
            pairs += here.Won * (lostBelow + (here.Lost / 2d));
            lostBelow += here.Lost;
            start = end;
        }

        return pairs;
    }

    private static Interval IntervalOf(double chance, WinCount counts)
    {
        var twoWon = chance / (2 - chance);
        var twoLost = 2 * chance * chance / (1 + chance);
        var square = chance * chance;
        var variance = ((chance * (1 - chance)) + ((counts.Won - 1) * (twoWon - square)) + ((counts.Lost - 1) * (twoLost - square))) / ((double)counts.Won * counts.Lost);
        var reach = WinCount.Quantile * Math.Sqrt(Math.Max(0, variance));
        return new Interval(Math.Max(0, chance - reach), Math.Min(1, chance + reach));
    }
}
