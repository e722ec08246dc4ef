namespace KeyAccount.Rules.Expressions;

/// <summary>The properties of temporal values, such as <c>year</c> and <c>time offset</c> (DMN 1.5, table 65).</summary>
internal static class TemporalProperties
{
    /// <summary>The value of a property; <see langword="null"/> where the value has no property of this name.</summary>
    public static FeelValue? Find(FeelValue value, string name) => value switch
    {
        FeelDate date => Of(date, name),
        FeelTime time => Of(time, time.Zone?.Offset, name),
        FeelDateTime moment => Of(moment.Date, name) ?? Of(moment.Time, moment.Offset, name),
        FeelDaysDuration duration => Of(duration, name),
        FeelMonthsDuration duration => Of(duration, name),
        _ => null,
    };

    private static FeelValue? Of(FeelDate date, string name) => name switch
    {
        "year" => FeelValue.Of((double)date.Year),
        "month" => FeelValue.Of((double)date.Month),
        "day" => FeelValue.Of((double)date.Day),
        "weekday" => FeelValue.Of((double)date.Weekday),
        _ => null,
    };

    private static FeelValue? Of(FeelTime time, int? offset, string name) => name switch
    {
        "hour" => FeelValue.Of((double)time.Hour),
        "minute" => FeelValue.Of((double)time.Minute),
        "second" => Seconds(time.Second, time.Nanosecond),
        "time offset" => offset is { } seconds ? FeelDaysDuration.Create((Int128)seconds * FeelZone.NanosecondsPerSecond) : FeelValue.Null,
        "timezone" => time.Zone?.Id is { } id ? FeelValue.Of(id) : FeelValue.Null,
        _ => null,
    };

    private static FeelValue? Of(FeelDaysDuration duration, string name) => name switch
    {
        "days" => FeelValue.Of((double)duration.Days),
        "hours" => FeelValue.Of((double)duration.Hours),
        "minutes" => FeelValue.Of((double)duration.Minutes),
        "seconds" => Seconds(duration.Seconds, duration.Fraction),
        _ => null,
    };

    private static FeelValue? Of(FeelMonthsDuration duration, string name) => name switch
    {
        "years" => FeelValue.Of((double)duration.Years),
        "months" => FeelValue.Of((double)duration.Months),
        _ => null,
    };

    /// <summary>The double nearest to whole seconds and nanoseconds.</summary>
    private static FeelValue Seconds(int whole, int nanoseconds) => FeelValue.Of((double)(whole + (nanoseconds / 1_000_000_000m)));
}
