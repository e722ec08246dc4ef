using System.Reflection;

namespace KeyAccount.Scoring.Tests.Architecture;

/// <summary>Who may know whom: the domain stands on the kernel, the kernel on the framework alone.</summary>
public sealed class DependencyTests
{
    [Fact]
    public void The_kernel_refers_to_the_framework_alone() =>
        Assert.Empty(BeyondTheFramework(Shipped.Rules));

    [Fact]
    public void The_domain_refers_to_the_framework_and_the_kernel_alone() =>
        Assert.Equal(["KeyAccount.Rules"], BeyondTheFramework(Shipped.Scoring));

    [Fact]
    public void The_integration_adds_only_the_abstractions_it_integrates_with() =>
        Assert.All(
            BeyondTheFramework(Shipped.Integration),
            name => Assert.Contains(name, (string[])["KeyAccount.Rules", "KeyAccount.Scoring", "Microsoft.Extensions.DependencyInjection.Abstractions", "Microsoft.Extensions.Options"]));

    [Fact]
    public void The_integration_with_Arrow_stands_on_the_kernel_alone() =>
        Assert.Equal(["Apache.Arrow", "KeyAccount.Rules"], BeyondTheFramework(Shipped.Arrow));

    [Fact]
    public void The_kernel_knows_nothing_of_accounts()
    {
        const BindingFlags all = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
        var names = Shipped.Rules.GetTypes().SelectMany(type => type.GetMembers(all).Select(m => m.Name)
            .Concat(type.GetMethods(all).SelectMany(m => m.GetParameters()).Select(p => p.Name ?? ""))
            .Append(type.Name))
            // Explicit implementations carry the full name of their interface, and with it the product's.
            .Select(name => name.Replace("KeyAccount.", "", StringComparison.Ordinal));
        string[] domain = ["account", "opportunity", "ledger", "invoice"];
        Assert.Empty(names.Where(name => domain.Any(word => name.Contains(word, StringComparison.OrdinalIgnoreCase))).Distinct());
    }

    [Fact]
    public void Public_types_live_in_their_assemblys_namespace() =>
        Assert.All(Shipped.PublicTypes, type => Assert.True(
            type.Namespace == type.Assembly.GetName().Name
            // What tests a policy is asked for by those who write tests, and stays out of the way of those who score.
            || type.Namespace == "KeyAccount.Rules.Testing"
            // Extension methods on services live where services are configured, as the framework's own do.
            || (type.Namespace == "Microsoft.Extensions.DependencyInjection" && type.Name.EndsWith("ServiceCollectionExtensions", StringComparison.Ordinal)),
            type.FullName));

    /// <summary>The references that the shared framework does not contain.</summary>
    private static string[] BeyondTheFramework(Assembly assembly)
    {
        var framework = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        return [.. assembly.GetReferencedAssemblies().Select(a => a.Name!).Where(name => !File.Exists(Path.Combine(framework, name + ".dll"))).Order(StringComparer.Ordinal)];
    }
}
