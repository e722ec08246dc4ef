using KeyAccount.Fuzz;

namespace KeyAccount.Cli.Tests.Fuzzing;

/// <summary>The fuzzing harness runs, for every target, and so do the lines of a batch.</summary>
public sealed class HarnessTests
{
    public static TheoryData<string> Targets => [.. AllTargets.ByName.Keys];

    [Theory]
    [MemberData(nameof(Targets))]
    public void A_target_takes_hostile_texts(string name)
    {
        const int Texts = 20;
        var target = AllTargets.ByName[name];
        Assert.All(Enumerable.Range(1, Texts), seed => Assert.Null(target.Failure(target.Text(seed))));
    }

    [Theory]
    [InlineData("{\"id\":1,\"expression\":\"\\uFEFF1 +\"}")]
    [InlineData("{\"id\":1,\"expression\":\"\\u0000\"}\n\uFEFF\n[[[[")]
    public void A_batch_is_answered_whatever_it_says(string lines) => Assert.Null(AllTargets.ByName["batch"].Failure(lines));
}
