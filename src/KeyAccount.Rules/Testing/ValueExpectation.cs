using System.Collections.Immutable;
using System.Text.Json;
using KeyAccount.Rules.Expressions;

namespace KeyAccount.Rules.Testing;

/// <summary>An expression must have a value.</summary>
/// <param name="Elements">The elements of a list; <see langword="null"/> when a single value, or an unknown list, is expected.</param>
internal sealed record ValueExpectation(string Subject, SourceSpan Span, BoundExpression Expression, FactValue Value, ImmutableArray<FactValue>? Elements)
    : Expectation(Subject, Span)
{
    private const double Tolerance = 1e-9;

    public override Mismatch? Mismatch(FoundResults found)
    {
        var (value, elements) = found.ValueOf(Expression);
        var isList = Expression.Type.Kind == FeelKind.List;
        var isSame = isList
            ? elements is null ? Elements is null : Elements is { } wanted && elements.Count == wanted.Length && elements.Zip(wanted).All(p => AreSame(p.First, p.Second))
            : AreSame(value, Value);
        return isSame ? null : new Mismatch(
            isList && Elements is { } expected ? Show(expected) : Show(Value),
            isList && elements is not null ? Show(elements) : Show(value),
            found.EvidenceOf(Expression));
    }

    /// <summary>
    /// Numbers are the same when they differ by a billionth of the expected one at most, or of 1 where that is more: a document holds decimals,
    /// and what is computed in binary may be off in its last digits.
    /// </summary>
    private static bool AreSame(FactValue found, FactValue expected) => found.Number is { } x && expected.Number is { } y
        ? Math.Abs(x - y) <= Tolerance * Math.Max(1, Math.Abs(y))
        : found == expected;

    private static string Show(IEnumerable<FactValue> values) => $"[{string.Join(", ", values.Select(Show))}]";

    private static string Show(FactValue value) => value.Kind is FactKind.Text or FactKind.Date ? $"\"{JsonEncodedText.Encode(value.ToString(), TestText.Encoder)}\"" : value.ToString();
}
