using KeyAccount.Rules.Expressions;

namespace KeyAccount.Rules.Analysis;

/// <summary>The values that pass a test, as far as that can be seen from the test.</summary>
internal static class TestedValues
{
    /// <summary>All values of a type.</summary>
    public static ValueSet Universe(FeelType type) => type.Kind switch
    {
        FeelKind.Number => IntervalSet.All(areDates: false),
        FeelKind.Date => IntervalSet.All(areDates: true),
        FeelKind.Boolean => new TextSet([], true, ["false", "true"]),
        _ => new TextSet([], true, type.Values),
    };

    /// <summary>The values that pass a test; <see langword="null"/> when that depends on more than the value.</summary>
    public static ValueSet? Of(BoundExpression test, Variable tested)
    {
        switch (test)
        {
            case BoundConstant { Value: bool always }:
                var all = Universe(tested.Type);
                return always ? all : all.Complement();
            case BoundNot not:
                return Of(not.Operand, tested)?.Complement();
            case BoundLogical logical:
                ValueSet? combined = null;
                foreach (var operand in logical.Operands)
                {
                    if (Of(operand, tested) is not { } set) return null;
                    combined = combined is null ? set : logical.IsAnd ? combined.Intersect(set) : combined.Union(set);
                }

                return combined;
            case BoundVariable variable when variable.Variable == tested:
                return Single("true", tested);
            case BoundComparison { Left: BoundVariable left, Right: BoundConstant { Value: { } value } } comparison when left.Variable == tested:
                return SetOf(comparison.Operator, Compared(comparison, value), tested);
            case BoundComparison { Left: BoundConstant { Value: { } value }, Right: BoundVariable right } comparison when right.Variable == tested:
                return SetOf(Comparisons.Mirrored(comparison.Operator), Compared(comparison, value), tested);
            default:
                return null;
        }
    }

    /// <summary>The constant as the comparison sees it: computed numbers meet it rounded.</summary>
    private static object Compared(BoundComparison comparison, object value) =>
        comparison.Rounded && value is double number ? SignificantDigits.Round(number) : value;

    private static ValueSet? SetOf(ComparisonOperator op, object value, Variable tested)
    {
        if (value is string or bool)
        {
            var one = Single(value is bool truth ? (truth ? "true" : "false") : (string)value, tested);
            return op switch { ComparisonOperator.Equal => one, ComparisonOperator.NotEqual => one.Complement(), _ => null };
        }

        var at = value is DateOnly date ? date.DayNumber : (double)value;
        var (low, high) = (double.NegativeInfinity, double.PositiveInfinity);
        IntervalSet Of(Interval interval) => new([interval], value is DateOnly);
        return op switch
        {
            ComparisonOperator.Equal => Of(new Interval(at, true, at, true)),
            ComparisonOperator.NotEqual => Of(new Interval(at, true, at, true)).Complement(),
            ComparisonOperator.Less => Of(new Interval(low, false, at, false)),
            ComparisonOperator.LessOrEqual => Of(new Interval(low, false, at, true)),
            ComparisonOperator.Greater => Of(new Interval(at, false, high, false)),
            _ => Of(new Interval(at, true, high, false)),
        };
    }

    private static TextSet Single(string text, Variable tested) =>
        new([text], false, tested.Type.Kind == FeelKind.Boolean ? ["false", "true"] : tested.Type.Values);
}
