namespace KeyAccount.Cli.Demo;

/// <summary>The demo's day: everything in the sample portfolio happened on or before it, except what is planned or due.</summary>
internal static class DemoCalendar
{
    /// <summary>The as-of date.</summary>
    public static readonly DateOnly AsOf = new(2026, 6, 30);

    /// <summary>The day so many days before the as-of date.</summary>
    public static DateOnly DaysAgo(int days) => AsOf.AddDays(-days);

    /// <summary>How many days before the as-of date the day is.</summary>
    public static int Age(DateOnly day) => AsOf.DayNumber - day.DayNumber;

    /// <summary>The later of two days.</summary>
    public static DateOnly Later(DateOnly one, DateOnly other) => one > other ? one : other;

    /// <summary>The earlier of two days.</summary>
    public static DateOnly Earlier(DateOnly one, DateOnly other) => one < other ? one : other;
}
