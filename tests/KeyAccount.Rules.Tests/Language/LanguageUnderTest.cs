using KeyAccount.Oracle.Model;

namespace KeyAccount.Rules.Tests.Language;

/// <summary>What became of an expression: a value, or the reasons for which it was refused.</summary>
/// <param name="Value">A plain value as in <see cref="Facts"/>; null is unknown. Meaningless when there are diagnostics.</param>
/// <param name="Refusals">
/// The kind of each diagnostic: syntax, name, type, set, argument or date, in the words of cases.txt (support and place where these have none). Empty when the expression was accepted.
/// </param>
internal sealed record LanguageOutcome(object? Value, IReadOnlyList<string> Refusals);

/// <summary>An implementation of the language.</summary>
internal interface ILanguage
{
    /// <summary>Binds an expression against the declared names and evaluates it for the facts.</summary>
    LanguageOutcome EvaluateExpression(string expression, IReadOnlyList<Input> schema, Facts facts);

    /// <summary>Binds unary tests for the declared name <c>?</c> and evaluates them for the facts.</summary>
    LanguageOutcome EvaluateUnaryTests(string tests, IReadOnlyList<Input> schema, Facts facts);
}

/// <summary>
/// The engine's language. The engine's API is known in one place only: a second part of this class, which implements <see cref="Create"/>.
/// Without it the cases are reported as skipped.
/// </summary>
internal static partial class LanguageUnderTest
{
    public static ILanguage Language()
    {
        ILanguage? language = null;
        Create(ref language);
        Assert.SkipWhen(language is null, "No language is connected to the cases.");
        return language!;
    }

    static partial void Create(ref ILanguage? language);
}
