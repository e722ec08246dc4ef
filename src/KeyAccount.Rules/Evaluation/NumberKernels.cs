using KeyAccount.Rules.Columns;
using KeyAccount.Rules.Expressions;

namespace KeyAccount.Rules.Evaluation;

/// <summary>Arithmetic on columns. A result that is not finite is unknown.</summary>
internal static class NumberKernels
{
    public static NumberColumn Arithmetic(ArithmeticOperator op, NumberColumn left, NumberColumn right)
    {
        var results = new double[left.Count];
        var a = left.Values.Span;
        var b = right.Values.Span;
        switch (op)
        {
            case ArithmeticOperator.Add:
                for (var i = 0; i < results.Length; i++) results[i] = a[i] + b[i];
                break;
            case ArithmeticOperator.Subtract:
                for (var i = 0; i < results.Length; i++) results[i] = a[i] - b[i];
                break;
            case ArithmeticOperator.Multiply:
                for (var i = 0; i < results.Length; i++) results[i] = a[i] * b[i];
                break;
            case ArithmeticOperator.Divide:
                for (var i = 0; i < results.Length; i++) results[i] = a[i] / b[i];
                break;
            default:
                for (var i = 0; i < results.Length; i++) results[i] = Math.Pow(a[i], b[i]);
                break;
        }

        return Finite(results, Bits.Both(left.Validity.Span, right.Validity.Span));
    }

    public static NumberColumn Negate(NumberColumn operand)
    {
        var results = new double[operand.Count];
        var values = operand.Values.Span;
        for (var i = 0; i < results.Length; i++) results[i] = -values[i];
        return new NumberColumn(results, operand.Validity);
    }

    public static NumberColumn Apply(NumberFunction function, NumberColumn operand)
    {
        var results = new double[operand.Count];
        var values = operand.Values.Span;
        for (var i = 0; i < results.Length; i++)
        {
            results[i] = function switch
            {
                NumberFunction.Abs => Math.Abs(values[i]),
                NumberFunction.Floor => Math.Floor(values[i]),
                _ => Math.Ceiling(values[i]),
            };
        }

        return new NumberColumn(results, operand.Validity);
    }

    /// <summary>The smallest, largest, sum or mean of each list; unknown for an unknown or empty list, or an unknown element.</summary>
    public static NumberColumn Aggregate(Aggregate function, NumberColumn elements, ListView lists)
    {
        var results = new double[lists.Count];
        var known = Bits.None(lists.Count);
        var values = elements.Values.Span;
        for (var row = 0; row < results.Length; row++)
        {
            if (!AllKnown(elements, lists, row)) continue;
            var list = values.Slice(lists.Starts[row], lists.Lengths[row]);
            var result = list[0];
            for (var i = 1; i < list.Length; i++)
            {
                result = function switch
                {
                    Expressions.Aggregate.Min => Math.Min(result, list[i]),
                    Expressions.Aggregate.Max => Math.Max(result, list[i]),
                    _ => result + list[i],
                };
            }

            results[row] = function == Expressions.Aggregate.Mean ? result / list.Length : result;
            Bits.Set(known, row);
        }

        return Finite(results, known);
    }

    /// <summary>Whether a list is known, not empty, and all its elements are known.</summary>
    public static bool AllKnown(Column elements, ListView lists, int row)
    {
        if (!lists.IsKnown(row) || lists.Lengths[row] == 0) return false;
        for (var i = 0; i < lists.Lengths[row]; i++)
            if (!elements.IsKnown(lists.Starts[row] + i)) return false;
        return true;
    }

    private static NumberColumn Finite(double[] results, ulong[] known)
    {
        for (var i = 0; i < results.Length; i++)
        {
            if (double.IsFinite(results[i])) continue;
            if (known.Length == 0) known = Bits.All(results.Length);
            Bits.Set(known, i, false);
            results[i] = 0;
        }

        return new NumberColumn(results, known);
    }
}
