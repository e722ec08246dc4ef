namespace KeyAccount.Rules.Expressions;

/// <summary>A day of the proleptic Gregorian calendar, of years from -999,999,999 to 999,999,999.</summary>
internal sealed class FeelDate(int year, int month, int day) : FeelValue
{
    public int Year { get; } = year;

    public int Month { get; } = month;

    public int Day { get; } = day;
}

internal sealed class FeelTime : FeelValue;

internal sealed class FeelDateTime : FeelValue;

internal sealed class FeelDaysDuration : FeelValue;

internal sealed class FeelMonthsDuration : FeelValue;
