using KeyAccount.Tck.Reports;
using KeyAccount.Tck.Running;

namespace KeyAccount.Cli.Tests.Conformance;

/// <summary>The public DMN Technology Compatibility Kit, where there is a copy of it: none of its files is part of this project.</summary>
public class KitTests
{
    [Theory]
    [InlineData(2, 100)]
    [InlineData(3, 98)]
    public async Task Kit_finds_nothing_wrong_and_most_cases_pass(int level, int percent)
    {
        var kit = Environment.GetEnvironmentVariable("KEYACCOUNT_TCK");
        Assert.SkipWhen(string.IsNullOrEmpty(kit), "The DMN Technology Compatibility Kit is not here (set KEYACCOUNT_TCK to its folder of test cases).");
        var outcomes = await KitRun.RunAsync(TestFolder.Of(kit!, level));
        Assert.NotEmpty(outcomes);
        Assert.Empty(FailureList.Of(outcomes.Where(outcome => outcome.Verdict == Verdict.Wrong)));
        Assert.InRange(KitTable.Share(outcomes), percent, 100);
    }
}
