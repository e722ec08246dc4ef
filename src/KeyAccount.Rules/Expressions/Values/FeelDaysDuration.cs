namespace KeyAccount.Rules.Expressions;

/// <summary>A duration of days and time, exact to the nanosecond, of at most 1,000,000,000,000 days either way.</summary>
internal sealed class FeelDaysDuration : FeelValue
{
    private const long LongestDays = 1_000_000_000_000;

    private FeelDaysDuration(Int128 nanoseconds) => Nanoseconds = nanoseconds;

    public Int128 Nanoseconds { get; }

    /// <summary>Whole days; negative in a negative duration, as all its parts are.</summary>
    public long Days => (long)(Nanoseconds / FeelZone.NanosecondsPerDay);

    /// <summary>Whole hours beyond the days.</summary>
    public int Hours => (int)(WithinDay / (3600 * FeelZone.NanosecondsPerSecond));

    /// <summary>Whole minutes beyond the hours.</summary>
    public int Minutes => (int)(WithinDay / (60 * FeelZone.NanosecondsPerSecond) % 60);

    /// <summary>Whole seconds beyond the minutes.</summary>
    public int Seconds => (int)(WithinDay / FeelZone.NanosecondsPerSecond % 60);

    /// <summary>Nanoseconds beyond the whole seconds.</summary>
    public int Fraction => (int)(WithinDay % FeelZone.NanosecondsPerSecond);

    private long WithinDay => (long)(Nanoseconds % FeelZone.NanosecondsPerDay);

    /// <summary>The duration; <see langword="null"/> where it would be too long.</summary>
    public static FeelDaysDuration? Create(Int128 nanoseconds) =>
        Int128.Abs(nanoseconds) <= (Int128)LongestDays * FeelZone.NanosecondsPerDay ? new FeelDaysDuration(nanoseconds) : null;
}
