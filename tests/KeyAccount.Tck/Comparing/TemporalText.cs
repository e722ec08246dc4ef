using System.Globalization;
using System.Numerics;
using System.Text.RegularExpressions;

namespace KeyAccount.Tck.Comparing;

/// <summary>Brings dates, times and durations to one text for each meaning.</summary>
internal static partial class TemporalText
{
    /// <summary>Whether two texts of a kind mean the same.</summary>
    public static bool AreEqual(string kind, string left, string right) => Meaning(kind, left) is { } meaning && meaning == Meaning(kind, right);

    /// <summary>Whether a text is of a kind: date, time, dateTime or duration.</summary>
    public static bool Is(string kind, string text) => Meaning(kind, text) is not null;

    /// <summary>Whether a text is a duration of years and months.</summary>
    public static bool IsMonths(string text) => Months().IsMatch(text);

    private static string? Meaning(string kind, string text) => kind switch
    {
        "date" => Date().IsMatch(text) ? text : null,
        "time" => Time().Match(text) is { Success: true } time ? Clock(time, null) : null,
        "dateTime" => Instant(text),
        "duration" => Duration(text),
        _ => null,
    };

    private static string? Instant(string text)
    {
        var at = text.IndexOf('T', StringComparison.Ordinal);
        if (at < 0 || !Date().IsMatch(text[..at])) return null;
        return Time().Match(text[(at + 1)..]) is { Success: true } time ? $"{text[..at]}T{Clock(time, text[..at])}" : null;
    }

    /// <summary>The time with its seconds in the shortest form, and its zone as an offset where the date tells it.</summary>
    private static string Clock(Match time, string? date)
    {
        var seconds = time.Groups["s"].Success ? time.Groups["s"].Value : "00";
        if (seconds.Contains('.', StringComparison.Ordinal)) seconds = seconds.TrimEnd('0').TrimEnd('.');
        return $"{time.Groups["h"].Value}:{time.Groups["m"].Value}:{seconds}{Zone(time.Groups["z"].Value, $"{date}T{time.Groups["h"].Value}:{time.Groups["m"].Value}")}";
    }

    private static string Zone(string zone, string local)
    {
        if (zone is "Z" or "+00:00" or "-00:00" or "@Z" or "@UTC" or "@Etc/UTC") return "Z";
        if (zone.EndsWith(":00", StringComparison.Ordinal) && zone.Length > 6) return zone[..^3]; // An offset with seconds.
        if (!zone.StartsWith('@') || !TimeZoneInfo.TryFindSystemTimeZoneById(zone[1..], out var found)) return zone;
        if (!DateTime.TryParseExact(local, "yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var moment)) return zone;
        var offset = found.GetUtcOffset(moment);
        return offset == TimeSpan.Zero ? "Z" : (offset < TimeSpan.Zero ? "-" : "+") + offset.ToString("hh':'mm", CultureInfo.InvariantCulture);
    }

    private static string? Duration(string text)
    {
        if (Months().Match(text) is { Success: true } months)
        {
            var count = (Whole(months, "y") * 12) + Whole(months, "m");
            return $"{(months.Groups["sign"].Success ? -count : count)} months";
        }

        if (Seconds().Match(text) is not { Success: true } match) return null;
        var nanoseconds = ((((((Whole(match, "d") * 24) + Whole(match, "h")) * 60) + Whole(match, "m")) * 60) + Whole(match, "s")) * 1_000_000_000;
        nanoseconds += BigInteger.Parse(match.Groups["f"].Value.PadRight(9, '0')[..9], CultureInfo.InvariantCulture);
        return $"{(match.Groups["sign"].Success ? -nanoseconds : nanoseconds)} ns";
    }

    private static BigInteger Whole(Match match, string group) => match.Groups[group].Success ? BigInteger.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture) : 0;

    [GeneratedRegex(@"^-?\d{4,9}-\d\d-\d\d\z")]
    private static partial Regex Date();

    [GeneratedRegex(@"^(?<h>\d\d):(?<m>\d\d)(:(?<s>\d\d(\.\d+)?))?(?<z>Z|[+-]\d\d:\d\d(:\d\d)?|@.+)?\z")]
    private static partial Regex Time();

    [GeneratedRegex(@"^(?<sign>-)?P(?=\d)((?<y>\d+)Y)?((?<m>\d+)M)?\z")]
    private static partial Regex Months();

    [GeneratedRegex(@"^(?<sign>-)?P(?=[\dT])((?<d>\d+)D)?(T(?=\d)((?<h>\d+)H)?((?<m>\d+)M)?((?<s>\d+)(\.(?<f>\d+))?S)?)?\z")]
    private static partial Regex Seconds();
}
