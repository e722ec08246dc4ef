using KeyAccount.Rules.Execution;

namespace KeyAccount.Rules.Expressions;

/// <summary>FEEL's <c>=</c> and its order (DMN 1.5, 10.3.2.7), with computed numbers compared to 15 significant digits.</summary>
internal static class FeelEquality
{
    /// <summary>Whether two values are equal; <see langword="null"/> where their kinds differ. <c>null</c> equals <c>null</c> only.</summary>
    /// <param name="left">The one.</param>
    /// <param name="right">The other.</param>
    /// <param name="run">The evaluation, which accounts for every value looked at.</param>
    public static bool? AreEqual(FeelValue left, FeelValue right, FeelRun? run = null)
    {
        run?.Spend(1);
        return Equal(left, right, run);
    }

    /// <summary>Less than 0, 0 or greater than 0; <see langword="null"/> where the two have no order.</summary>
    /// <param name="left">The one.</param>
    /// <param name="right">The other.</param>
    /// <param name="run">The evaluation, which accounts for long texts.</param>
    public static int? Compare(FeelValue left, FeelValue right, FeelRun? run = null) => (left, right) switch
    {
        (FeelNumber a, FeelNumber b) => a.IsComputed || b.IsComputed ? SignificantDigits.Compare(a.Value, b.Value) : a.Value.CompareTo(b.Value),
        (FeelString a, FeelString b) => CompareTexts(a.Value, b.Value, run),
        _ => TemporalOrder.Compare(left, right),
    };

    private static bool? Equal(FeelValue left, FeelValue right, FeelRun? run) => (left, right) switch
    {
        (FeelNull, _) or (_, FeelNull) => left.IsNull && right.IsNull,
        (FeelBoolean a, FeelBoolean b) => a.Value == b.Value,
        (FeelNumber a, FeelNumber b) => Compare(a, b) == 0,
        (FeelString a, FeelString b) => TextsEqual(a.Value, b.Value, run),
        (FeelList a, FeelList b) => ListsEqual(a, b, run),
        (FeelContext a, FeelContext b) => ContextsEqual(a, b, run),
        (FeelRange a, FeelRange b) => a.LowIncluded == b.LowIncluded && a.HighIncluded == b.HighIncluded && BoundsEqual(a.Low, b.Low, run) && BoundsEqual(a.High, b.High, run),
        (FeelPoint a, FeelPoint b) => a.IsNegated == b.IsNegated && AreEqual(a.Value, b.Value, run) == true,
        (FeelPoint, FeelRange) or (FeelRange, FeelPoint) => false,
        (FeelFunction, FeelFunction) => ReferenceEquals(left, right),
        _ => TemporalOrder.AreEqual(left, right),
    };

    private static int CompareTexts(string a, string b, FeelRun? run)
    {
        run?.Spend(Math.Min(a.Length, b.Length) / ValueMeasure.CharactersPerPart);
        return CodePoints.Compare(a, b);
    }

    private static bool TextsEqual(string a, string b, FeelRun? run)
    {
        run?.Spend(Math.Min(a.Length, b.Length) / ValueMeasure.CharactersPerPart);
        return string.Equals(a, b, StringComparison.Ordinal);
    }

    private static bool? ListsEqual(FeelList a, FeelList b, FeelRun? run)
    {
        if (a.Items.Count != b.Items.Count) return false;
        for (var i = 0; i < a.Items.Count; i++)
            if (AreEqual(a.Items[i], b.Items[i], run) != true) return false;
        return true;
    }

    private static bool? ContextsEqual(FeelContext a, FeelContext b, FeelRun? run) =>
        a.Names.Count == b.Names.Count && a.Entries.All(e => b.Find(e.Key) is { } other && AreEqual(e.Value, other, run) == true);

    private static bool BoundsEqual(FeelValue? a, FeelValue? b, FeelRun? run) => a is null || b is null ? a is null && b is null : AreEqual(a, b, run) == true;
}
