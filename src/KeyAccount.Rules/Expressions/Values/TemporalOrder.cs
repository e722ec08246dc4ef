namespace KeyAccount.Rules.Expressions;

/// <summary>Which of two temporal values comes first.</summary>
internal static class TemporalOrder
{
    /// <summary>Less than 0, 0 or greater than 0; <see langword="null"/> where the two cannot be compared.</summary>
    public static int? Compare(FeelValue left, FeelValue right) => null;

    /// <summary>Whether two values are equal; <see langword="null"/> where they are of different kinds.</summary>
    public static bool? AreEqual(FeelValue left, FeelValue right) => null;
}
