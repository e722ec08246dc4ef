using KeyAccount.Rules;
using KeyAccount.Rules.Diagnostics;
using KeyAccount.Rules.Expressions;

namespace KeyAccount.Cli.Evaluation;

/// <summary>Evaluates expressions, and unary tests, on contexts. What is wrong becomes diagnostics, whatever the text and the facts are.</summary>
/// <param name="clock">For FEEL's <c>now()</c> and <c>today()</c>, in UTC, so that results do not depend on the machine's zone.</param>
internal sealed class Evaluator(TimeProvider clock)
{
    /// <summary>The name by which FEEL knows the tested value.</summary>
    private const string Tested = "?";

    /// <summary>The value of an expression; <see langword="null"/> after a mistake, which is reported.</summary>
    public FeelValue? Evaluate(ExpressionText text, FeelContext context, DiagnosticBag diagnostics) =>
        Run(text, context, diagnostics, () => FeelExpression.Parse(text, context, PolicyLimits.Default, diagnostics));

    /// <summary>Whether unary tests hold of a value; <see langword="null"/> after a mistake, which is reported.</summary>
    public FeelValue? Test(ExpressionText text, FeelValue tested, FeelContext context, DiagnosticBag diagnostics)
    {
        var facts = new FeelContext(context.Entries.Append(KeyValuePair.Create(Tested, tested)));
        return Run(text, facts, diagnostics, () => FeelExpression.ParseTests(text, facts, PolicyLimits.Default, diagnostics));
    }

    private FeelValue? Run(ExpressionText text, FeelContext context, DiagnosticBag diagnostics, Func<FeelExpression?> parse)
    {
        try
        {
            return parse()?.Evaluate(context, new FeelRun(PolicyLimits.Default, clock.GetUtcNow()), diagnostics);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // One expression must not end a run of many, nor a session.
            diagnostics.Add(DiagnosticCatalog.EvaluationFault, text.Document, new SourceSpan(0, text.Text.Length), exception.Message);
            return null;
        }
    }
}
