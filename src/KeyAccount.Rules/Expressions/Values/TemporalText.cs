namespace KeyAccount.Rules.Expressions;

/// <summary>The written forms of dates, times, dates with times, and durations.</summary>
internal static class TemporalText
{
    /// <summary>What the text of a literal such as <c>@"2026-01-31"</c> stands for, whichever of the five it is; <c>null</c> for any other text.</summary>
    public static FeelValue Parse(string text) => FeelValue.Null;

    /// <summary>FEEL's own text of a temporal value.</summary>
    public static string Of(FeelValue value) => "";
}
