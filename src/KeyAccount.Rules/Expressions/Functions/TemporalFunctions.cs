using static KeyAccount.Rules.Expressions.Form;

namespace KeyAccount.Rules.Expressions;

/// <summary>Functions of temporal values, and those of the moment of the evaluation (DMN 1.5, 10.3.4).</summary>
internal static class TemporalFunctions
{
    private static readonly string[] DayNames = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

    private static readonly string[] MonthNames =
        ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

    public static (string Name, Signature Form)[] Forms =>
    [
        .. OfDay("day of year", FeelType.Number, date => FeelValue.Of((double)date.DayOfYear)),
        .. OfDay("day of week", FeelType.String, date => FeelValue.Of(DayNames[date.Weekday - 1])),
        .. OfDay("month of year", FeelType.String, date => FeelValue.Of(MonthNames[date.Month - 1])),
        .. OfDay("week of year", FeelType.Number, date => FeelValue.Of((double)date.WeekOfYear)),
        Of("abs", FeelType.DaysDuration, [new("n", FeelType.DaysDuration)], a => TemporalArithmetic.Abs(a[0])),
        Of("abs", FeelType.MonthsDuration, [new("n", FeelType.MonthsDuration)], a => TemporalArithmetic.Abs(a[0])),
        Of("now", FeelType.DateTime, [], a => a.Run.Now is { } now ? FeelDateTime.Of(now) : FeelValue.Null),
        Of("today", FeelType.Date, [], a => a.Run.Now is { } now ? FeelDateTime.Of(now).Date : FeelValue.Null),
    ];

    /// <summary>A function of a day, which takes a date and time as well.</summary>
    private static IEnumerable<(string Name, Signature Form)> OfDay(string name, FeelType result, Func<FeelDate, FeelValue> body) =>
        new[] { FeelType.Date, FeelType.DateTime }.Select(type => Of(name, result, [new("date", type)], a => body(TemporalConstructors.Day(a[0]))));
}
