using System.Collections.Immutable;

namespace KeyAccount.Rules.Testing;

/// <summary>Runs tests, one row each, by the plan that decides everywhere else.</summary>
internal sealed class PolicyTestRun(PolicyTestSuite suite)
{
    public PolicyTestReport Run()
    {
        var coverage = new CoverageMeter(suite.Policy);
        var results = ImmutableArray.CreateBuilder<PolicyTestResult>(suite.Tests.Length);
        foreach (var test in suite.Tests)
        {
            var decisions = suite.Policy.Evaluate(test.Facts);
            coverage.Add(decisions);
            var found = new FoundResults(decisions, suite.Policy.Model.Languages[0]);
            results.Add(new PolicyTestResult(test, [.. test.Expectations.SelectMany(e => Differences(e, found))]));
        }

        return new PolicyTestReport(suite, results.MoveToImmutable(), coverage.ToCoverage(suite.Uncovered));
    }

    private IEnumerable<PolicyTestDifference> Differences(Expectation expectation, FoundResults found)
    {
        if (expectation.Mismatch(found) is { } mismatch)
            yield return new PolicyTestDifference(expectation.Subject, mismatch.Expected, mismatch.Found, mismatch.Evidence, suite.Source.GetPosition(expectation.Span.Start));
    }
}
