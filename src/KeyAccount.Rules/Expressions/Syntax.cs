using System.Collections.Immutable;

namespace KeyAccount.Rules.Expressions;

/// <summary>A node of the syntax tree; its span is a place in the expression's text.</summary>
internal abstract record Syntax(SourceSpan Span);

internal sealed record NumberSyntax(double Value, SourceSpan Span) : Syntax(Span);

internal sealed record StringSyntax(string Value, SourceSpan Span) : Syntax(Span);

internal sealed record BooleanSyntax(bool Value, SourceSpan Span) : Syntax(Span);

internal sealed record NullSyntax(SourceSpan Span) : Syntax(Span);

/// <summary>A literal such as <c>@"2026-01-31"</c>: a date, time, date with time, or duration.</summary>
internal sealed record TemporalSyntax(FeelValue Value, SourceSpan Span) : Syntax(Span);

internal sealed record NameSyntax(string Name, SourceSpan Span) : Syntax(Span);

/// <summary><c>?</c>, the tested value.</summary>
internal sealed record TestedSyntax(SourceSpan Span) : Syntax(Span);

/// <summary>What could not be parsed; already reported.</summary>
internal sealed record ErrorSyntax(SourceSpan Span) : Syntax(Span);

internal sealed record PathSyntax(Syntax Source, string Name, SourceSpan NameSpan, SourceSpan Span) : Syntax(Span);

internal sealed record FilterSyntax(Syntax Source, Syntax Predicate, SourceSpan Span) : Syntax(Span);

/// <summary>A call of a named function, with positional arguments or (<paramref name="Names"/>) named ones.</summary>
internal sealed record CallSyntax(string Function, SourceSpan NameSpan, ImmutableArray<Syntax> Arguments, ImmutableArray<string> Names, SourceSpan Span) : Syntax(Span)
{
    public bool IsNamed => !Names.IsDefault;
}

/// <summary>A call of what an expression gives.</summary>
internal sealed record InvocationSyntax(Syntax Callee, ImmutableArray<Syntax> Arguments, ImmutableArray<string> Names, SourceSpan Span) : Syntax(Span)
{
    public bool IsNamed => !Names.IsDefault;
}

internal sealed record NegateSyntax(Syntax Operand, SourceSpan Span) : Syntax(Span);

internal sealed record BinarySyntax(TokenKind Operator, Syntax Left, Syntax Right, SourceSpan OperatorSpan, SourceSpan Span) : Syntax(Span);

internal sealed record LogicalSyntax(bool IsAnd, Syntax Left, Syntax Right, SourceSpan Span) : Syntax(Span);

internal sealed record BetweenSyntax(Syntax Value, Syntax Low, Syntax High, SourceSpan Span) : Syntax(Span);

internal sealed record InSyntax(Syntax Value, ImmutableArray<TestSyntax> Tests, SourceSpan Span) : Syntax(Span);

internal sealed record InstanceOfSyntax(Syntax Value, TypeSyntax Tested, SourceSpan Span) : Syntax(Span);

internal sealed record IfSyntax(Syntax Condition, Syntax Then, Syntax Else, SourceSpan Span) : Syntax(Span);

/// <summary>A variable and what it runs over: the elements of a list, or, with <paramref name="To"/>, the steps from one value to another.</summary>
internal sealed record IteratorSyntax(string Variable, SourceSpan VariableSpan, Syntax List, Syntax? To = null);

internal sealed record QuantifiedSyntax(bool IsEvery, ImmutableArray<IteratorSyntax> Iterators, Syntax Condition, SourceSpan Span) : Syntax(Span);

internal sealed record ForSyntax(ImmutableArray<IteratorSyntax> Iterators, Syntax Result, SourceSpan Span) : Syntax(Span);

internal sealed record ListSyntax(ImmutableArray<Syntax> Elements, SourceSpan Span) : Syntax(Span);

internal sealed record EntrySyntax(string Key, SourceSpan KeySpan, Syntax Value);

internal sealed record ContextSyntax(ImmutableArray<EntrySyntax> Entries, SourceSpan Span) : Syntax(Span);

internal sealed record ParameterSyntax(string Name, SourceSpan Span, TypeSyntax? Type);

internal sealed record FunctionSyntax(ImmutableArray<ParameterSyntax> Parameters, Syntax Body, SourceSpan Span) : Syntax(Span);

internal sealed record RangeSyntax(Syntax Low, bool LowIncluded, Syntax High, bool HighIncluded, SourceSpan Span) : Syntax(Span);

/// <summary>A test in parentheses as a value of its own, such as <c>(&lt; 10)</c>.</summary>
internal sealed record UnaryRangeSyntax(TokenKind Operator, Syntax Operand, SourceSpan Span) : Syntax(Span);

/// <summary>A type, as <c>instance of</c> and parameters name it.</summary>
/// <param name="Name">The name: <c>number</c>, <c>list</c>, <c>date and time</c>, …</param>
/// <param name="Parts">The types in it: of a list's elements, a range's ends, a function's parameters, a context's entries (then with <c>Names</c>).</param>
/// <param name="Names">The names of a context's entries.</param>
/// <param name="Result">The type of a function's result.</param>
internal sealed record TypeSyntax(string Name, ImmutableArray<TypeSyntax> Parts, ImmutableArray<string> Names, TypeSyntax? Result, SourceSpan Span);

/// <summary>One test: a value, list, range or condition (no operator), or an operator and its end point.</summary>
internal sealed record TestSyntax(TokenKind? Operator, Syntax Operand, SourceSpan Span);

/// <summary>Unary tests: the whole content of a cell or bin. No tests at all is <c>-</c>, which is always true.</summary>
internal sealed record UnaryTestsSyntax(bool IsNegated, ImmutableArray<TestSyntax> Tests, SourceSpan Span);
