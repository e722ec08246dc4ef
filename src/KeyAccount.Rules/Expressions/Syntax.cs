using System.Collections.Immutable;

namespace KeyAccount.Rules.Expressions;

/// <summary>A node of the syntax tree; its span is a place in the expression's text.</summary>
internal abstract record Syntax(SourceSpan Span);

internal sealed record NumberSyntax(double Value, SourceSpan Span) : Syntax(Span);

internal sealed record StringSyntax(string Value, SourceSpan Span) : Syntax(Span);

internal sealed record BooleanSyntax(bool Value, SourceSpan Span) : Syntax(Span);

internal sealed record NullSyntax(SourceSpan Span) : Syntax(Span);

internal sealed record DateSyntax(DateOnly Value, SourceSpan Span) : Syntax(Span);

internal sealed record NameSyntax(string Name, SourceSpan Span) : Syntax(Span);

/// <summary><c>?</c>, the tested value.</summary>
internal sealed record TestedSyntax(SourceSpan Span) : Syntax(Span);

/// <summary>What could not be parsed; already reported.</summary>
internal sealed record ErrorSyntax(SourceSpan Span) : Syntax(Span);

internal sealed record PathSyntax(Syntax Source, string Name, SourceSpan NameSpan, SourceSpan Span) : Syntax(Span);

internal sealed record FilterSyntax(Syntax Source, Syntax Predicate, SourceSpan Span) : Syntax(Span);

internal sealed record CallSyntax(string Function, SourceSpan NameSpan, ImmutableArray<Syntax> Arguments, SourceSpan Span) : Syntax(Span);

internal sealed record NegateSyntax(Syntax Operand, SourceSpan Span) : Syntax(Span);

internal sealed record BinarySyntax(TokenKind Operator, Syntax Left, Syntax Right, SourceSpan OperatorSpan, SourceSpan Span) : Syntax(Span);

internal sealed record LogicalSyntax(bool IsAnd, Syntax Left, Syntax Right, SourceSpan Span) : Syntax(Span);

internal sealed record BetweenSyntax(Syntax Value, Syntax Low, Syntax High, SourceSpan Span) : Syntax(Span);

internal sealed record InSyntax(Syntax Value, ImmutableArray<TestSyntax> Tests, SourceSpan Span) : Syntax(Span);

internal sealed record IfSyntax(Syntax Condition, Syntax Then, Syntax Else, SourceSpan Span) : Syntax(Span);

internal sealed record IteratorSyntax(string Variable, SourceSpan VariableSpan, Syntax List);

internal sealed record QuantifiedSyntax(bool IsEvery, ImmutableArray<IteratorSyntax> Iterators, Syntax Condition, SourceSpan Span) : Syntax(Span);

internal sealed record ListSyntax(ImmutableArray<Syntax> Elements, SourceSpan Span) : Syntax(Span);

/// <summary>A range; only a test can hold one.</summary>
internal sealed record RangeSyntax(Syntax Low, bool LowIncluded, Syntax High, bool HighIncluded, SourceSpan Span) : Syntax(Span);

/// <summary>One test: a value, list, range or condition (no operator), or an operator and its end point.</summary>
internal sealed record TestSyntax(TokenKind? Operator, Syntax Operand, SourceSpan Span);

/// <summary>Unary tests: the whole content of a cell or bin. No tests at all is <c>-</c>, which is always true.</summary>
internal sealed record UnaryTestsSyntax(bool IsNegated, ImmutableArray<TestSyntax> Tests, SourceSpan Span);
