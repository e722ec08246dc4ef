namespace KeyAccount.Rules.Expressions;

/// <summary>Sums, differences, products and quotients in which a temporal value takes part (DMN 1.5, tables 55 to 57); <c>null</c> where there is none.</summary>
internal static class TemporalArithmetic
{
    public static FeelValue Add(FeelValue left, FeelValue right) => (left, right) switch
    {
        (FeelDaysDuration a, FeelDaysDuration b) => Days(a.Nanoseconds + b.Nanoseconds),
        (FeelMonthsDuration a, FeelMonthsDuration b) => Months((Int128)a.Total + b.Total),
        (_, FeelDaysDuration duration) => Shift(left, duration.Nanoseconds),
        (FeelDaysDuration duration, _) => Shift(right, duration.Nanoseconds),
        (_, FeelMonthsDuration duration) => ShiftMonths(left, duration.Total),
        (FeelMonthsDuration duration, _) => ShiftMonths(right, duration.Total),
        _ => FeelValue.Null,
    };

    public static FeelValue Subtract(FeelValue left, FeelValue right) => (left, right) switch
    {
        (FeelDaysDuration a, FeelDaysDuration b) => Days(a.Nanoseconds - b.Nanoseconds),
        (FeelMonthsDuration a, FeelMonthsDuration b) => Months((Int128)a.Total - b.Total),
        (_, FeelDaysDuration duration) => Shift(left, -duration.Nanoseconds),
        (_, FeelMonthsDuration duration) => ShiftMonths(left, -duration.Total),
        (FeelDate a, FeelDate b) => Days((Int128)(a.DayNumber - b.DayNumber) * FeelZone.NanosecondsPerDay),
        (FeelTime a, FeelTime b) => FeelTime.TryAlign(a, b, out var x, out var y) ? Days(x - y) : FeelValue.Null,
        (FeelDateTime a, FeelDateTime b) => Difference(a, b),
        // Between a date and a date and time, the date is its midnight in UTC.
        (FeelDateTime a, FeelDate b) => Difference(a, FeelDateTime.Midnight(b)),
        (FeelDate a, FeelDateTime b) => Difference(FeelDateTime.Midnight(a), b),
        _ => FeelValue.Null,
    };

    public static FeelValue Multiply(FeelValue left, FeelValue right) => (left, right) switch
    {
        (FeelDaysDuration duration, FeelNumber factor) => Days(DurationScale.Product(duration.Nanoseconds, factor, isNearest: true)),
        (FeelMonthsDuration duration, FeelNumber factor) => Months(DurationScale.Product(duration.Total, factor, isNearest: false)),
        (FeelNumber, FeelDaysDuration or FeelMonthsDuration) => Multiply(right, left),
        _ => FeelValue.Null,
    };

    public static FeelValue Divide(FeelValue left, FeelValue right) => (left, right) switch
    {
        (FeelDaysDuration duration, FeelNumber divisor) => Days(DurationScale.Quotient(duration.Nanoseconds, divisor, isNearest: true)),
        (FeelMonthsDuration duration, FeelNumber divisor) => Months(DurationScale.Quotient(duration.Total, divisor, isNearest: false)),
        (FeelDaysDuration a, FeelDaysDuration b) => FeelValue.Computed((double)a.Nanoseconds / (double)b.Nanoseconds),
        (FeelMonthsDuration a, FeelMonthsDuration b) => FeelValue.Computed((double)a.Total / b.Total),
        _ => FeelValue.Null,
    };

    public static FeelValue Negate(FeelValue value) => value switch
    {
        FeelDaysDuration duration => Days(-duration.Nanoseconds),
        FeelMonthsDuration duration => Months(-duration.Total),
        _ => FeelValue.Null,
    };

    /// <summary>A duration without its sign.</summary>
    public static FeelValue Abs(FeelValue value) => value switch
    {
        FeelDaysDuration { Nanoseconds: var nanoseconds } when nanoseconds < 0 => Negate(value),
        FeelMonthsDuration { Total: < 0 } => Negate(value),
        FeelDaysDuration or FeelMonthsDuration => value,
        _ => FeelValue.Null,
    };

    /// <summary>A date moves by whole days, from its midnight to the day in which it comes out.</summary>
    private static FeelValue Shift(FeelValue value, Int128 nanoseconds) => value switch
    {
        FeelDate date => date.AddDays((long)FloorDivision.Quotient(nanoseconds, (Int128)FeelZone.NanosecondsPerDay)) ?? FeelValue.Null,
        FeelTime time => time.Add(nanoseconds),
        FeelDateTime moment => moment.Add(nanoseconds) ?? FeelValue.Null,
        _ => FeelValue.Null,
    };

    private static FeelValue ShiftMonths(FeelValue value, long months) => value switch
    {
        FeelDate date => date.AddMonths(months) ?? FeelValue.Null,
        FeelDateTime moment when moment.Date.AddMonths(months) is { } date => new FeelDateTime(date, moment.Time),
        _ => FeelValue.Null,
    };

    private static FeelValue Difference(FeelDateTime a, FeelDateTime b) => FeelDateTime.TryAlign(a, b, out var x, out var y) ? Days(x - y) : FeelValue.Null;

    private static FeelValue Days(Int128? nanoseconds) => nanoseconds is { } known ? FeelDaysDuration.Create(known) ?? FeelValue.Null : FeelValue.Null;

    private static FeelValue Months(Int128? months) => months is { } known ? FeelMonthsDuration.Create(known) ?? FeelValue.Null : FeelValue.Null;
}
