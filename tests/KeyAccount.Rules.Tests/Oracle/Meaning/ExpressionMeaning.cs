using KeyAccount.Oracle.Model;

namespace KeyAccount.Oracle.Meaning;

/// <summary>Section 3 of the semantics page, construct by construct: the value of an expression for one account.</summary>
internal static class ExpressionMeaning
{
    public static object? Evaluate(Expression expression, Scope scope) => expression switch
    {
        Literal literal => literal.Value,
        Name name => scope[name.Text].Value,
        Result result => scope[result.DottedName].Value,
        FieldOf path => Field(Evaluate(path.Of, scope), path.Field),
        Negate negate => Evaluate(negate.Operand, scope) is double number ? -number : null,
        Not not => Truth.Not(Condition(not.Operand, scope)),
        Binary { Operator: "and" } and => Truth.And(Condition(and.Left, scope), Condition(and.Right, scope)),
        Binary { Operator: "or" } or => Truth.Or(Condition(or.Left, scope), Condition(or.Right, scope)),
        Binary { Operator: "+" or "-" or "*" or "/" or "**" } arithmetic => Arithmetic(arithmetic, scope),
        Binary comparison => Compare(comparison.Left, comparison.Operator, comparison.Right, scope),
        Between between => Truth.And(
            Compare(between.Subject, ">=", between.Low, scope),
            Compare(between.Subject, "<=", between.High, scope)),
        In membership => UnaryTestMeaning.AnyHolds(membership.Tests, Meaning(membership.Subject, scope), scope),
        If choice => Condition(choice.Condition, scope) == true ? Evaluate(choice.Then, scope) : Evaluate(choice.Else, scope),
        Quantified quantified => Quantify(quantified, 0, scope),
        Filter filter => Elements(filter.List, scope)
            ?.Where(element => Condition(filter.Condition, scope.WithItem(new Meant(element, IsComputed(filter.List, scope)))) == true).ToList(),
        ElementAt index => Element(Elements(index.List, scope), Evaluate(index.Position, scope)),
        Call call => Functions.Invoke(call.Function, [.. call.Arguments.Select(argument => Evaluate(argument, scope))]),
        ListOf list => list.Items.Select(item => Evaluate(item, scope)).ToList(),
        _ => throw new InvalidOperationException($"No meaning for {expression}."),
    };

    public static bool? Condition(Expression expression, Scope scope) => (bool?)Evaluate(expression, scope);

    public static Meant Meaning(Expression expression, Scope scope) => new(Evaluate(expression, scope), IsComputed(expression, scope), expression is Literal { Value: null });

    /// <summary>Whether an expression is computed: a property of how it is written, not of the facts.</summary>
    public static bool IsComputed(Expression expression, Scope scope) => expression switch
    {
        Negate negate => negate.Operand is not Literal,
        Binary { Operator: "+" or "-" or "*" or "/" or "**" } => true,
        Call { Function: "sum" or "mean" or "abs" or "floor" or "ceiling" } => true,
        Call { Function: "min" or "max" } call => call.Arguments.Any(argument => IsComputed(argument, scope)),
        If choice => IsComputed(choice.Then, scope) || IsComputed(choice.Else, scope),
        Filter filter => IsComputed(filter.List, scope),
        ElementAt index => IsComputed(index.List, scope),
        FieldOf path => IsComputed(path.Of, scope),
        ListOf list => list.Items.Any(item => IsComputed(item, scope)),
        Name name => scope[name.Text].Computed,
        Result result => scope[result.DottedName].Computed,
        _ => false,
    };

    /// <summary>A comparison of two expressions, with the exception that the literal null makes.</summary>
    public static bool? Compare(Expression left, string operation, Expression right, Scope scope) =>
        Compare(Meaning(left, scope), operation, right, scope);

    /// <summary>A comparison of something already evaluated with an expression.</summary>
    public static bool? Compare(Meant left, string operation, Expression right, Scope scope)
    {
        var other = Meaning(right, scope);
        if (operation is "=" or "!=" && (left.IsNullLiteral || other.IsNullLiteral))
        {
            var bothUnknown = left.Value is null && other.Value is null;
            return operation == "=" ? bothUnknown : !bothUnknown;
        }

        return Comparison.Compare(operation, left.Value, other.Value, left.Computed || other.Computed);
    }

    private static object? Arithmetic(Binary binary, Scope scope)
    {
        var left = Evaluate(binary.Left, scope);
        var right = Evaluate(binary.Right, scope);
        if (left is null || right is null) return null;
        if (left is string head && right is string tail) return head + tail;
        var (a, b) = ((double)left, (double)right);
        return Functions.Finite(binary.Operator switch
        {
            "+" => a + b,
            "-" => a - b,
            "*" => a * b,
            "/" => b == 0 ? double.NaN : a / b,
            _ => Math.Pow(a, b),
        });
    }

    private static bool? Quantify(Quantified quantified, int depth, Scope scope)
    {
        if (depth == quantified.Iterators.Count) return Condition(quantified.Satisfies, scope);
        var iterator = quantified.Iterators[depth];
        if (Elements(iterator.List, scope) is not { } elements) return null;
        var computed = IsComputed(iterator.List, scope);
        var truths = elements.Select(element => Quantify(quantified, depth + 1, scope.With(iterator.Variable, new Meant(element, computed))));
        return quantified.Every ? Truth.All(truths) : Truth.Any(truths);
    }

    private static List<object?>? Elements(Expression list, Scope scope) => (List<object?>?)Evaluate(list, scope);

    private static object? Field(object? value, string field) => value switch
    {
        null => null,
        Facts record => record.Of(field),
        List<object?> list => list.Select(element => Field(element, field)).ToList(),
        _ => throw new InvalidOperationException($"{value} has no field {field}."),
    };

    private static object? Element(List<object?>? list, object? position)
    {
        if (list is null || position is not double number || number != Math.Floor(number)) return null;
        if (number >= 1 && number <= list.Count) return list[(int)number - 1];
        if (number <= -1 && -number <= list.Count) return list[list.Count + (int)number];
        return null;
    }
}
