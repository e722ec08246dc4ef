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
    /// injected as a keyed <see cref="AccountScorer"/> by its name. Policies are loaded and checked when first asked for; a host that
    /// validates its options on start reports a broken policy then.
    /// </summary>
    /// <param name="services">The services.</param>
    /// <param name="configure">Adds policies; <see langword="null"/> for the built-in one only.</param>
    /// <returns>A builder for the options, for example to validate them on start.</returns>
    public static OptionsBuilder<KeyAccountScoringOptions> AddKeyAccountScoring(this IServiceCollection services, Action<KeyAccountScoringOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<KeyAccountScoringOptions>, KeyAccountScoringOptionsValidator>());
        services.TryAddSingleton<IAccountScorers, AccountScorerRegistry>();
        services.TryAddSingleton(provider => provider.GetRequiredService<IAccountScorers>().Default);
        services.TryAddKeyedSingleton(KeyedService.AnyKey, (provider, key) => provider.GetRequiredService<IAccountScorers>()[(string)key!]);
        var options = services.AddOptions<KeyAccountScoringOptions>();
        if (configure is not null) options.Configure(configure);
        return options;
    }
}
