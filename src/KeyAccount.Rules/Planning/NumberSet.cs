using KeyAccount.Rules.Expressions;

namespace KeyAccount.Rules.Planning;

/// <summary>
/// The numbers that pass a test: stretches of the number line, each from one bound (included) to the next (excluded). Immutable.
/// </summary>
/// <param name="Bounds">Ascending.</param>
/// <param name="Passes">For each stretch, from the one below the first bound on, whether it passes.</param>
internal sealed record NumberSet(double[] Bounds, bool[] Passes)
{
    public static NumberSet All { get; } = new([], [true]);

    /// <summary>The numbers for which a test of a variable holds; <see langword="null"/> when that depends on more than the number.</summary>
    public static NumberSet? Of(BoundExpression test, Variable tested) => test switch
    {
        BoundConstant { Value: bool always } => always ? All : All.Complement(),
        BoundNot not => Of(not.Operand, tested)?.Complement(),
        BoundLogical logical => Combine(logical, tested),
        BoundComparison { Left: BoundVariable left, Right: BoundConstant right } c when left.Variable == tested && Number(right) is { } number => Of(c.Operator, number, c.Rounded),
        BoundComparison { Left: BoundConstant left, Right: BoundVariable right } c when right.Variable == tested && Number(left) is { } number => Of(Comparisons.Mirrored(c.Operator), number, c.Rounded),
        _ => null,
    };

    /// <summary>A constant number, or the number of a constant day.</summary>
    private static double? Number(BoundConstant constant) => constant.Value switch
    {
        double number => number,
        DateOnly date => date.DayNumber,
        _ => null,
    };

    public static NumberSet Of(ComparisonOperator op, double constant, bool rounded)
    {
        var (reaching, above) = (Planning.Bounds.Reaching(constant, rounded), Planning.Bounds.Above(constant, rounded));
        return op switch
        {
            ComparisonOperator.GreaterOrEqual => new NumberSet([reaching], [false, true]),
            ComparisonOperator.Less => new NumberSet([reaching], [true, false]),
            ComparisonOperator.Greater => new NumberSet([above], [false, true]),
            ComparisonOperator.LessOrEqual => new NumberSet([above], [true, false]),
            ComparisonOperator.Equal => new NumberSet([reaching, above], [false, true, false]),
            _ => new NumberSet([reaching, above], [true, false, true]),
        };
    }

    public bool Contains(double number)
    {
        var stretch = 0;
        while (stretch < Bounds.Length && number >= Bounds[stretch]) stretch++;
        return Passes[stretch];
    }

    public NumberSet Complement() => new(Bounds, [.. Passes.Select(p => !p)]);

    private static NumberSet? Combine(BoundLogical logical, Variable tested)
    {
        NumberSet? combined = null;
        foreach (var operand in logical.Operands)
        {
            if (Of(operand, tested) is not { } set) return null;
            combined = combined is null ? set : combined.Merge(set, logical.IsAnd);
        }

        return combined;
    }

    private NumberSet Merge(NumberSet other, bool isAnd)
    {
        double[] bounds = [.. Bounds.Concat(other.Bounds).Distinct().Order()];
        bool[] passes = [.. bounds.Prepend(double.NegativeInfinity).Select(b => isAnd ? Contains(b) && other.Contains(b) : Contains(b) || other.Contains(b))];
        return new NumberSet(bounds, passes);
    }
}
