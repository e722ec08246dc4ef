using System.Globalization;

namespace KeyAccount.Rules.Expressions;

/// <summary>The written forms of dates, times, dates with times, and durations.</summary>
internal static class TemporalText
{
    /// <summary>What the text of a literal such as <c>@"2026-01-31"</c> stands for, whichever of the five it is; <c>null</c> for any other text.</summary>
    public static FeelValue Parse(string text) =>
        TemporalReader.Date(text) ?? TemporalReader.DateTime(text) ?? TemporalReader.Time(text) ?? TemporalReader.Duration(text) ?? FeelValue.Null;

    /// <summary>FEEL's own text of a temporal value, which reads back as the same value.</summary>
    public static string Of(FeelValue value) => value switch
    {
        FeelDate date => Of(date),
        FeelTime time => Of(time),
        FeelDateTime moment => $"{Of(moment.Date)}T{Of(moment.Time)}",
        FeelDaysDuration duration => Of(duration),
        FeelMonthsDuration duration => Of(duration),
        _ => "",
    };

    private static string Of(FeelDate date) =>
        string.Create(CultureInfo.InvariantCulture, $"{(date.Year < 0 ? "-" : "")}{Math.Abs(date.Year):0000}-{date.Month:00}-{date.Day:00}");

    private static string Of(FeelTime time) =>
        string.Create(CultureInfo.InvariantCulture, $"{time.Hour:00}:{time.Minute:00}:{time.Second:00}{Fraction(time.Nanosecond)}{Of(time.Zone)}");

    private static string Of(FeelZone? zone)
    {
        if (zone is null) return "";
        if (zone.Id is { } id) return $"@{id}";
        if (zone.Offset is not { } offset || offset == 0) return "Z";
        var seconds = Math.Abs(offset);
        var text = string.Create(CultureInfo.InvariantCulture, $"{(offset < 0 ? '-' : '+')}{seconds / 3600:00}:{seconds / 60 % 60:00}");
        return seconds % 60 == 0 ? text : string.Create(CultureInfo.InvariantCulture, $"{text}:{seconds % 60:00}");
    }

    private static string Of(FeelDaysDuration duration)
    {
        var days = Part(duration.Days, "D");
        var hours = Part(duration.Hours, "H");
        var minutes = Part(duration.Minutes, "M");
        var fraction = Fraction(Math.Abs(duration.Fraction));
        var seconds = fraction.Length > 0 ? $"{Math.Abs(duration.Seconds)}{fraction}S" : Part(duration.Seconds, "S");
        var time = hours + minutes + seconds;
        if (days.Length + time.Length == 0) return "PT0S";
        return $"{(duration.Nanoseconds < 0 ? "-" : "")}P{days}{(time.Length > 0 ? "T" : "")}{time}";
    }

    private static string Of(FeelMonthsDuration duration) =>
        duration.Total == 0 ? "P0M" : $"{(duration.Total < 0 ? "-" : "")}P{Part(duration.Years, "Y")}{Part(duration.Months, "M")}";

    private static string Part(long count, string unit) =>
        count == 0 ? "" : Math.Abs(count).ToString(CultureInfo.InvariantCulture) + unit;

    private static string Fraction(int nanoseconds) =>
        nanoseconds == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $".{nanoseconds:000000000}").TrimEnd('0');
}
