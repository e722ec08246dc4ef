using KeyAccount.Oracle.Model;

namespace KeyAccount.Oracle.Meaning;

/// <summary>Unary tests, in bins and after <c>in</c>.</summary>
internal static class UnaryTestMeaning
{
    public static bool? Holds(UnaryTests tests, Meant subject, Scope scope)
    {
        if (tests.Tests.Count == 0) return true;
        var any = AnyHolds(tests.Tests, subject, scope);
        return tests.Negated ? Truth.Not(any) : any;
    }

    public static bool? AnyHolds(IEnumerable<UnaryTest> tests, Meant subject, Scope scope) =>
        Truth.Any(tests.Select(test => Holds(test, subject, scope)));

    private static bool? Holds(UnaryTest test, Meant subject, Scope scope) => test switch
    {
        ConditionTest condition => ExpressionMeaning.Condition(condition.Condition, scope.With("?", subject)),
        OperatorTest comparison => Compare(subject, comparison.Operator, comparison.Value, scope),
        RangeTest range => Truth.And(
            Compare(subject, range.LowClosed ? ">=" : ">", range.Low, scope),
            Compare(subject, range.HighClosed ? "<=" : "<", range.High, scope)),
        ValueTest { Value: ListOf list } => Truth.Any(list.Items.Select(item => Compare(subject, "=", item, scope))),
        ValueTest value => ExpressionMeaning.Evaluate(value.Value, scope) is List<object?> elements
            ? Member(subject, elements, ExpressionMeaning.IsComputed(value.Value, scope))
            : Compare(subject, "=", value.Value, scope),
        _ => throw new InvalidOperationException($"No meaning for {test}."),
    };

    private static bool? Compare(Meant subject, string operation, Expression value, Scope scope) =>
        ExpressionMeaning.Compare(subject, operation, value, scope);

    private static bool? Member(Meant subject, IEnumerable<object?> elements, bool computed) =>
        Truth.Any(elements.Select(element => Comparison.Compare("=", subject.Value, element, subject.Computed || computed)));
}
