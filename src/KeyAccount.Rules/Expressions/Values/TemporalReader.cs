namespace KeyAccount.Rules.Expressions;

/// <summary>
/// Reads the written forms, which are XML Schema's with a time zone's name as one more way to end a time. All of a text must be of the form; anything else is
/// <see langword="null"/>.
/// </summary>
internal ref struct TemporalReader
{
    private const int FractionDigits = 9;

    // Beyond any duration in any unit, and far from what Int128 holds.
    private const long LargestCount = 100_000_000_000_000_000;

    private readonly ReadOnlySpan<char> _text;
    private int _at;

    private TemporalReader(ReadOnlySpan<char> text) => _text = text;

    private readonly bool IsAtEnd => _at == _text.Length;

    public static FeelDate? Date(string text)
    {
        var reader = new TemporalReader(text);
        return reader.ReadDate() is { } date && reader.IsAtEnd ? date : null;
    }

    public static FeelTime? Time(string text)
    {
        var reader = new TemporalReader(text);
        return reader.ReadTime(out _);
    }

    /// <summary>A date and time, or a date for its midnight.</summary>
    public static FeelDateTime? DateTime(string text)
    {
        var reader = new TemporalReader(text);
        if (reader.ReadDate() is not { } date) return null;
        if (reader.IsAtEnd) return new FeelDateTime(date, new FeelTime(0, null));
        if (!reader.Take('T') || reader.ReadTime(out var isNextDay) is not { } time) return null;
        return (isNextDay ? date.AddDays(1) : date) is { } day ? new FeelDateTime(day, time) : null;
    }

    /// <summary>A duration of either kind.</summary>
    public static FeelValue? Duration(string text)
    {
        var reader = new TemporalReader(text);
        var sign = reader.Take('-') ? -1 : 1;
        if (!reader.Take('P')) return null;
        var (years, months) = (reader.ReadCount('Y'), reader.ReadCount('M'));
        if (years is not null || months is not null)
            return reader.IsAtEnd ? FeelMonthsDuration.Create(sign * (((Int128)(years ?? 0) * 12) + (months ?? 0))) : null;
        return reader.ReadDays() is { } nanoseconds && reader.IsAtEnd ? FeelDaysDuration.Create(sign * nanoseconds) : null;
    }

    private FeelDate? ReadDate()
    {
        var isNegative = Take('-');
        var start = _at;
        // Four digits; more only where they are needed.
        if (ReadDigits(4, 9) is not { } year || (_at - start > 4 && _text[start] == '0') || (isNegative && year == 0)) return null;
        if (!Take('-') || ReadDigits(2, 2) is not { } month || !Take('-') || ReadDigits(2, 2) is not { } day) return null;
        return FeelDate.Create(isNegative ? -year : year, month, day);
    }

    /// <summary>Reads a time with its zone, to the end. 24:00:00 is the next day's midnight.</summary>
    private FeelTime? ReadTime(out bool isNextDay)
    {
        isNextDay = false;
        if (ReadDigits(2, 2) is not { } hour || !Take(':') || ReadDigits(2, 2) is not { } minute || !Take(':') || ReadDigits(2, 2) is not { } second) return null;
        var nanosecond = 0L;
        if (Take('.'))
        {
            if (ReadFraction(1) is not { } fraction) return null;
            nanosecond = fraction;
        }

        if (!TryReadZone(out var zone)) return null;
        isNextDay = (hour, minute, second, nanosecond) == (24, 0, 0, 0);
        return FeelTime.Create(isNextDay ? 0 : hour, minute, second, nanosecond, zone);
    }

    private bool TryReadZone(out FeelZone? zone)
    {
        zone = null;
        if (IsAtEnd) return true;
        if (Take('@'))
            zone = FeelZone.Find(_text[_at..].ToString());
        else if (Take('Z'))
            zone = IsAtEnd ? FeelZone.Utc : null;
        else if (ReadOffset() is { } offset)
            zone = FeelZone.OfOffset(offset);
        return zone is not null;
    }

    private long? ReadOffset()
    {
        var isNegative = Take('-');
        if (!isNegative && !Take('+')) return null;
        if (ReadDigits(2, 2) is not { } hour || !Take(':') || ReadDigits(2, 2) is not ({ } minute and < 60)) return null;
        var second = 0L;
        if (Take(':'))
        {
            if (ReadDigits(2, 2) is not ({ } part and < 60)) return null;
            second = part;
        }

        var seconds = (((hour * 60) + minute) * 60) + second;
        return IsAtEnd ? (isNegative ? -seconds : seconds) : null;
    }

    /// <summary>Reads what a duration of days and time has behind its P, in nanoseconds.</summary>
    private Int128? ReadDays()
    {
        var days = ReadCount('D');
        if (!Take('T')) return (Int128?)days * FeelZone.NanosecondsPerDay;
        var (hours, minutes, seconds) = (ReadCount('H'), ReadCount('M'), ReadSeconds());
        if (hours is null && minutes is null && seconds is null) return null;
        return ((Int128)(days ?? 0) * FeelZone.NanosecondsPerDay)
            + ((((Int128)(hours ?? 0) * 60) + (minutes ?? 0)) * 60 * FeelZone.NanosecondsPerSecond)
            + (seconds ?? 0);
    }

    private Int128? ReadSeconds()
    {
        if (ReadDigits(1, int.MaxValue) is not { } whole) return null;
        var nanoseconds = 0L;
        if (Take('.'))
        {
            if (ReadFraction(0) is not { } fraction) return null;
            nanoseconds = fraction;
        }

        return Take('S') ? ((Int128)whole * FeelZone.NanosecondsPerSecond) + nanoseconds : null;
    }

    /// <summary>Reads a number with its unit; where they are not there, nothing is read.</summary>
    private long? ReadCount(char unit)
    {
        var start = _at;
        if (ReadDigits(1, int.MaxValue) is { } count && Take(unit)) return count;
        _at = start;
        return null;
    }

    /// <summary>Reads the digits behind the point, as nanoseconds.</summary>
    private long? ReadFraction(int least)
    {
        var start = _at;
        if (ReadDigits(least, FractionDigits) is not { } digits) return null;
        for (var i = _at - start; i < FractionDigits; i++) digits *= 10;
        return digits;
    }

    /// <summary>Reads a run of digits; <see langword="null"/> where it is shorter or longer than it may be, or too large for anything.</summary>
    private long? ReadDigits(int least, int most)
    {
        var start = _at;
        var value = 0L;
        for (; _at < _text.Length && char.IsAsciiDigit(_text[_at]); _at++)
        {
            value = (value * 10) + (_text[_at] - '0');
            if (value > LargestCount) return null;
        }

        return _at - start >= least && _at - start <= most ? value : null;
    }

    private bool Take(char expected)
    {
        if (IsAtEnd || _text[_at] != expected) return false;
        _at++;
        return true;
    }
}
