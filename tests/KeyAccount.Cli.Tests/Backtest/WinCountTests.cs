using KeyAccount.Cli.Backtest;

namespace KeyAccount.Cli.Tests.Backtest;

public sealed class WinCountTests
{
    /// <summary>The intervals are those of the published formula (Wilson 1927) worked out by hand.</summary>
    [Theory]
    [InlineData(8, 2, 0.8, 0.4902, 0.9433)]
    [InlineData(0, 3, 0, 0, 0.5615)]
    [InlineData(5, 0, 1, 0.5655, 1)]
    public void Rates_come_with_Wilsons_interval(int won, int lost, double rate, double low, double high)
    {
        var count = new WinCount(won, lost);
        Assert.Equal(rate, count.Rate);
        Assert.Equal(low, count.RateInterval.Low, 4);
        Assert.Equal(high, count.RateInterval.High, 4);
    }

    [Fact]
    public void Lift_is_the_rate_as_a_multiple_of_the_rate_of_all()
    {
        var all = new WinCount(40, 60);
        var some = new WinCount(8, 2);
        Assert.Equal((2, 1), (some.LiftOver(all), all.LiftOver(all)));
        Assert.Equal(some.RateInterval.Low / 0.4, some.LiftIntervalOver(all).Low);
        Assert.Equal(some.RateInterval.High / 0.4, some.LiftIntervalOver(all).High);
    }
}
