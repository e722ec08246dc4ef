using KeyAccount.Rules.Testing;
using KeyAccount.Rules.Tests.Documents;

namespace KeyAccount.Rules.Tests.Documentation;

/// <summary>The example of expressions in docs/policy-reference.md gives what its policy tests say there.</summary>
public sealed class ExpressionExampleTests
{
    [Fact]
    public void The_example_gives_what_the_page_says()
    {
        var policy = CompiledPolicy.Load(SamplePolicies.Expressions.Policy, "policy-reference.md");
        var report = PolicyTestSuite.Load(SamplePolicies.Expressions.Tests, "policy-reference.md", policy).Run();
        Assert.Equal(3, report.Results.Length);
        Assert.Empty(report.Results.SelectMany(r => r.Differences).Select(d => $"{d.Subject}: {d.Expected}, but {d.Found}"));
    }
}
