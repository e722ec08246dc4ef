namespace KeyAccount.Rules.Expressions;

/// <summary>A duration of years and months, of at most 1,000,000,000,000 months either way.</summary>
internal sealed class FeelMonthsDuration : FeelValue
{
    private const long LongestMonths = 1_000_000_000_000;

    private FeelMonthsDuration(long total) => Total = total;

    /// <summary>All months, those of the years included.</summary>
    public long Total { get; }

    /// <summary>Whole years; negative in a negative duration, as its months are.</summary>
    public long Years => Total / 12;

    /// <summary>Months beyond the years.</summary>
    public long Months => Total % 12;

    /// <summary>The duration; <see langword="null"/> where it would be too long.</summary>
    public static FeelMonthsDuration? Create(Int128 months) =>
        Int128.Abs(months) <= LongestMonths ? new FeelMonthsDuration((long)months) : null;

    /// <summary>The whole months from one day to another.</summary>
    public static FeelMonthsDuration Between(FeelDate from, FeelDate to)
    {
        var months = ((to.Year - (long)from.Year) * 12) + to.Month - from.Month;
        if (months > 0 && to.Day < from.Day) months--;
        if (months < 0 && to.Day > from.Day) months++;
        return new FeelMonthsDuration(months);
    }
}
