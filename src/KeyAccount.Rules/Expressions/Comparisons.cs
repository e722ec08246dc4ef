namespace KeyAccount.Rules.Expressions;

/// <summary>What holds for the operators of comparisons, whatever they compare.</summary>
internal static class Comparisons
{
    /// <summary>The operator with its sides exchanged: <c>5 &lt; x</c> is <c>x &gt; 5</c>.</summary>
    public static ComparisonOperator Mirrored(ComparisonOperator op) => op switch
    {
        ComparisonOperator.Less => ComparisonOperator.Greater,
        ComparisonOperator.LessOrEqual => ComparisonOperator.GreaterOrEqual,
        ComparisonOperator.Greater => ComparisonOperator.Less,
        ComparisonOperator.GreaterOrEqual => ComparisonOperator.LessOrEqual,
        _ => op,
    };

    /// <summary>Whether an operator holds for two values in this order.</summary>
    public static bool Holds(ComparisonOperator op, int order) => op switch
    {
        ComparisonOperator.Equal => order == 0,
        ComparisonOperator.NotEqual => order != 0,
        ComparisonOperator.Less => order < 0,
        ComparisonOperator.LessOrEqual => order <= 0,
        ComparisonOperator.Greater => order > 0,
        _ => order >= 0,
    };
}
