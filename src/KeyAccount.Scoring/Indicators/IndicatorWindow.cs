using System.Globalization;

namespace KeyAccount.Scoring;

/// <summary>
/// The days over which indicators are computed: the <see cref="Days"/> days that end with <see cref="AsOf"/>, which is inside. A day d is in the
/// window when as_of − days &lt; d &lt;= as_of. Immutable.
/// </summary>
public readonly record struct IndicatorWindow
{
    /// <summary>Length of the trailing window when none is given: 365 days.</summary>
    public const int DefaultDays = 365;

    /// <summary>The longest window: 36,525 days, a century.</summary>
    public const int MaxDays = 36_525;

    // Kept relative to the default, so that default(IndicatorWindow) is a valid window too.
    private readonly int _daysBeyondDefault;

    /// <summary>The window of the given length that ends with the as-of date.</summary>
    /// <param name="asOf">The last day of the window; whatever is dated later is ignored.</param>
    /// <param name="days">Length in days, 1 to <see cref="MaxDays"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="days"/> is below 1 or above <see cref="MaxDays"/>.</exception>
    public IndicatorWindow(DateOnly asOf, int days = DefaultDays)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(days, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(days, MaxDays);
        AsOf = asOf;
        _daysBeyondDefault = days - DefaultDays;
    }

    /// <summary>The last day of the window.</summary>
    public DateOnly AsOf { get; }

    /// <summary>Length in days, 1 to <see cref="MaxDays"/>.</summary>
    public int Days => DefaultDays + _daysBeyondDefault;

    /// <summary>The first day of the window (0001-01-01 when the window would begin before the calendar does).</summary>
    public DateOnly FirstDay => DateOnly.FromDayNumber(Math.Max(0, FirstDayNumber));

    /// <summary>The window's first day as a day number; negative when the window begins before the calendar does.</summary>
    internal int FirstDayNumber => AsOf.DayNumber - Days + 1;

    /// <summary>Whether the day is in the window.</summary>
    public bool Contains(DateOnly date) => Age(date) is var age && age >= 0 && age < Days;

    /// <summary>Whether the day is in the window of the same length that ends on the eve of this one.</summary>
    public bool PreviousContains(DateOnly date) => Age(date) is var age && age >= Days && age < 2 * Days;

    /// <summary>Days from the date to the as-of date: 0 on the as-of date, negative for a later date.</summary>
    internal int Age(DateOnly date) => AsOf.DayNumber - date.DayNumber;

    /// <summary>The window in words, for example <c>365 days to 2026-01-31</c>; the same in every culture.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Days} days to {AsOf:yyyy-MM-dd}");
}
