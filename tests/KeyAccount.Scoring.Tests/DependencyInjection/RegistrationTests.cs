using KeyAccount.Scoring.DependencyInjection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace KeyAccount.Scoring.Tests.DependencyInjection;

/// <summary>Scoring in a container, as an application registers and asks for it.</summary>
public sealed class RegistrationTests
{
    private const string Tiny = """{ "policy": "tiny", "version": "1", "inputs": { "revenue": { "type": "number" } }, "values": { "double": "revenue * 2" } }""";
    private const string Broken = """{ "policy": "broken", "version": "1", "inputs": { "revenue": { "type": "number" } }, "values": { "a": "revenu", "b": "cost" } }""";

    [Fact]
    public void By_default_the_built_in_policy_is_injected()
    {
        using ServiceProvider provider = Build(_ => { });
        Assert.Same(AccountScorer.BuiltIn, provider.GetRequiredService<AccountScorer>());
        Assert.Same(AccountScorer.BuiltIn, provider.GetRequiredKeyedService<AccountScorer>("key-account"));
        Assert.Equal(["key-account"], provider.GetRequiredService<IAccountScorers>().Names);
    }

    [Fact]
    public void Each_policy_is_a_singleton_by_name_and_the_default_one_without()
    {
        using ServiceProvider provider = Build(o => o.AddPolicyText("tiny", Tiny).DefaultPolicy = "tiny");
        IAccountScorers scorers = provider.GetRequiredService<IAccountScorers>();
        using IServiceScope scope = provider.CreateScope();
        Assert.Equal(["key-account", "tiny"], scorers.Names);
        Assert.Equal("tiny", scorers.Default.Policy.Model.Name);
        Assert.Same(scorers["tiny"], scorers.Default);
        Assert.Same(scorers["tiny"], provider.GetRequiredService<AccountScorer>());
        Assert.Same(scorers["tiny"], scope.ServiceProvider.GetRequiredKeyedService<AccountScorer>("tiny"));
        Assert.Same(AccountScorer.BuiltIn, scope.ServiceProvider.GetRequiredService<Consumer>().Scorer);
        Assert.Same(scorers, scope.ServiceProvider.GetRequiredService<IAccountScorers>());
    }

    [Fact]
    public void An_unknown_name_is_an_error_that_lists_the_names()
    {
        using ServiceProvider provider = Build(o => o.AddPolicyText("tiny", Tiny));
        IAccountScorers scorers = provider.GetRequiredService<IAccountScorers>();
        Assert.False(scorers.TryGet("Tiny", out AccountScorer? none));
        Assert.Null(none);
        Assert.True(scorers.TryGet("tiny", out _));
        Assert.Equal("There is no policy \"Tiny\"; there are: key-account, tiny.", Assert.Throws<KeyNotFoundException>(() => scorers["Tiny"]).Message);
        Assert.Throws<KeyNotFoundException>(() => provider.GetRequiredKeyedService<AccountScorer>("Tiny"));
        Assert.Throws<KeyNotFoundException>(() => provider.GetRequiredKeyedService<AccountScorer>(7));
    }

    [Fact]
    public void A_policy_can_take_the_place_of_the_built_in_one()
    {
        using ServiceProvider provider = Build(o => o.AddPolicyText(KeyAccountScoringOptions.BuiltInName, Tiny));
        Assert.Equal("tiny", provider.GetRequiredService<AccountScorer>().Policy.Model.Name);
    }

    [Fact]
    public void Everything_wrong_with_all_policies_is_reported_at_once()
    {
        using ServiceProvider provider = Build(o => o.AddPolicyText("bad", Broken).AddPolicyFile("gone", "no-such.policy.json").DefaultPolicy = "other");
        OptionsValidationException error = Assert.Throws<OptionsValidationException>(provider.GetRequiredService<AccountScorer>);
        Assert.Collection(
            error.Failures,
            f => Assert.Equal("The default policy \"other\" is not among the policies: bad, gone, key-account.", f),
            f =>
            {
                Assert.StartsWith("Policy \"bad\": The policy has 2 error(s).", f, StringComparison.Ordinal);
                Assert.Contains("revenu", f, StringComparison.Ordinal);
                Assert.Contains("cost", f, StringComparison.Ordinal);
            },
            f =>
            {
                Assert.StartsWith("Policy \"gone\": ", f, StringComparison.Ordinal);
                Assert.Contains("no-such.policy.json", f, StringComparison.Ordinal);
            });
    }

    [Fact]
    public void A_host_that_starts_reports_a_broken_policy_before_anyone_asks()
    {
        using ServiceProvider provider = Build(o => o.AddPolicyText("bad", Broken));
        Assert.Throws<OptionsValidationException>(provider.GetRequiredService<IStartupValidator>().Validate);
    }

    [Fact]
    public void A_policy_is_read_once()
    {
        string file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        File.WriteAllText(file, Tiny);
        try
        {
            using ServiceProvider provider = Build(o => o.AddPolicyFile("tiny", file));
            provider.GetRequiredService<IStartupValidator>().Validate();
            File.Delete(file);
            Assert.Equal("tiny", provider.GetRequiredKeyedService<AccountScorer>("tiny").Policy.Model.Name);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public void Registered_twice_the_policies_add_up_and_nothing_is_there_twice()
    {
        IServiceCollection services = new ServiceCollection().AddKeyAccountScoring(o => o.AddPolicyText("one", Tiny)).AddKeyAccountScoring(o => o.AddPolicyText("two", Tiny));
        services.AddOptions<KeyAccountScoringOptions>().Configure(o => o.DefaultPolicy = "two");
        using ServiceProvider provider = services.BuildServiceProvider();
        Assert.Equal(["key-account", "one", "two"], provider.GetRequiredService<IAccountScorers>().Names);
        Assert.Same(provider.GetRequiredKeyedService<AccountScorer>("two"), provider.GetRequiredService<AccountScorer>());
        Assert.Single(provider.GetServices<IAccountScorers>());
        Assert.Single(provider.GetServices<IValidateOptions<KeyAccountScoringOptions>>());
    }

    [Fact]
    public void What_the_application_registered_itself_stays()
    {
        AccountScorer own = AccountScorer.FromText(Tiny);
        using ServiceProvider provider = new ServiceCollection().AddSingleton(own).AddKeyAccountScoring().BuildServiceProvider();
        Assert.Same(own, provider.GetRequiredService<AccountScorer>());
    }

    [Fact]
    public void Arguments_are_checked()
    {
        var options = new KeyAccountScoringOptions();
        Assert.Throws<ArgumentNullException>(() => KeyAccountScoringServiceCollectionExtensions.AddKeyAccountScoring(null!));
        Assert.Throws<ArgumentException>(() => options.AddPolicyText("", Tiny));
        Assert.Throws<ArgumentNullException>(() => options.AddPolicyText("tiny", null!));
        Assert.Throws<ArgumentException>(() => options.AddPolicyFile("tiny", ""));
    }

    private static ServiceProvider Build(Action<KeyAccountScoringOptions> configure) => new ServiceCollection()
        .AddKeyAccountScoring(configure)
        .AddScoped<Consumer>()
        .BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });

    private sealed class Consumer([FromKeyedServices("key-account")] AccountScorer scorer)
    {
        public AccountScorer Scorer { get; } = scorer;
    }
}
