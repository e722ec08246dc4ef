namespace KeyAccount.Rules.Expressions;

/// <summary>Ranges as values, and what lies in them.</summary>
internal static class Ranges
{
    /// <summary>The range between two ends; <c>null</c> where they have no order, or the wrong one.</summary>
    public static FeelValue Of(FeelValue low, bool lowIncluded, FeelValue high, bool highIncluded, FeelRun run)
    {
        if (!low.IsNull && !high.IsNull && FeelEquality.Compare(low, high, run) is not <= 0) return FeelValue.Null;
        return low.IsNull && high.IsNull ? FeelValue.Null : new FeelRange(low, lowIncluded, high, highIncluded);
    }

    /// <summary>The values that pass a test such as <c>&lt; 10</c>.</summary>
    public static FeelValue Of(TokenKind op, FeelValue operand) => operand.IsNull ? FeelValue.Null : op switch
    {
        TokenKind.Less => new FeelRange(null, false, operand, false),
        TokenKind.LessOrEqual => new FeelRange(null, false, operand, true),
        TokenKind.Greater => new FeelRange(operand, false, null, false),
        TokenKind.GreaterOrEqual => new FeelRange(operand, true, null, false),
        _ => new FeelPoint(operand, op == TokenKind.NotEqual),
    };

    /// <summary>Whether a value lies in a range: true, false, or unknown.</summary>
    public static FeelValue Includes(FeelRange range, FeelValue value, FeelRun run) =>
        Logic.And(Passes(range.Low, value, range.LowIncluded, 1, run), Passes(range.High, value, range.HighIncluded, -1, run));

    public static FeelValue Includes(FeelPoint point, FeelValue value, FeelRun run) =>
        FeelEquality.AreEqual(value, point.Value, run) is { } equal ? FeelValue.Of(equal != point.IsNegated) : FeelValue.Null;

    private static FeelValue Passes(FeelValue? end, FeelValue value, bool included, int side, FeelRun run)
    {
        if (end is null) return FeelValue.True;
        if (FeelEquality.Compare(value, end, run) is not { } order) return FeelValue.Null;
        return FeelValue.Of(order == 0 ? included : Math.Sign(order) == side);
    }
}

/// <summary>The one value that a test such as <c>(= 10)</c> passes, or, negated, all others.</summary>
internal sealed class FeelPoint : FeelValue
{
    /// <exception cref="WorkLimitException">It would be larger or deeper than a value may be.</exception>
    public FeelPoint(FeelValue value, bool isNegated)
    {
        (Value, IsNegated) = (value, isNegated);
        var measure = new ValueMeasure();
        measure.Add(value);
        (Depth, Size) = measure.Whole;
    }

    public FeelValue Value { get; }

    public bool IsNegated { get; }
}
