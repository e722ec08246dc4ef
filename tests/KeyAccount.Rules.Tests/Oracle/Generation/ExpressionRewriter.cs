using KeyAccount.Oracle.Model;

namespace KeyAccount.Oracle.Generation;

/// <summary>Puts something else in the place of every expression within another, from the inside out.</summary>
internal static class ExpressionRewriter
{
    /// <param name="expression">The expression.</param>
    /// <param name="change">What takes the place of an expression whose own parts have been changed already.</param>
    public static Expression Rewrite(Expression expression, Func<Expression, Expression> change)
    {
        return change(expression switch
        {
            FieldOf e => e with { Of = Inner(e.Of) },
            Binary e => e with { Left = Inner(e.Left), Right = Inner(e.Right) },
            Negate e => e with { Operand = Inner(e.Operand) },
            Not e => e with { Operand = Inner(e.Operand) },
            Between e => e with { Subject = Inner(e.Subject), Low = Inner(e.Low), High = Inner(e.High) },
            In e => e with { Subject = Inner(e.Subject), Tests = [.. e.Tests.Select(Test)] },
            If e => e with { Condition = Inner(e.Condition), Then = Inner(e.Then), Else = Inner(e.Else) },
            Quantified e => e with { Iterators = [.. e.Iterators.Select(i => i with { List = Inner(i.List) })], Satisfies = Inner(e.Satisfies) },
            Filter e => e with { List = Inner(e.List), Condition = Inner(e.Condition) },
            ElementAt e => e with { List = Inner(e.List), Position = Inner(e.Position) },
            Call e => e with { Arguments = [.. e.Arguments.Select(Inner)] },
            ListOf e => e with { Items = [.. e.Items.Select(Inner)] },
            _ => expression,
        });

        Expression Inner(Expression inner) => Rewrite(inner, change);

        UnaryTest Test(UnaryTest test) => test switch
        {
            ValueTest t => t with { Value = Inner(t.Value) },
            OperatorTest t => t with { Value = Inner(t.Value) },
            RangeTest t => t with { Low = Inner(t.Low), High = Inner(t.High) },
            ConditionTest t => t with { Condition = Inner(t.Condition) },
            _ => test,
        };
    }
}
