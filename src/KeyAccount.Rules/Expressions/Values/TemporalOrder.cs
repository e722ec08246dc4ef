namespace KeyAccount.Rules.Expressions;

/// <summary>Which of two temporal values comes first.</summary>
internal static class TemporalOrder
{
    /// <summary>
    /// Less than 0, 0 or greater than 0; <see langword="null"/> where the two cannot be compared: values of different kinds, a value with a zone and one without, and
    /// times of day in zones whose offsets depend on the day.
    /// </summary>
    public static int? Compare(FeelValue left, FeelValue right) => (left, right) switch
    {
        (FeelDate a, FeelDate b) => (a.Year, a.Month, a.Day).CompareTo((b.Year, b.Month, b.Day)),
        (FeelTime a, FeelTime b) => FeelTime.TryAlign(a, b, out var x, out var y) ? x.CompareTo(y) : null,
        (FeelDateTime a, FeelDateTime b) => FeelDateTime.TryAlign(a, b, out var x, out var y) ? x.CompareTo(y) : null,
        (FeelDaysDuration a, FeelDaysDuration b) => a.Nanoseconds.CompareTo(b.Nanoseconds),
        (FeelMonthsDuration a, FeelMonthsDuration b) => a.Total.CompareTo(b.Total),
        _ => null,
    };

    /// <summary>
    /// Whether two values are equal; <see langword="null"/> where they are of different kinds. Times are equal to the second: what goes beyond whole seconds orders
    /// them, but does not tell them apart. A value with a zone never equals one without.
    /// </summary>
    public static bool? AreEqual(FeelValue left, FeelValue right) => (left, right) switch
    {
        (FeelTime a, FeelTime b) => FeelTime.TryAlign(a, b, out var x, out var y) && Second(x) == Second(y),
        (FeelDateTime a, FeelDateTime b) => FeelDateTime.TryAlign(a, b, out var x, out var y) && Second(x) == Second(y),
        _ => Compare(left, right) is { } order ? order == 0 : null,
    };

    /// <summary>Whether two values are the very same, zone and all; of different kinds they are not.</summary>
    public static bool AreSame(FeelValue left, FeelValue right) => (left, right) switch
    {
        (FeelTime a, FeelTime b) => a.NanosecondOfDay == b.NanosecondOfDay && FeelZone.AreSame(a.Zone, b.Zone),
        (FeelDateTime a, FeelDateTime b) => AreSame(a.Date, b.Date) && AreSame(a.Time, b.Time),
        _ => Compare(left, right) == 0,
    };

    private static Int128 Second(Int128 nanoseconds) => FloorDivision.Quotient(nanoseconds, (Int128)FeelZone.NanosecondsPerSecond);
}
