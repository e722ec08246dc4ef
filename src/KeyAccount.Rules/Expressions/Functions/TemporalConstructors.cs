using static KeyAccount.Rules.Expressions.Form;

namespace KeyAccount.Rules.Expressions;

/// <summary>Functions that make temporal values of texts, of parts and of each other (DMN 1.5, 10.3.4.1).</summary>
internal static class TemporalConstructors
{
    private static readonly FeelType[] Days = [FeelType.Date, FeelType.DateTime];

    public static (string Name, Signature Form)[] Forms =>
    [
        Of("date", FeelType.Date, [Text("from")], a => Known(TemporalReader.Date(Read(a)))),
        Of("date", FeelType.Date, [Date("from")], a => a[0]),
        Of("date", FeelType.Date, [DateTime("from")], a => Day(a[0])),
        Of("date", FeelType.Date, [Number("year"), Number("month"), Number("day")], DateOfParts),

        Of("time", FeelType.Time, [Text("from")], a => Known(TemporalReader.Time(Read(a)))),
        Of("time", FeelType.Time, [new("from", FeelType.Time)], a => a[0]),
        Of("time", FeelType.Time, [DateTime("from")], a => ((FeelDateTime)a[0]).Time),
        Of("time", FeelType.Time, [Date("from")], a => FeelDateTime.Midnight((FeelDate)a[0]).Time),
        Of("time", FeelType.Time, [Number("hour"), Number("minute"), Number("second"), OrNull(Optional(new("offset", FeelType.DaysDuration)))], TimeOfParts),

        Of("date and time", FeelType.DateTime, [Text("from")], a => Known(TemporalReader.DateTime(Read(a)))),
        Of("date and time", FeelType.DateTime, [DateTime("from")], a => a[0]),
        Of("date and time", FeelType.DateTime, [Date("from")], a => FeelDateTime.Midnight((FeelDate)a[0])),
        .. Days.Select(date => Of("date and time", FeelType.DateTime, [new("date", date), new("time", FeelType.Time)], a => new FeelDateTime(Day(a[0]), (FeelTime)a[1]))),

        Of("duration", FeelType.Any, [Text("from")], a => TemporalReader.Duration(Read(a)) ?? FeelValue.Null),
        .. from start in Days
           from end in Days
           select Of("years and months duration", FeelType.MonthsDuration, [new("from", start), new("to", end)], a => FeelMonthsDuration.Between(Day(a[0]), Day(a[1]))),
    ];

    /// <summary>The day of a date, or of a date and time on its own clock.</summary>
    public static FeelDate Day(FeelValue value) => value is FeelDateTime moment ? moment.Date : (FeelDate)value;

    /// <summary>The text, whose length counts as work.</summary>
    private static string Read(Arguments a)
    {
        a.Run.Spend(a.Text(0).Length);
        return a.Text(0);
    }

    private static FeelValue DateOfParts(Arguments a) =>
        Known(Whole(a, 0, 1, 2) ? FeelDate.Create((long)a.Number(0), (long)a.Number(1), (long)a.Number(2)) : null);

    private static FeelValue TimeOfParts(Arguments a)
    {
        if (!Whole(a, 0, 1) || a.Number(2) is not (>= 0 and < 60)) return FeelValue.Null;
        FeelZone? zone = null;
        if (a[3] is FeelDaysDuration offset)
        {
            zone = offset.Fraction == 0 && offset.Days == 0 ? FeelZone.OfOffset((long)(offset.Nanoseconds / FeelZone.NanosecondsPerSecond)) : null;
            if (zone is null) return FeelValue.Null;
        }

        // As decimal, a tenth of a second is one; what is beyond nanoseconds is left out.
        var nanoseconds = (long)((decimal)a.Number(2) * FeelZone.NanosecondsPerSecond);
        var (second, nanosecond) = Math.DivRem(nanoseconds, FeelZone.NanosecondsPerSecond);
        return Known(FeelTime.Create((long)a.Number(0), (long)a.Number(1), second, nanosecond, zone));
    }

    /// <summary>Whether arguments are whole numbers, and not beyond those that parts of dates can be.</summary>
    private static bool Whole(Arguments arguments, params ReadOnlySpan<int> places)
    {
        foreach (var place in places)
            if (arguments.Number(place) % 1 != 0 || Math.Abs(arguments.Number(place)) > FeelDate.LastYear) return false;
        return true;
    }

    private static FeelValue Known(FeelValue? value) => value ?? FeelValue.Null;

    private static Parameter Date(string name) => new(name, FeelType.Date);

    private static Parameter DateTime(string name) => new(name, FeelType.DateTime);
}
