namespace KeyAccount.Rules.Expressions;

/// <summary>A time of the day, to the nanosecond, with or without a zone.</summary>
/// <param name="nanosecondOfDay">Nanoseconds since midnight, of one day.</param>
/// <param name="zone">The zone; <see langword="null"/> for a time on whatever clock is meant.</param>
internal sealed class FeelTime(long nanosecondOfDay, FeelZone? zone) : FeelValue
{
    public long NanosecondOfDay { get; } = nanosecondOfDay;

    public FeelZone? Zone { get; } = zone;

    public int Hour => (int)(NanosecondOfDay / (3600 * FeelZone.NanosecondsPerSecond));

    public int Minute => (int)(NanosecondOfDay / (60 * FeelZone.NanosecondsPerSecond) % 60);

    /// <summary>The whole seconds of the minute.</summary>
    public int Second => (int)(NanosecondOfDay / FeelZone.NanosecondsPerSecond % 60);

    /// <summary>What goes beyond the whole seconds.</summary>
    public int Nanosecond => (int)(NanosecondOfDay % FeelZone.NanosecondsPerSecond);

    /// <summary>The time of these parts; <see langword="null"/> where there is none.</summary>
    public static FeelTime? Create(long hour, long minute, long second, long nanosecond, FeelZone? zone) =>
        hour is >= 0 and < 24 && minute is >= 0 and < 60 && second is >= 0 and < 60
            ? new FeelTime((((((hour * 60) + minute) * 60) + second) * FeelZone.NanosecondsPerSecond) + nanosecond, zone)
            : null;

    /// <summary>The time so many nanoseconds later, past midnight as often as needed.</summary>
    public FeelTime Add(Int128 nanoseconds) => new((long)FloorDivision.Remainder(NanosecondOfDay + nanoseconds, FeelZone.NanosecondsPerDay), Zone);

    /// <summary>
    /// Nanoseconds of both on one scale, as times of the same day. There is none for a time with a zone and one without, nor for two zones of which one is not always
    /// at the same offset.
    /// </summary>
    public static bool TryAlign(FeelTime a, FeelTime b, out long left, out long right)
    {
        (left, right) = (a.NanosecondOfDay, b.NanosecondOfDay);
        if (FeelZone.AreSame(a.Zone, b.Zone)) return true;
        if ((a.Zone?.Offset, b.Zone?.Offset) is not ({ } ahead, { } behind)) return false;
        left -= ahead * FeelZone.NanosecondsPerSecond;
        right -= behind * FeelZone.NanosecondsPerSecond;
        return true;
    }
}
