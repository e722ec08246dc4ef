using FsCheck;
using FsCheck.Fluent;
using KeyAccount.Rules.Expressions;

namespace KeyAccount.Rules.Tests.Language;

/// <summary>Temporal values of every kind, near today as well as at both ends of time.</summary>
internal static class TemporalSamples
{
    private static readonly long FirstDay = new FeelDate(-FeelDate.LastYear, 1, 1).DayNumber;
    private static readonly long LastDay = new FeelDate(FeelDate.LastYear, 12, 31).DayNumber;

    private static readonly Gen<long> DayNumbers = Gen.OneOf(
        Numbers(FirstDay, LastDay),
        Numbers(738_000, 740_000),
        Gen.Elements(FirstDay, LastDay, -366L, -1L, 0L, 1L, 3_652_058L));

    private static readonly Gen<FeelZone?> Zones = Gen.OneOf(
        Gen.Constant<FeelZone?>(null),
        Numbers(-14 * 3600, 14 * 3600).Select(FeelZone.OfOffset),
        Gen.Elements("Europe/Paris", "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe", "Etc/UTC").Select(FeelZone.Find));

    public static Gen<FeelDate> Dates { get; } = DayNumbers.Select(day => FeelDate.OfDayNumber(day)!);

    public static Gen<FeelTime> Times { get; } =
        from nanosecond in Gen.OneOf(Numbers(0, FeelZone.NanosecondsPerDay - 1), Numbers(0, 86_399).Select(second => second * FeelZone.NanosecondsPerSecond))
        from zone in Zones
        select new FeelTime(nanosecond, zone);

    public static Gen<FeelDateTime> Moments { get; } = Dates.Zip(Times, (date, time) => new FeelDateTime(date, time));

    public static Gen<FeelDaysDuration> DaysDurations { get; } =
        from days in Gen.OneOf(Numbers(-1_000_000_000_000 + 1, 1_000_000_000_000 - 1), Numbers(-1000, 1000), Gen.Constant(0L))
        from nanosecond in Gen.OneOf(Numbers(0, FeelZone.NanosecondsPerDay - 1), Gen.Constant(0L))
        select FeelDaysDuration.Create(((Int128)days * FeelZone.NanosecondsPerDay) + nanosecond)!;

    public static Gen<FeelMonthsDuration> MonthsDurations { get; } =
        Gen.OneOf(Numbers(-1_000_000_000_000, 1_000_000_000_000), Numbers(-1000, 1000)).Select(months => FeelMonthsDuration.Create(months)!);

    public static Gen<FeelValue> All { get; } = Gen.OneOf(
        Dates.Select(x => (FeelValue)x),
        Times.Select(x => (FeelValue)x),
        Moments.Select(x => (FeelValue)x),
        DaysDurations.Select(x => (FeelValue)x),
        MonthsDurations.Select(x => (FeelValue)x));

    /// <summary>Temporal values, and what else is handed to functions by mistake.</summary>
    public static Gen<FeelValue> Anything { get; } = Gen.OneOf(
        All,
        Gen.Elements(0, 1, -1, 2.5, 24, 60, 1e-300, 1e9, 1e18, 1e300, -1e300, double.MaxValue, double.Epsilon).Select(FeelValue.Of),
        Gen.Elements("", "P1D", "2026-01-31", "10:15:00@Europe/Paris", "2026-01-31T24:00:00Z", "P99999999999999999999Y").Select(FeelValue.Of),
        All.Select(x => (FeelValue)new FeelList([x])),
        Gen.Elements(FeelValue.Null, FeelValue.True, new FeelList([]), new FeelContext([])));

    /// <summary>Texts that are almost of one of the forms, and texts that are not at all.</summary>
    public static Gen<string> Garbage { get; } = Gen.OneOf(
        from value in All
        let text = TemporalText.Of(value)
        from at in Gen.Choose(0, text.Length - 1)
        from length in Gen.Choose(0, 3)
        from put in Gen.Elements("", "0", "9", "-", "+", ":", ".", "T", "Z", "P", "@", "/", "D", "S", "٣", "\0", "🕐", "99999999999999999999")
        select text[..at] + put + text[Math.Min(text.Length, at + length)..],
        Gen.Elements("0123456789-+:.TZPYMDHS@/ é\0".ToCharArray()).ListOf().Select(characters => string.Concat(characters)));

    private static Gen<long> Numbers(long low, long high) =>
        from above in Gen.Choose(0, int.MaxValue)
        from below in Gen.Choose(0, int.MaxValue)
        select low + (long)((((UInt128)(uint)above << 31) | (uint)below) % (UInt128)(high - low + 1));
}
