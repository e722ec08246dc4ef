using KeyAccount.Rules;

namespace KeyAccount.Fuzz;

/// <summary>A policy document: read, and, where it is good, run and explained.</summary>
internal static class PolicyTarget
{
    public static void Run(string text) => Run(text, Facts.Limits);

    public static void Run(string text, PolicyLimits limits)
    {
        var isGood = CompiledPolicy.TryLoad(text, "fuzz", limits, out var policy, out var diagnostics);
        Checks.Line(diagnostics);
        if (isGood != diagnostics.All(d => d.Severity != DiagnosticSeverity.Error)) throw new FuzzException("the policy and its findings disagree");
        if (policy is null) return;
        var decisions = policy.Evaluate(Facts.Batch(policy.Model.Inputs));
        for (var row = 0; row < decisions.Count; row++) decisions.Explain(row, "en");
    }
}
