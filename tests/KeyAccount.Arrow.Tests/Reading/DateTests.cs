using Apache.Arrow.Types;
using KeyAccount.Arrow.Tests.Arrays;

namespace KeyAccount.Arrow.Tests.Reading;

public sealed class DateTests
{
    private const string Date = "\"type\": \"date\"";

    [Fact]
    public void Days_outside_the_calendar_become_unknown_and_are_counted()
    {
        int?[] days = [-719_162, -719_163, 0, null, 2_932_896, 2_932_897, int.MaxValue, int.MinValue];
        var column = Batch.Read(Date, new ArrayLayout(new Random(1)).Values(Date32Type.Default, days), out var report);
        Assert.Equal(
            [FactValue.Of(DateOnly.MinValue), default, FactValue.Of(new DateOnly(1970, 1, 1)), default, FactValue.Of(DateOnly.MaxValue), default, default, default],
            Batch.Values(column));
        Assert.Equal([new ArrowRejection("x", ArrowRejectionReason.DateOutOfRange, 4)], report.Rejections);
    }

    public static TheoryData<TimeUnit, string?, long, string> Instants => new()
    {
        { TimeUnit.Second, null, 0, "1970-01-01" },
        { TimeUnit.Second, null, -1, "1969-12-31" },
        { TimeUnit.Second, null, -86_400, "1969-12-31" },
        { TimeUnit.Second, null, -86_401, "1969-12-30" },
        { TimeUnit.Second, "UTC", 1_782_863_999, "2026-06-30" },
        { TimeUnit.Second, "UTC", 1_782_864_000, "2026-07-01" },
        { TimeUnit.Second, "+08:00", 1_782_863_999, "2026-07-01" },
        { TimeUnit.Second, "+08:00", 57_599, "1970-01-01" },
        { TimeUnit.Second, "+08:00", 57_600, "1970-01-02" },
        { TimeUnit.Second, "-03:30", 0, "1969-12-31" },
        { TimeUnit.Second, "-03:30", 12_600, "1970-01-01" },
        { TimeUnit.Second, "-03:30", 12_599, "1969-12-31" },
        { TimeUnit.Millisecond, null, -86_400_001, "1969-12-30" },
        { TimeUnit.Microsecond, "+00:00", 86_400_000_000, "1970-01-02" },
        { TimeUnit.Nanosecond, null, long.MaxValue, "2262-04-11" },
        { TimeUnit.Nanosecond, null, long.MinValue, "1677-09-21" },
        { TimeUnit.Nanosecond, "+14:00", long.MaxValue, "2262-04-12" },
        { TimeUnit.Nanosecond, "-12:00", long.MinValue, "1677-09-20" },
    };

    [Theory]
    [MemberData(nameof(Instants))]
    public void A_timestamp_is_the_day_in_its_own_zone(TimeUnit unit, string? zone, long time, string day)
    {
        var column = Batch.Read(Date, new ArrayLayout(new Random(1)).Values(new TimestampType(unit, zone), (long?[])[time]));
        Assert.Equal(day, column[0].ToString());
    }

    [Fact]
    public void A_time_that_no_calendar_has_becomes_unknown()
    {
        var column = Batch.Read(Date, new ArrayLayout(new Random(1)).Values(Date64Type.Default, (long?[])[long.MaxValue, long.MinValue, -1]), out var report);
        Assert.Equal([default, default, FactValue.Of(new DateOnly(1969, 12, 31))], Batch.Values(column));
        Assert.Equal([new ArrowRejection("x", ArrowRejectionReason.DateOutOfRange, 2)], report.Rejections);
    }
}
