namespace KeyAccount.Scoring.Tests.Systems;

/// <summary>Every built-in system is whole: policy, tests, page, texts in both languages.</summary>
public sealed class BuiltInSystemTests
{
    public static TheoryData<string> Ids => [.. AccountSystems.All.Select(s => s.Id)];

    [Fact]
    public void The_systems_stand_in_the_order_of_their_ids_and_can_be_found()
    {
        string[] ids = [.. AccountSystems.All.Select(s => s.Id)];
        Assert.Equal(ids.Order(StringComparer.Ordinal).Distinct(StringComparer.Ordinal), ids);
        Assert.All(AccountSystems.All, s => Assert.Same(s, AccountSystems.Find(s.Id)));
        Assert.Contains("key-account", ids);
        Assert.Null(AccountSystems.Find("no-such-system"));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void It_compiles_under_its_own_name_and_speaks_both_languages(string id)
    {
        AccountSystem system = AccountSystems.Find(id)!;
        Assert.Equal(id, system.Policy.Model.Name);
        Assert.Equal(["en", "zh-Hans"], system.Policy.Model.Languages);
        Assert.NotNull(system.Title);
        Assert.NotNull(system.Description);
        Assert.True(Enum.IsDefined(system.Subject));
        Assert.DoesNotContain(system.Policy.Diagnostics, d => d.Code == "KA4003");
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void It_has_its_page(string id) =>
        Assert.True(File.Exists(Path.Combine(Root(), "docs", "systems", id + ".md")), $"docs/systems/{id}.md is missing.");

    [Theory]
    [MemberData(nameof(Ids))]
    public void It_puts_results_forward_and_has_tests(string id)
    {
        AccountSystem system = AccountSystems.Find(id)!;
        Assert.NotEmpty(system.Outputs);
        Assert.NotNull(system.TestsText);
    }

    private static string Root()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "KeyAccount.slnx"))) folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("The tests must run below the repository's root.");
    }
}
