using KeyAccount.Rules.Testing;

namespace KeyAccount.Scoring.Tests.Systems;

/// <summary>The tests beside every built-in policy hold, and reach all that there is in it.</summary>
public sealed class SystemPolicyTests
{
    public static TheoryData<string> Ids => [.. AccountSystems.All.Where(s => s.TestsText is not null).Select(s => s.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void Its_tests_hold(string id)
    {
        var report = Run(id);
        Assert.NotEmpty(report.Results);
        Assert.Empty(report.Results.SelectMany(r => r.Differences.Select(d => $"{r.Test.Name}: {d.Subject}: expected {d.Expected}, found {d.Found}")));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Its_tests_reach_everything_but_what_they_excuse(string id)
    {
        var coverage = Run(id).Coverage;
        Assert.Empty(coverage.Missed.Select(i => i.ToString()));
        Assert.Empty(coverage.Stale.Select(e => e.What));
    }

    private static PolicyTestReport Run(string id)
    {
        AccountSystem system = AccountSystems.Find(id)!;
        return PolicyTestSuite.Load(system.TestsText!, $"{id}.tests.json", system.Policy).Run();
    }
}
