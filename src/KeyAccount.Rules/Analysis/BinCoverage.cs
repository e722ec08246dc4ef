using KeyAccount.Rules.Diagnostics;
using KeyAccount.Rules.Expressions;

namespace KeyAccount.Rules.Analysis;

/// <summary>Proves that every value finds a bin, and that every bin can be found.</summary>
internal static class BinCoverage
{
    public static void Check(Characteristic characteristic, SourceText source, SourceSpan span, DiagnosticBag diagnostics)
    {
        var remaining = Universe(characteristic.Input.Type);
        var isExact = true;
        foreach (var bin in characteristic.Bins)
        {
            if (bin.Test is null)
            {
                if (isExact && remaining.IsEmpty) diagnostics.Add(DiagnosticCatalog.UnreachableBin, source, bin.Span, "the bins before it take every value");
                return;
            }

            var values = SetOf(bin.Test, characteristic.Tested);
            if (values is null)
            {
                isExact = false;
                continue;
            }

            if (values.Intersect(remaining).IsEmpty)
                diagnostics.Add(DiagnosticCatalog.UnreachableBin, source, bin.Span, values.IsEmpty ? "no value passes its test" : "the bins before it take all its values");
            remaining = remaining.Except(values);
        }

        if (remaining.IsEmpty || characteristic.Bins.IsEmpty) return;
        if (isExact) diagnostics.Add(DiagnosticCatalog.BinsLeaveGap, source, span, remaining.Describe());
        else diagnostics.Add(DiagnosticCatalog.CatchAllNeeded, source, span);
    }

    private static ValueSet Universe(FeelType type) => type.Kind switch
    {
        FeelKind.Number => IntervalSet.All(areDates: false),
        FeelKind.Date => IntervalSet.All(areDates: true),
        FeelKind.Boolean => new TextSet([], true, ["false", "true"]),
        _ => new TextSet([], true, type.Values),
    };

    /// <summary>The values that pass a test; <see langword="null"/> when that depends on more than the value.</summary>
    private static ValueSet? SetOf(BoundExpression test, Variable tested)
    {
        switch (test)
        {
            case BoundConstant { Value: bool always }:
                var all = Universe(tested.Type);
                return always ? all : all.Complement();
            case BoundNot not:
                return SetOf(not.Operand, tested)?.Complement();
            case BoundLogical logical:
                ValueSet? combined = null;
                foreach (var operand in logical.Operands)
                {
                    if (SetOf(operand, tested) is not { } set) return null;
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
