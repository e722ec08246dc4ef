namespace KeyAccount.Rules.Expressions;

/// <summary>The properties of temporal values, such as <c>year</c> and <c>time offset</c> (DMN 1.5, table 65).</summary>
internal static class TemporalProperties
{
    /// <summary>The value of a property; <see langword="null"/> where the value has no property of this name.</summary>
    public static FeelValue? Find(FeelValue value, string name) => null;
}
