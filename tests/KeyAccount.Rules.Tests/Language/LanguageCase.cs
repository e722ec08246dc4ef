using KeyAccount.Oracle.Model;

namespace KeyAccount.Rules.Tests.Language;

/// <summary>One line of cases.txt.</summary>
/// <param name="Line">The line's number in the file, counted from 1.</param>
/// <param name="Text">The line as written.</param>
/// <param name="Expression">The expression, or the unary tests.</param>
/// <param name="IsUnary">Whether the expression is unary tests for the fact named <c>?</c>.</param>
/// <param name="Schema">The declared names with their types; with <paramref name="IsUnary"/>, one of them is <c>?</c>.</param>
/// <param name="Facts">The facts under those names.</param>
/// <param name="Value">What the expression gives, where it is not refused.</param>
/// <param name="Refusal">Null, or the kind of mistake for which the expression is refused; empty where any kind will do.</param>
internal sealed record LanguageCase(
    int Line,
    string Text,
    string Expression,
    bool IsUnary,
    IReadOnlyList<Input> Schema,
    Facts Facts,
    object? Value,
    string? Refusal);
