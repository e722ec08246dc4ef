using System.Collections.Immutable;

namespace KeyAccount.Rules.Testing;

/// <summary>What came of a run of a policy's tests. Immutable.</summary>
public sealed class PolicyTestReport
{
    internal PolicyTestReport(PolicyTestSuite suite, ImmutableArray<PolicyTestResult> results, PolicyCoverage coverage)
    {
        Suite = suite;
        Results = results;
        Coverage = coverage;
    }

    /// <summary>The tests.</summary>
    public PolicyTestSuite Suite { get; }

    /// <summary>One result for each test, in their order.</summary>
    public ImmutableArray<PolicyTestResult> Results { get; }

    /// <summary>What of the policy the tests reached.</summary>
    public PolicyCoverage Coverage { get; }

    /// <summary>How many tests failed.</summary>
    public int Failed => Results.Count(r => !r.Passed);

    /// <summary>Whether every test passed, and what the document excuses from coverage is there and uncovered indeed.</summary>
    public bool Succeeded => Failed == 0 && Coverage.Stale.IsEmpty;
}

/// <summary>What came of one test. Immutable.</summary>
/// <param name="Test">The test.</param>
/// <param name="Differences">Where results differ from what is expected; empty when the test passed.</param>
public sealed record PolicyTestResult(PolicyTest Test, ImmutableArray<PolicyTestDifference> Differences)
{
    /// <summary>Whether everything is as expected.</summary>
    public bool Passed => Differences.IsEmpty;
}

/// <summary>One result that is not as expected.</summary>
/// <param name="Subject">What was looked at, as the document writes it: an expression, or a word such as <c>raised</c>.</param>
/// <param name="Expected">What the document expects, as it would be written there.</param>
/// <param name="Found">What the policy says.</param>
/// <param name="Evidence">The facts and results that what was found rests on, in the policy's first language.</param>
/// <param name="Position">Where the expectation stands in the document.</param>
public sealed record PolicyTestDifference(string Subject, string Expected, string Found, ImmutableArray<Evidence> Evidence, LinePosition Position);
