using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using KeyAccount.Rules;
using Microsoft.Extensions.Options;

namespace KeyAccount.Scoring.DependencyInjection;

/// <summary>The scorers of an application, by the names of their policies. Thread-safe; inject it where several policies are in use.</summary>
public interface IAccountScorers
{
    /// <summary>The names, in ordinal order.</summary>
    IReadOnlyCollection<string> Names { get; }

    /// <summary>The scorer of the default policy.</summary>
    AccountScorer Default { get; }

    /// <summary>The scorer of a policy.</summary>
    /// <param name="name">The policy's name.</param>
    /// <exception cref="KeyNotFoundException">There is no policy of this name; the message lists those there are.</exception>
    AccountScorer this[string name] { get; }

    /// <summary>The scorer of a policy, if there is one.</summary>
    bool TryGet(string name, [NotNullWhen(true)] out AccountScorer? scorer);
}

/// <summary>The scorers of validated options: every policy was loaded by the validation, and is not loaded again.</summary>
internal sealed class AccountScorerRegistry : IAccountScorers
{
    private readonly FrozenDictionary<string, AccountScorer> _scorers;

    // The monitor, not IOptions: the validation on start fills the monitor's cache, and the policies loaded there serve here.
    public AccountScorerRegistry(IOptionsMonitor<KeyAccountScoringOptions> options)
    {
        var value = options.CurrentValue;
        _scorers = value.Policies.ToFrozenDictionary(p => p.Key, p => p.Value.Value, StringComparer.Ordinal);
        Default = _scorers[value.DefaultPolicy];
        Names = value.PolicyNames;
    }

    public IReadOnlyCollection<string> Names { get; }

    public AccountScorer Default { get; }

    public AccountScorer this[string name] => TryGet(name, out var scorer)
        ? scorer
        : throw new KeyNotFoundException($"There is no policy \"{name}\"; there are: {string.Join(", ", Names)}.");

    public bool TryGet(string name, [NotNullWhen(true)] out AccountScorer? scorer)
    {
        ArgumentNullException.ThrowIfNull(name);
        return _scorers.TryGetValue(name, out scorer);
    }
}

/// <summary>Checks that every policy loads and that the default one exists, and reports all that is wrong.</summary>
internal sealed class KeyAccountScoringOptionsValidator : IValidateOptions<KeyAccountScoringOptions>
{
    public ValidateOptionsResult Validate(string? name, KeyAccountScoringOptions options)
    {
        var failures = new List<string>();
        if (!options.PolicyNames.Contains(options.DefaultPolicy))
            failures.Add($"The default policy \"{options.DefaultPolicy}\" is not among the policies: {string.Join(", ", options.PolicyNames)}.");
        foreach (var (policy, load) in options.Policies)
        {
            try
            {
                _ = load.Value;
            }
            catch (Exception exception) when (exception is PolicyException or IOException or UnauthorizedAccessException)
            {
                failures.Add($"Policy \"{policy}\": {exception.Message}");
            }
        }

        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }
}
