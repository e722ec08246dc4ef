using KeyAccount.Scoring;

namespace KeyAccount.Cli.Demo;

/// <summary>Short forms for the days and entries of a written account's diary.</summary>
internal static class Diary
{
    /// <summary>A day of the as-of date's year.</summary>
    public static DateOnly Day(int month, int day) => new(DemoCalendar.AsOf.Year, month, day);

    /// <summary>A visit.</summary>
    public static Interaction Visit(DateOnly date, string contact, Feedback feedback = Feedback.None) =>
        Entry(date, InteractionKind.Visit, contact, feedback);

    /// <summary>A telephone call.</summary>
    public static Interaction Call(DateOnly date, string contact, Feedback feedback = Feedback.None) =>
        Entry(date, InteractionKind.Call, contact, feedback);

    /// <summary>A meeting; each person present has an entry.</summary>
    public static Interaction Meeting(DateOnly date, string contact, Feedback feedback = Feedback.None) =>
        Entry(date, InteractionKind.Meeting, contact, feedback);

    /// <summary>A message.</summary>
    public static Interaction Message(DateOnly date, string contact, Feedback feedback = Feedback.None) =>
        Entry(date, InteractionKind.Message, contact, feedback);

    private static Interaction Entry(DateOnly date, InteractionKind kind, string contact, Feedback feedback) =>
        new() { Date = date, Kind = kind, ContactId = contact, Feedback = feedback };
}
