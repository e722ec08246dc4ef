using System.Globalization;
using KeyAccount.Rules.Expressions;

namespace KeyAccount.Rules.Tests.Language;

/// <summary>FEEL's calendar against the platform's, on all days that the platform has, and beyond.</summary>
public sealed class CalendarTests
{
    [Fact]
    public void Every_day_has_the_platforms_number_parts_and_weekday()
    {
        for (var number = 0; number <= DateOnly.MaxValue.DayNumber; number++)
        {
            var expected = DateOnly.FromDayNumber(number);
            var date = FeelDate.OfDayNumber(number)!;
            if ((date.Year, date.Month, date.Day) != (expected.Year, expected.Month, expected.Day) || date.DayNumber != number
                || date.DayOfYear != expected.DayOfYear || date.Weekday % 7 != (int)expected.DayOfWeek || date.ToDateOnly() != expected)
                Assert.Fail($"{expected:yyyy-MM-dd} is {date}");
        }
    }

    [Fact]
    public void Every_week_has_the_platforms_number()
    {
        for (var number = 0; number <= DateOnly.MaxValue.DayNumber; number++)
        {
            var expected = ISOWeek.GetWeekOfYear(DateTime.MinValue.AddDays(number));
            if (FeelDate.OfDayNumber(number)!.WeekOfYear != expected) Assert.Fail($"day {number} is not in week {expected}");
        }
    }

    [Fact]
    public void Months_are_added_as_the_platform_adds_them()
    {
        for (var number = 0; number < 1500; number++)
            for (var months = -30; months <= 30; months++)
            {
                var day = DateOnly.FromDayNumber(700_000 + number);
                Assert.Equal(day.AddMonths(months), FeelDate.Of(day).AddMonths(months)!.ToDateOnly());
            }
    }

    [Theory]
    [InlineData(-FeelDate.LastYear)]
    [InlineData(-400)]
    [InlineData(-1)]
    [InlineData(10_000)]
    [InlineData(FeelDate.LastYear)]
    public void Days_follow_each_other_in_years_that_the_platform_does_not_have(int year)
    {
        var day = new FeelDate(year, 1, 1);
        for (var next = day.AddDays(1); next is not null && next.Year == year; (day, next) = (next, next.AddDays(1)))
        {
            Assert.Equal(day.DayNumber + 1, next.DayNumber);
            Assert.Equal((day.Weekday % 7) + 1, next.Weekday);
            Assert.True(next.Day == day.Day + 1 ? next.Month == day.Month : next.Day == 1 && next.Month == day.Month + 1);
        }

        Assert.Equal((12, 31), (day.Month, day.Day));
    }

    [Fact]
    public void There_is_no_day_beyond_the_first_and_the_last_year()
    {
        Assert.Null(new FeelDate(-FeelDate.LastYear, 1, 1).AddDays(-1));
        Assert.Null(new FeelDate(FeelDate.LastYear, 12, 31).AddDays(1));
        Assert.Null(FeelDate.OfDayNumber(1_000_000_000_000));
        Assert.Null(new FeelDate(0, 12, 31).ToDateOnly());
        Assert.Null(new FeelDate(10_000, 1, 1).ToDateOnly());
    }

    [Theory]
    [InlineData("Europe/Paris")]
    [InlineData("America/New_York")]
    [InlineData("Australia/Lord_Howe")]
    [InlineData("Asia/Kolkata")]
    public void A_zone_shows_the_time_that_the_platform_shows(string id)
    {
        var rules = TimeZoneInfo.FindSystemTimeZoneById(id);
        for (var instant = new DateTime(2025, 12, 30, 0, 0, 0, DateTimeKind.Utc); instant.Year < 2027; instant = instant.AddMinutes(30))
        {
            var utc = FeelDateTime.Of(instant);
            var start = new FeelDateTime(new FeelDate(2000, 1, 1), new FeelTime(0, FeelZone.Find(id)));
            var local = start.Add(utc.Instant - start.Instant)!;
            Assert.Equal($"{TimeZoneInfo.ConvertTimeFromUtc(instant, rules):yyyy-MM-ddTHH:mm:ss}@{id}", local.ToString());
        }
    }

    [Theory]
    [InlineData("2026-03-04T23:30:00+02:00", "2026-03-04")]
    [InlineData("2026-03-04T23:30:00.1234567-09:30", "2026-03-04")]
    [InlineData("2026-03-04T00:00:00+00:00", "2026-03-04")]
    public void Now_and_today_are_those_of_the_evaluation(string moment, string day)
    {
        var run = new FeelRun(PolicyLimits.Default with { MaxWorkPerRow = 100 }, DateTimeOffset.Parse(moment, CultureInfo.InvariantCulture));
        Assert.True(TemporalOrder.AreSame(TemporalText.Parse(moment), Call("now", run)));
        Assert.True(TemporalOrder.AreSame(TemporalText.Parse(day), Call("today", run)));
    }

    [Theory]
    [InlineData("now")]
    [InlineData("today")]
    public void Without_a_moment_there_is_no_now(string name) => Assert.True(Call(name, new FeelRun(PolicyLimits.Default with { MaxWorkPerRow = 100 })).IsNull);

    private static FeelValue Call(string name, FeelRun run) => BuiltInCall.Invoke(FunctionLibrary.Find(name)!, null, [], run);
}
