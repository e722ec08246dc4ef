namespace KeyAccount.Rules.Expressions;

/// <summary>The properties of ranges (DMN 1.5, table 65).</summary>
internal static class RangeProperties
{
    /// <summary>The value of a property, <c>null</c> for an end that is open; <see langword="null"/> where ranges have no property of this name.</summary>
    public static FeelValue? Find(FeelRange range, string name) => name switch
    {
        "start" => range.Low ?? FeelValue.Null,
        "end" => range.High ?? FeelValue.Null,
        "start included" => FeelValue.Of(range.LowIncluded),
        "end included" => FeelValue.Of(range.HighIncluded),
        _ => null,
    };
}
