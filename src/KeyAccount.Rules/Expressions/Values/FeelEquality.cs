using KeyAccount.Rules.Execution;

namespace KeyAccount.Rules.Expressions;

/// <summary>FEEL's <c>=</c> and its order (DMN 1.5, 10.3.2.7), with computed numbers compared to 15 significant digits.</summary>
internal static class FeelEquality
{
    /// <summary>Whether two values are equal; <see langword="null"/> where their kinds differ. <c>null</c> equals <c>null</c> only.</summary>
    public static bool? AreEqual(FeelValue left, FeelValue right) => (left, right) switch
    {
        (FeelNull, _) or (_, FeelNull) => left.IsNull && right.IsNull,
        (FeelBoolean a, FeelBoolean b) => a.Value == b.Value,
        (FeelNumber a, FeelNumber b) => Compare(a, b) == 0,
        (FeelString a, FeelString b) => string.Equals(a.Value, b.Value, StringComparison.Ordinal),
        (FeelList a, FeelList b) => ListsEqual(a, b),
        (FeelContext a, FeelContext b) => ContextsEqual(a, b),
        (FeelRange a, FeelRange b) => a.LowIncluded == b.LowIncluded && a.HighIncluded == b.HighIncluded && BoundsEqual(a.Low, b.Low) && BoundsEqual(a.High, b.High),
        (FeelFunction, FeelFunction) => ReferenceEquals(left, right),
        _ => TemporalOrder.AreEqual(left, right),
    };

    /// <summary>Less than 0, 0 or greater than 0; <see langword="null"/> where the two have no order.</summary>
    public static int? Compare(FeelValue left, FeelValue right) => (left, right) switch
    {
        (FeelNumber a, FeelNumber b) => a.IsComputed || b.IsComputed ? SignificantDigits.Compare(a.Value, b.Value) : a.Value.CompareTo(b.Value),
        (FeelString a, FeelString b) => CodePoints.Compare(a.Value, b.Value),
        _ => TemporalOrder.Compare(left, right),
    };

    private static bool? ListsEqual(FeelList a, FeelList b)
    {
        if (a.Items.Count != b.Items.Count) return false;
        for (var i = 0; i < a.Items.Count; i++)
            if (AreEqual(a.Items[i], b.Items[i]) != true) return false;
        return true;
    }

    private static bool? ContextsEqual(FeelContext a, FeelContext b) =>
        a.Names.Count == b.Names.Count && a.Entries.All(e => b.Find(e.Key) is { } other && AreEqual(e.Value, other) == true);

    private static bool BoundsEqual(FeelValue? a, FeelValue? b) => a is null || b is null ? a is null && b is null : AreEqual(a, b) == true;
}
