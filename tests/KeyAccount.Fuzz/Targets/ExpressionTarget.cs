using System.Text.Json;
using KeyAccount.Rules;
using KeyAccount.Rules.Diagnostics;
using KeyAccount.Rules.Expressions;

namespace KeyAccount.Fuzz;

/// <summary>An expression, or unary tests: run value by value, and within a policy, where it is parsed, bound, lowered and run over columns.</summary>
internal static class ExpressionTarget
{
    private const string Harmless = "1";

    public static void Run(string text)
    {
        Checks.Twice(() => ByValue(text, isTests: false));
        InPolicy(Facts.Policy(text, Harmless));
    }

    public static void RunTests(string text)
    {
        Checks.Twice(() => ByValue(text, isTests: true));
        InPolicy(Facts.Policy(Harmless, text));
    }

    private static string ByValue(string text, bool isTests)
    {
        var (diagnostics, source) = (new DiagnosticBag(), new ExpressionText("fuzz", text));
        var expression = isTests
            ? FeelExpression.ParseTests(source, Facts.Context, Facts.Limits, diagnostics)
            : FeelExpression.Parse(source, Facts.Context, Facts.Limits, diagnostics);
        var value = expression?.Evaluate(Facts.Context, new FeelRun(Facts.Limits), diagnostics);
        return value is null ? Checks.Refused(diagnostics) : Written(value);
    }

    /// <summary>The value as FEEL's text and as JSON, each within bounds of its own.</summary>
    private static string Written(FeelValue value)
    {
        try
        {
            using var json = new MemoryStream();
            using (var writer = new Utf8JsonWriter(json)) FeelJson.Write(writer, value, new FeelRun(PolicyLimits.Default));
            return FeelText.Literal(value, new FeelRun(PolicyLimits.Default));
        }
        catch (WorkLimitException)
        {
            return "too large to be shown";
        }
    }

    private static void InPolicy(string document) => PolicyTarget.Run(document, Facts.Limits);
}
