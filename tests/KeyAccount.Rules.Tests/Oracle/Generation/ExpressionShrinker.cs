using KeyAccount.Oracle.Model;

namespace KeyAccount.Oracle.Generation;

/// <summary>Makes an expression smaller and keeps its type: an operand takes the place of the whole.</summary>
internal static class ExpressionShrinker
{
    public static IEnumerable<Expression> Smaller(Expression expression) => [.. OperandsOf(expression), .. WithSmallerOperand(expression)];

    /// <summary>The parts that have the type of the whole.</summary>
    private static IEnumerable<Expression> OperandsOf(Expression expression) => expression switch
    {
        Binary { Operator: "and" or "or" or "+" or "-" or "*" or "/" or "**" } binary => [binary.Left, binary.Right],
        Not not => [not.Operand],
        Negate negate => [negate.Operand],
        If choice => ((Expression[])[choice.Then, choice.Else]).Where(branch => branch is not Literal { Value: null }),
        Call { Function: "abs" or "floor" or "ceiling" } call => call.Arguments,
        Call { Arguments.Count: > 1, Function: not "date" } call => call.Arguments,
        Filter filter => [filter.List],
        _ => [],
    };

    private static IEnumerable<Expression> WithSmallerOperand(Expression expression) => expression switch
    {
        Binary binary =>
        [
            .. Smaller(binary.Left).Select(left => binary with { Left = left }),
            .. Smaller(binary.Right).Select(right => binary with { Right = right }),
        ],
        Not not => Smaller(not.Operand).Select(operand => not with { Operand = operand }),
        Negate negate => Smaller(negate.Operand).Where(operand => operand is not Literal).Select(operand => negate with { Operand = operand }),
        If choice => Smaller(choice.Condition).Select(condition => choice with { Condition = condition }),
        Between between => Smaller(between.Subject).Select(subject => between with { Subject = subject }),
        In membership =>
        [
            .. Smaller(membership.Subject).Select(subject => membership with { Subject = subject }),
            .. membership.Tests.Where(_ => membership.Tests.Count > 1).Select(test => membership with { Tests = [test] }),
        ],
        Quantified quantified => Smaller(quantified.Satisfies).Select(condition => quantified with { Satisfies = condition }),
        Call { Function: not "date" } call => call.Arguments.SelectMany((argument, i) =>
            Smaller(argument).Select(smaller => call with { Arguments = [.. call.Arguments.Select((one, j) => i == j ? smaller : one)] })),
        Filter filter => Smaller(filter.Condition).Select(condition => filter with { Condition = condition }),
        FieldOf path => Smaller(path.Of).Select(of => path with { Of = of }),
        _ => [],
    };
}
