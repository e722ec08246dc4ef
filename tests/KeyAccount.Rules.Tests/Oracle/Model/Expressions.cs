namespace KeyAccount.Oracle.Model;

/// <summary>An expression as the oracle knows it: section 3 of the semantics page, one record per construct.</summary>
internal abstract record Expression;

/// <summary>A literal: null, a double, a string, a bool or a DateOnly.</summary>
internal sealed record Literal(object? Value) : Expression;

/// <summary>A variable, a record's field inside a filter, <c>item</c>, <c>?</c>, an input, a value or a band.</summary>
internal sealed record Name(string Text) : Expression;

/// <summary>A result of another part of the policy under its dotted name, such as <c>value.financial.score</c>.</summary>
internal sealed record Result(string DottedName) : Expression;

/// <summary>A field of a record, or of every record of a list.</summary>
internal sealed record FieldOf(Expression Of, string Field) : Expression;

/// <summary>One of <c>+ - * / ** = != &lt; &lt;= &gt; &gt;= and or</c>.</summary>
internal sealed record Binary(string Operator, Expression Left, Expression Right) : Expression;

internal sealed record Negate(Expression Operand) : Expression;

internal sealed record Not(Expression Operand) : Expression;

internal sealed record Between(Expression Subject, Expression Low, Expression High) : Expression;

internal sealed record In(Expression Subject, IReadOnlyList<UnaryTest> Tests) : Expression;

internal sealed record If(Expression Condition, Expression Then, Expression Else) : Expression;

internal sealed record Quantified(bool Every, IReadOnlyList<Iterator> Iterators, Expression Satisfies) : Expression;

internal sealed record Iterator(string Variable, Expression List);

internal sealed record Filter(Expression List, Expression Condition) : Expression;

internal sealed record ElementAt(Expression List, Expression Position) : Expression;

internal sealed record Call(string Function, IReadOnlyList<Expression> Arguments) : Expression;

internal sealed record ListOf(IReadOnlyList<Expression> Items) : Expression;

/// <summary>One test of a tested value.</summary>
internal abstract record UnaryTest;

/// <summary>The value itself (or a list that holds it, or the literal null).</summary>
internal sealed record ValueTest(Expression Value) : UnaryTest;

internal sealed record OperatorTest(string Operator, Expression Value) : UnaryTest;

/// <summary>A range; an open end is written with a round bracket, or turned outwards.</summary>
internal sealed record RangeTest(bool LowClosed, Expression Low, Expression High, bool HighClosed, bool TurnedOutwards = false) : UnaryTest;

/// <summary>A condition about <c>?</c>.</summary>
internal sealed record ConditionTest(Expression Condition) : UnaryTest;

/// <summary>The unary tests of a bin: no tests at all is the dash, which is always true.</summary>
internal sealed record UnaryTests(bool Negated, IReadOnlyList<UnaryTest> Tests)
{
    public static UnaryTests Dash { get; } = new(false, []);

    public static UnaryTests Of(params UnaryTest[] tests) => new(false, tests);
}
