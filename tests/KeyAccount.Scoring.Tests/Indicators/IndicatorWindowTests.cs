using System.Globalization;

namespace KeyAccount.Scoring.Tests.Indicators;

public sealed class IndicatorWindowTests
{
    [Theory]
    [InlineData("2026-02-01", false, false)] // later than the as-of date
    [InlineData("2026-01-31", true, false)] // the as-of date itself
    [InlineData("2026-01-22", true, false)] // as_of − 10 < d: the tenth day
    [InlineData("2026-01-21", false, true)] // as_of − 10 itself is the last day of the window before
    [InlineData("2026-01-12", false, true)] // the first day of the window before
    [InlineData("2026-01-11", false, false)]
    public void A_day_belongs_to_the_window_or_to_the_one_before_or_to_neither(string day, bool inside, bool before)
    {
        DateOnly date = DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture);

        Assert.Equal(inside, Given.TenDays.Contains(date));
        Assert.Equal(before, Given.TenDays.PreviousContains(date));
    }

    [Fact]
    public void The_window_is_365_days_long_unless_told_otherwise()
    {
        Assert.Equal(365, new IndicatorWindow(Given.AsOf).Days);
        Assert.Equal(365, default(IndicatorWindow).Days);
        Assert.Equal(new DateOnly(2025, 2, 1), Given.Year.FirstDay);
        Assert.Equal(new IndicatorWindow(Given.AsOf, 365), Given.Year);
        Assert.NotEqual(Given.TenDays, Given.Year);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(int.MinValue)]
    [InlineData(IndicatorWindow.MaxDays + 1)]
    [InlineData(int.MaxValue)]
    public void A_window_has_from_one_day_to_a_century(int days) =>
        Assert.Throws<ArgumentOutOfRangeException>(nameof(days), () => new IndicatorWindow(Given.AsOf, days));

    [Fact]
    public void A_window_may_begin_before_the_calendar_does()
    {
        var window = new IndicatorWindow(DateOnly.MinValue, IndicatorWindow.MaxDays);

        Assert.Equal(DateOnly.MinValue, window.FirstDay);
        Assert.True(window.Contains(DateOnly.MinValue));
        Assert.False(window.Contains(DateOnly.MaxValue));
        Assert.False(window.PreviousContains(DateOnly.MinValue));
    }

    [Fact]
    public void A_window_reads_the_same_in_every_culture() => Assert.Equal("10 days to 2026-01-31", Given.TenDays.ToString());
}
