namespace KeyAccount.Rules.Expressions;

/// <summary>A day with a time of it.</summary>
internal sealed class FeelDateTime(FeelDate date, FeelTime time) : FeelValue
{
    public FeelDate Date { get; } = date;

    public FeelTime Time { get; } = time;

    /// <summary>Seconds ahead of UTC; <see langword="null"/> without a zone.</summary>
    public int? Offset => Time.Zone?.OffsetAtLocal(Date.DayNumber, Time.NanosecondOfDay);

    /// <summary>Nanoseconds since 0001-01-01 in UTC; of a value without a zone, on its own clock.</summary>
    public Int128 Instant =>
        ((Int128)Date.DayNumber * FeelZone.NanosecondsPerDay) + Time.NanosecondOfDay - ((Int128)(Offset ?? 0) * FeelZone.NanosecondsPerSecond);

    /// <summary>The beginning of a day in UTC: what a date means where a date and time is asked for.</summary>
    public static FeelDateTime Midnight(FeelDate date) => new(date, new FeelTime(0, FeelZone.Utc));

    public static FeelDateTime Of(DateTimeOffset moment) =>
        new(FeelDate.Of(DateOnly.FromDateTime(moment.DateTime)), new FeelTime(moment.TimeOfDay.Ticks * 100, FeelZone.OfOffset((long)moment.Offset.TotalSeconds)));

    /// <summary>The date and time so many nanoseconds later, in the same zone; <see langword="null"/> outside the years that there are.</summary>
    public FeelDateTime? Add(Int128 nanoseconds)
    {
        var instant = Instant + nanoseconds;
        var offset = Time.Zone?.OffsetAtInstant((long)Day(instant), (long)TimeOfDay(instant)) ?? 0;
        var local = instant + ((Int128)offset * FeelZone.NanosecondsPerSecond);
        return FeelDate.OfDayNumber((long)Day(local)) is { } date ? new FeelDateTime(date, new FeelTime((long)TimeOfDay(local), Time.Zone)) : null;
    }

    /// <summary>Nanoseconds of both on one scale; there is none for one with a zone and one without.</summary>
    public static bool TryAlign(FeelDateTime a, FeelDateTime b, out Int128 left, out Int128 right)
    {
        (left, right) = (a.Instant, b.Instant);
        return a.Time.Zone is null == b.Time.Zone is null;
    }

    private static Int128 Day(Int128 nanoseconds) => FloorDivision.Quotient(nanoseconds, (Int128)FeelZone.NanosecondsPerDay);

    private static Int128 TimeOfDay(Int128 nanoseconds) => FloorDivision.Remainder(nanoseconds, (Int128)FeelZone.NanosecondsPerDay);
}
