namespace KeyAccount.Rules.Expressions;

/// <summary>A day of the proleptic Gregorian calendar, of years from -999,999,999 to 999,999,999; there is a year 0.</summary>
/// <param name="year">The year.</param>
/// <param name="month">The month, from 1.</param>
/// <param name="day">A day that the month has.</param>
internal sealed class FeelDate(int year, int month, int day) : FeelValue
{
    /// <summary>The last year, and without its sign the first.</summary>
    public const int LastYear = 999_999_999;

    // The calendar repeats itself every 400 years, weekdays included.
    private const int CycleYears = 400;
    private const long CycleDays = 146_097;

    public int Year { get; } = year;

    public int Month { get; } = month;

    public int Day { get; } = day;

    /// <summary>Days since 0001-01-01, as <see cref="DateOnly.DayNumber"/> counts them.</summary>
    public long DayNumber => InCycle(Year, Month, Day).DayNumber + (FloorDivision.Quotient(Year - 1L, CycleYears) * CycleDays);

    public int DayOfYear => InCycle(Year, Month, Day).DayOfYear;

    /// <summary>The day of the week: 1 is Monday, 7 is Sunday.</summary>
    public int Weekday => WeekdayOf(DayNumber);

    /// <summary>The week by ISO 8601: it begins on Monday, and belongs to the year that holds its Thursday.</summary>
    public int WeekOfYear
    {
        get
        {
            var week = (DayOfYear - Weekday + 10) / 7;
            if (week < 1) return WeeksOf(Year - 1L);
            return week > WeeksOf(Year) ? 1 : week;
        }
    }

    /// <summary>The day of these parts; <see langword="null"/> where there is none.</summary>
    public static FeelDate? Create(long year, long month, long day) =>
        year is >= -LastYear and <= LastYear && month is >= 1 and <= 12 && day >= 1 && day <= DaysInMonth(year, month)
            ? new FeelDate((int)year, (int)month, (int)day)
            : null;

    /// <summary>The day that is so many days after 0001-01-01; <see langword="null"/> outside the years that there are.</summary>
    public static FeelDate? OfDayNumber(long dayNumber)
    {
        var cycle = FloorDivision.Quotient(dayNumber, CycleDays);
        var day = DateOnly.FromDayNumber((int)FloorDivision.Remainder(dayNumber, CycleDays));
        return Create(day.Year + (cycle * CycleYears), day.Month, day.Day);
    }

    public static FeelDate Of(DateOnly date) => new(date.Year, date.Month, date.Day);

    /// <summary>The day as columns hold it; <see langword="null"/> outside the years 1 to 9999.</summary>
    public DateOnly? ToDateOnly() => Year is >= 1 and <= 9999 ? new DateOnly(Year, Month, Day) : null;

    /// <summary>The same day of another month, or that month's last day where it is shorter; <see langword="null"/> outside the years that there are.</summary>
    public FeelDate? AddMonths(long months)
    {
        var month = (Year * 12L) + Month - 1 + months;
        var year = FloorDivision.Quotient(month, 12);
        var inYear = FloorDivision.Remainder(month, 12) + 1;
        return Create(year, inYear, Math.Min(Day, DaysInMonth(year, inYear)));
    }

    /// <summary>The day so many days later; <see langword="null"/> outside the years that there are.</summary>
    public FeelDate? AddDays(long days) => OfDayNumber(DayNumber + days);

    private static DateOnly InCycle(long year, int month, int day) => new(YearInCycle(year), month, day);

    private static int YearInCycle(long year) => (int)FloorDivision.Remainder(year - 1, CycleYears) + 1;

    private static int DaysInMonth(long year, long month) => DateTime.DaysInMonth(YearInCycle(year), (int)month);

    private static int WeekdayOf(long dayNumber) => (int)FloorDivision.Remainder(dayNumber, 7) + 1;

    /// <summary>53 for years that begin on Thursday, and for leap years that begin on Wednesday; otherwise 52.</summary>
    private static int WeeksOf(long year) =>
        (WeekdayOf(InCycle(year, 1, 1).DayNumber), DateTime.IsLeapYear(YearInCycle(year))) is (4, _) or (3, true) ? 53 : 52;
}
