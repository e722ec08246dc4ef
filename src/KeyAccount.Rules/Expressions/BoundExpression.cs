using System.Collections.Immutable;

namespace KeyAccount.Rules.Expressions;

/// <summary>
/// An expression whose names are resolved and whose types are known. Immutable; the evaluator runs it, the analyses read it and
/// explanations walk it, so that there is one meaning.
/// </summary>
/// <param name="Type">The static type.</param>
/// <param name="IsComputed">Whether a number was computed, and so compares to 15 significant digits.</param>
internal abstract record BoundExpression(FeelType Type, bool IsComputed = false)
{
    /// <summary>The place in the expression's text.</summary>
    public SourceSpan Span { get; init; }
}

/// <summary>What could not be bound; already reported.</summary>
internal sealed record BoundError() : BoundExpression(FeelType.Error);

/// <summary>A literal: a double, string, bool, DateOnly, or null for unknown.</summary>
internal sealed record BoundConstant(FeelType Type, object? Value) : BoundExpression(Type);

/// <summary>An input, or a result of another part.</summary>
internal sealed record BoundSymbol(Symbol Symbol) : BoundExpression(Symbol.Type!, Symbol.IsComputed);

/// <summary>A variable of a quantifier or filter, or the tested value.</summary>
internal sealed record BoundVariable(Variable Variable) : BoundExpression(Variable.Type, Variable.IsComputed);

/// <summary>A field of a record.</summary>
internal sealed record BoundField(BoundExpression Record, InputDefinition Field) : BoundExpression(FeelType.Of(Field));

/// <summary>A field of every record of a list, as a list.</summary>
internal sealed record BoundListField(BoundExpression List, InputDefinition Field) : BoundExpression(FeelType.ListOf(FeelType.Of(Field)));

internal sealed record BoundNegate(BoundExpression Operand) : BoundExpression(FeelType.Number, true);

internal enum ArithmeticOperator
{
    Add,
    Subtract,
    Multiply,
    Divide,
    Power,
}

internal sealed record BoundArithmetic(ArithmeticOperator Operator, BoundExpression Left, BoundExpression Right) : BoundExpression(FeelType.Number, true);

internal sealed record BoundConcat(BoundExpression Left, BoundExpression Right) : BoundExpression(FeelType.String);

internal enum ComparisonOperator
{
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
}

/// <summary>A comparison of two scalars of the same type.</summary>
/// <param name="Rounded">Whether both sides are first rounded to 15 significant digits.</param>
internal sealed record BoundComparison(ComparisonOperator Operator, BoundExpression Left, BoundExpression Right, bool Rounded) : BoundExpression(FeelType.Boolean);

/// <summary>Whether something is unknown (or known); always true or false itself.</summary>
internal sealed record BoundIsNull(BoundExpression Operand, bool Negated) : BoundExpression(FeelType.Boolean);

internal sealed record BoundLogical(bool IsAnd, ImmutableArray<BoundExpression> Operands) : BoundExpression(FeelType.Boolean);

internal sealed record BoundNot(BoundExpression Operand) : BoundExpression(FeelType.Boolean);

internal sealed record BoundIf(BoundExpression Condition, BoundExpression Then, BoundExpression Else, FeelType Type, bool IsComputed) : BoundExpression(Type, IsComputed);

/// <summary><c>let variable = value in body</c>: a value that is looked at more than once.</summary>
internal sealed record BoundLet(Variable Variable, BoundExpression Value, BoundExpression Body) : BoundExpression(Body.Type, Body.IsComputed);

/// <summary>The or (some) or and (every) of a condition over the elements of a list.</summary>
internal sealed record BoundQuantified(bool IsEvery, Variable Variable, BoundExpression List, BoundExpression Condition) : BoundExpression(FeelType.Boolean);

/// <summary>The elements for which a condition is true.</summary>
internal sealed record BoundFilter(BoundExpression List, Variable Variable, BoundExpression Condition) : BoundExpression(List.Type, List.IsComputed);

/// <summary>One element, counted from 1, or from the end where negative.</summary>
internal sealed record BoundIndex(BoundExpression List, BoundExpression Index) : BoundExpression(List.Type.Element!, List.IsComputed);

internal sealed record BoundList(ImmutableArray<BoundExpression> Elements, FeelType Type, bool IsComputed) : BoundExpression(Type, IsComputed);

internal enum Aggregate
{
    Count,
    Sum,
    Min,
    Max,
    Mean,
}

internal sealed record BoundAggregate(Aggregate Function, BoundExpression List, FeelType Type, bool IsComputed) : BoundExpression(Type, IsComputed);

internal enum NumberFunction
{
    Abs,
    Floor,
    Ceiling,
}

internal sealed record BoundNumberFunction(NumberFunction Function, BoundExpression Operand) : BoundExpression(FeelType.Number, true);

internal sealed record BoundDate(BoundExpression Year, BoundExpression Month, BoundExpression Day) : BoundExpression(FeelType.Date);

/// <summary>The date that a text spells as <c>yyyy-mm-dd</c>; unknown for any other text.</summary>
internal sealed record BoundDateOfText(BoundExpression Text) : BoundExpression(FeelType.Date);

/// <summary>A piece of a part that a column gives.</summary>
internal sealed record PartFact(Syntax Syntax, BoundExpression Value);

/// <summary>
/// A part that no column holds, or that no column computes: it runs value by value in each row, and its result is a column again where it is a single value.
/// </summary>
/// <param name="Syntax">The part.</param>
/// <param name="Source">The text that it is of.</param>
/// <param name="Facts">What columns give to it.</param>
/// <param name="Free">The variables it reads that a part around it binds.</param>
/// <param name="Type">The static type.</param>
internal sealed record BoundPart(Syntax Syntax, ExpressionText Source, ImmutableArray<PartFact> Facts, ImmutableHashSet<Variable> Free, FeelType Type)
    : BoundExpression(Type, Type.Kind == FeelKind.Number && (Facts.Any(f => f.Value.IsComputed) || SyntaxTree.Any(Syntax, Computes)))
{
    /// <summary>The filters in it whose brackets hold a place.</summary>
    public ImmutableHashSet<Syntax> Places { get; init; } = NoPlaces;

    /// <summary>Syntax is told apart by where it stands, not by what it says.</summary>
    private static ImmutableHashSet<Syntax> NoPlaces { get; } = ImmutableHashSet.Create<Syntax>(ReferenceEqualityComparer.Instance);

    /// <summary>Whether what is around it has to run value by value as well.</summary>
    public bool IsOpen => !Free.IsEmpty || !Type.IsScalar;

    private static bool Computes(Syntax syntax) => syntax is CallSyntax or InvocationSyntax or NegateSyntax
        or BinarySyntax { Operator: TokenKind.Plus or TokenKind.Minus or TokenKind.Star or TokenKind.Slash or TokenKind.StarStar };
}
