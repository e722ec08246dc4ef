namespace KeyAccount.Scoring.DependencyInjection;

/// <summary>
/// The policies of an application, by name. Each name has one source. The built-in policy <c>key-account</c> is always there under
/// <see cref="BuiltInName"/>, unless the application puts another one in its place.
/// </summary>
public sealed class KeyAccountScoringOptions
{
    /// <summary>The name of the built-in policy, which is also the default one.</summary>
    public const string BuiltInName = "key-account";

    private readonly Dictionary<string, Lazy<AccountScorer>> _policies = new(StringComparer.Ordinal)
    {
        [BuiltInName] = new(() => AccountScorer.BuiltIn),
    };

    /// <summary>The policy that an injected <see cref="AccountScorer"/> has. Default <see cref="BuiltInName"/>.</summary>
    public string DefaultPolicy { get; set; } = BuiltInName;

    /// <summary>The names of all policies, in ordinal order.</summary>
    public IReadOnlyCollection<string> PolicyNames => [.. _policies.Keys.Order(StringComparer.Ordinal)];

    /// <summary>Adds or replaces a policy that is read from a file when the options are validated.</summary>
    /// <param name="name">The name; compared ordinally.</param>
    /// <param name="path">The file; a relative path starts from the process's current directory.</param>
    /// <returns>These options, for more of the same.</returns>
    public KeyAccountScoringOptions AddPolicyFile(string name, string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return Add(name, () => AccountScorer.FromFile(path));
    }

    /// <summary>Adds or replaces a policy given as text.</summary>
    /// <param name="name">The name; compared ordinally.</param>
    /// <param name="json">The document.</param>
    /// <returns>These options, for more of the same.</returns>
    public KeyAccountScoringOptions AddPolicyText(string name, string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        return Add(name, () => AccountScorer.FromText(json, name));
    }

    /// <summary>The policies in ordinal order of their names; each is loaded once, by the validation, and then shared.</summary>
    internal IEnumerable<KeyValuePair<string, Lazy<AccountScorer>>> Policies => _policies.OrderBy(p => p.Key, StringComparer.Ordinal);

    private KeyAccountScoringOptions Add(string name, Func<AccountScorer> load)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        _policies[name] = new Lazy<AccountScorer>(load);
        return this;
    }
}
