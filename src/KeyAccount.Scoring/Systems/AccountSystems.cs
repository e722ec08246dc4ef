using System.Collections.Frozen;
using System.Collections.Immutable;

namespace KeyAccount.Scoring;

/// <summary>The built-in systems: the policies that ship with the library, each with its tests and its page in <c>docs/systems</c>. Thread-safe.</summary>
public static class AccountSystems
{
    private const string Prefix = "KeyAccount.Scoring.Policies.";

    private static readonly Lazy<FrozenDictionary<string, AccountSystem>> ById =
        new(() => All!.ToFrozenDictionary(s => s.Id, StringComparer.Ordinal));

    /// <summary>All built-in systems, in ordinal order of their ids. None is compiled before it is needed.</summary>
    public static ImmutableArray<AccountSystem> All { get; } = Read();

    /// <summary>The system of that id, or <see langword="null"/> when there is none. Ids compare ordinally.</summary>
    public static AccountSystem? Find(string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        return ById.Value.GetValueOrDefault(id);
    }

    private static ImmutableArray<AccountSystem> Read()
    {
        string[] resources = [.. typeof(AccountSystems).Assembly.GetManifestResourceNames()
            .Where(r => r.StartsWith(Prefix, StringComparison.Ordinal)).Select(r => r[Prefix.Length..])];
        string[] ids = [.. resources.Where(r => r.EndsWith(AccountSystem.PolicySuffix, StringComparison.Ordinal)).Select(r => r[..^AccountSystem.PolicySuffix.Length]).Order(StringComparer.Ordinal)];
        return [.. ids.Select(Load)];

        AccountSystem Load(string id)
        {
            string policy = Text(id + AccountSystem.PolicySuffix);
            return new AccountSystem(id, policy, Tables(policy, resources), Tests(id, resources));
        }
    }

    private static string? Tests(string id, string[] resources) => resources.Contains(id + AccountSystem.TestsSuffix, StringComparer.Ordinal) ? Text(id + AccountSystem.TestsSuffix) : null;

    /// <summary>The files that the policy names.</summary>
    private static ImmutableDictionary<string, string> Tables(string policy, string[] resources) => resources
        .Where(r => r.EndsWith(".csv", StringComparison.Ordinal) && policy.Contains($"\"{r}\"", StringComparison.Ordinal))
        .ToImmutableDictionary(r => r, Text, StringComparer.Ordinal);

    private static string Text(string resource)
    {
        using Stream stream = typeof(AccountSystems).Assembly.GetManifestResourceStream(Prefix + resource)
            ?? throw new InvalidOperationException($"The assembly lacks its resource {Prefix}{resource}.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
