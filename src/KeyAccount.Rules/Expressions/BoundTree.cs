namespace KeyAccount.Rules.Expressions;

/// <summary>Walks bound expressions.</summary>
internal static class BoundTree
{
    /// <summary>The direct parts of an expression, in the order of the text.</summary>
    public static IEnumerable<BoundExpression> Children(BoundExpression expression) => expression switch
    {
        BoundField e => [e.Record],
        BoundListField e => [e.List],
        BoundNegate e => [e.Operand],
        BoundArithmetic e => [e.Left, e.Right],
        BoundConcat e => [e.Left, e.Right],
        BoundComparison e => [e.Left, e.Right],
        BoundIsNull e => [e.Operand],
        BoundLogical e => e.Operands,
        BoundNot e => [e.Operand],
        BoundIf e => [e.Condition, e.Then, e.Else],
        BoundLet e => [e.Value, e.Body],
        BoundQuantified e => [e.List, e.Condition],
        BoundFilter e => [e.List, e.Condition],
        BoundIndex e => [e.List, e.Index],
        BoundList e => e.Elements,
        BoundAggregate e => [e.List],
        BoundNumberFunction e => [e.Operand],
        BoundDateOfText e => [e.Text],
        BoundDate e => [e.Year, e.Month, e.Day],
        BoundPart e => e.Facts.Select(f => f.Value),
        _ => [],
    };

    /// <summary>The expression and everything in it, depth first.</summary>
    public static IEnumerable<BoundExpression> All(BoundExpression expression)
    {
        var stack = new Stack<BoundExpression>();
        stack.Push(expression);
        while (stack.TryPop(out var next))
        {
            yield return next;
            foreach (var child in Children(next).Reverse()) stack.Push(child);
        }
    }

    /// <summary>Whether an expression reads a variable.</summary>
    public static bool Reads(BoundExpression expression, Variable variable) =>
        All(expression).Any(e => e is BoundVariable v ? v.Variable == variable : e is BoundPart p && p.Free.Contains(variable));

    /// <summary>The names that an expression reads.</summary>
    public static IEnumerable<Symbol> Symbols(BoundExpression expression) =>
        All(expression).OfType<BoundSymbol>().Select(s => s.Symbol);
}
