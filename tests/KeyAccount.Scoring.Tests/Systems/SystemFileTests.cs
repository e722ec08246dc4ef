namespace KeyAccount.Scoring.Tests.Systems;

/// <summary>Systems of one's own from files: the policy, and the tests beside it.</summary>
public sealed class SystemFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("keyaccount-systems-").FullName;

    [Theory]
    [InlineData("mine.policy.json")]
    [InlineData("mine.json")]
    public void A_policy_brings_the_tests_beside_it(string file)
    {
        AccountSystem builtIn = AccountSystems.Find("volume-profit")!;
        File.WriteAllText(Path.Combine(_folder, "mine.tests.json"), builtIn.TestsText);
        AccountSystem it = AccountSystem.FromFile(Write(file, builtIn.PolicyText));
        Assert.Equal((builtIn.Id, builtIn.PolicyText, builtIn.TestsText), (it.Id, it.PolicyText, it.TestsText));
    }

    [Fact]
    public void A_policy_without_tests_has_none() =>
        Assert.Null(AccountSystem.FromFile(Write("alone.policy.json", AccountSystems.Find("reminders")!.PolicyText)).TestsText);

    [Fact]
    public void Mistakes_name_the_file()
    {
        string path = Write("broken.policy.json", """{ "policy": "broken" """);
        Assert.Contains(path, Assert.Throws<PolicyException>(() => AccountSystem.FromFile(path)).Message, StringComparison.Ordinal);
        Assert.Throws<FileNotFoundException>(() => AccountSystem.FromFile(Path.Combine(_folder, "none.policy.json")));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string Write(string file, string text)
    {
        string path = Path.Combine(_folder, file);
        File.WriteAllText(path, text);
        return path;
    }
}
