using KeyAccount.Cli.Backtest;

namespace KeyAccount.Cli.Tests.Backtest;

public sealed class RankingTests
{
    [Theory]
    [InlineData("3W 2W 1L 0L", 1)]
    [InlineData("0W 1W 2L 3L", 0)]
    [InlineData("1W 1L", 0.5)]
    [InlineData("2W 1L 2L 3W", 0.875)]
    public void The_chance_is_the_share_of_pairs_in_which_the_won_deal_stands_higher(string deals, double chance) =>
        Assert.Equal(chance, Of(deals).Chance);

    [Fact]
    public void It_counts_every_pair_once_and_ties_by_half()
    {
        var random = new Random(7);
        for (var run = 0; run < 200; run++)
        {
            (double? Value, bool IsWon)[] deals = [.. Enumerable.Range(0, random.Next(2, 40)).Select(_ => ((double?)random.Next(0, 6), random.Next(3) > 0))];
            var pairs = deals.Where(d => d.IsWon).SelectMany(w => deals.Where(d => !d.IsWon).Select(l => w.Value > l.Value ? 1 : w.Value == l.Value ? 0.5 : 0)).ToArray();
            Assert.Equal(pairs.Length == 0 ? null : pairs.Average(), Ranking.Of("n", "N", deals).Chance, (a, b) => a == b || Math.Abs(a!.Value - b!.Value) < 1e-12);
        }
    }

    [Fact]
    public void Unknown_numbers_are_counted_and_rank_nothing()
    {
        var ranking = Of("2W ?W ?L 1L ?L");
        Assert.Equal((new WinCount(1, 1), 3, 1d), (ranking.Counts, ranking.Unknown, ranking.Chance));
        Assert.Null(Of("2W ?L").Chance);
        Assert.Null(Of("2W ?L").Interval);
    }

    /// <summary>By hand after Hanley and McNeil: Q1 0.6, Q2 0.642857, variance 0.0763393, standard error 0.2762957.</summary>
    [Fact]
    public void The_interval_is_that_of_Hanley_and_McNeil_and_stays_between_0_and_1()
    {
        var ranking = Of("1W 3W 0L 2L");
        Assert.Equal(0.75, ranking.Chance);
        Assert.Equal(0.75 - (1.959964 * 0.2762957), ranking.Interval!.Value.Low, 6);
        Assert.Equal(1, ranking.Interval.Value.High);
    }

    private static Ranking Of(string deals) =>
        Ranking.Of("n", "N", [.. deals.Split(' ').Select(d => (d[0] == '?' ? null : (double?)(d[0] - '0'), d[1] == 'W'))]);
}
