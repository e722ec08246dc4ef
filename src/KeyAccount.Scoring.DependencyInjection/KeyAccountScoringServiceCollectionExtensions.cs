using KeyAccount.Scoring;
using KeyAccount.Scoring.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers account scoring.</summary>
public static class KeyAccountScoringServiceCollectionExtensions
{
    /// <summary>
    /// Adds <see cref="IAccountScorers"/> and, for the default policy, <see cref="AccountScorer"/>, both as singletons; each policy can also be
    /// injected as a keyed <see cref="AccountScorer"/> by its name.
    /// </summary>
    /// <remarks>
    /// <para>Policies are loaded and checked once: when a host starts, or else when a scorer is first asked for. A policy that is broken or missing
    /// is an <see cref="OptionsValidationException"/> that names everything wrong with all policies.</para>
    /// <para>Can be called several times: registrations are not repeated, and the policies add up. <c>AddOptions&lt;KeyAccountScoringOptions&gt;()</c>
    /// configures them in other ways, for example <see cref="KeyAccountScoringOptions.DefaultPolicy"/> from configuration.</para>
    /// </remarks>
    /// <param name="services">The services.</param>
    /// <param name="configure">Adds policies; <see langword="null"/> for the built-in one only.</param>
    /// <returns>The services.</returns>
    public static IServiceCollection AddKeyAccountScoring(this IServiceCollection services, Action<KeyAccountScoringOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<KeyAccountScoringOptions>, KeyAccountScoringOptionsValidator>());
        services.TryAddSingleton<IAccountScorers, AccountScorerRegistry>();
        services.TryAddSingleton(provider => provider.GetRequiredService<IAccountScorers>().Default);
        services.TryAddKeyedSingleton(KeyedService.AnyKey, ByName);
        var options = services.AddOptions<KeyAccountScoringOptions>().ValidateOnStart();
        if (configure is not null) options.Configure(configure);
        return services;
    }

    private static AccountScorer ByName(IServiceProvider provider, object? key) => key is string name
        ? provider.GetRequiredService<IAccountScorers>()[name]
        : throw new KeyNotFoundException($"A policy is asked for by its name, a string; the key is {key ?? "null"}.");
}
