using System.Buffers;

namespace KeyAccount.Rules.Expressions;

/// <summary>What ties a time to the world's time: a fixed offset, or a zone of the IANA database. Immutable.</summary>
internal sealed class FeelZone
{
    public const long NanosecondsPerSecond = 1_000_000_000;

    public const long NanosecondsPerDay = 86_400 * NanosecondsPerSecond;

    private const int LargestOffset = 14 * 3600;
    private const int LongestId = 64;

    // What zones did is known from year 1 to year 9999. Before that each keeps its first offset; after that its rules go on for ever, and
    // the calendar that they refer to repeats itself every 400 years.
    private const long FirstDay = 1;
    private const long LastDay = 3_652_000;
    private const long CycleDays = 146_097;

    private static readonly SearchValues<char> IdCharacters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_+-/");

    private readonly TimeZoneInfo? _rules;

    private FeelZone(int? offset, string? id, TimeZoneInfo? rules)
    {
        Offset = offset;
        Id = id;
        _rules = rules;
    }

    public static FeelZone Utc { get; } = new(0, null, null);

    /// <summary>Seconds ahead of UTC, where they are the same at all times.</summary>
    public int? Offset { get; }

    /// <summary>The name of the zone; <see langword="null"/> for a mere offset.</summary>
    public string? Id { get; }

    /// <summary>The zone of an offset in seconds; <see langword="null"/> beyond 14 hours.</summary>
    public static FeelZone? OfOffset(long seconds) => seconds switch
    {
        0 => Utc,
        >= -LargestOffset and <= LargestOffset => new FeelZone((int)seconds, null, null),
        _ => null,
    };

    /// <summary>The zone of an IANA name; <see langword="null"/> where this machine knows none.</summary>
    public static FeelZone? Find(string id)
    {
        if (id.Length is 0 or > LongestId || id.AsSpan().ContainsAnyExcept(IdCharacters) || !char.IsAsciiLetter(id[0]) || IsOfThisMachine(id)) return null;
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(id, out var rules) || !rules.HasIanaId) return null;
        return new FeelZone(rules.GetAdjustmentRules().Length == 0 ? (int)rules.BaseUtcOffset.TotalSeconds : null, id, rules);
    }

    /// <summary>Seconds ahead of UTC at a time on the zone's own clocks. Of two, when clocks are set back, the first.</summary>
    public int OffsetAtLocal(long dayNumber, long nanosecondOfDay)
    {
        if (Offset is { } offset) return offset;
        var time = Stand(dayNumber, nanosecondOfDay, DateTimeKind.Unspecified);
        return (int)(_rules!.IsAmbiguousTime(time) ? _rules.GetAmbiguousTimeOffsets(time).Max() : _rules.GetUtcOffset(time)).TotalSeconds;
    }

    /// <summary>Seconds ahead of UTC at a time of UTC.</summary>
    public int OffsetAtInstant(long dayNumber, long nanosecondOfDay) =>
        Offset ?? (int)_rules!.GetUtcOffset(Stand(dayNumber, nanosecondOfDay, DateTimeKind.Utc)).TotalSeconds;

    /// <summary>Whether both are the same offset, or the same name.</summary>
    public static bool AreSame(FeelZone? a, FeelZone? b) =>
        a is null || b is null ? a is null && b is null : string.Equals(a.Id, b.Id, StringComparison.Ordinal) && (a.Id is not null || a.Offset == b.Offset);

    /// <summary>Names that mean another zone on every machine, or another way of counting seconds.</summary>
    private static bool IsOfThisMachine(string id) =>
        id is "localtime" or "Local" or "posixrules" or "Factory"
        || id.StartsWith("posix/", StringComparison.Ordinal) || id.StartsWith("right/", StringComparison.Ordinal);

    private static DateTime Stand(long dayNumber, long nanosecondOfDay, DateTimeKind kind)
    {
        if (dayNumber < FirstDay) dayNumber = FirstDay;
        if (dayNumber > LastDay) dayNumber = LastDay - CycleDays + 1 + FloorDivision.Remainder(dayNumber - LastDay - 1, CycleDays);
        return new DateTime((dayNumber * TimeSpan.TicksPerDay) + (nanosecondOfDay / 100), kind);
    }
}
