using System.Collections.Immutable;

namespace KeyAccount.Scoring;

/// <summary>A person of ours, such as an account manager or a sales lead, with what is known of their work. Immutable.</summary>
public sealed record PersonProfile
{
    /// <summary>The key of the person; compared ordinally. Where it is the <see cref="Account.Owner"/> of accounts, these are theirs.</summary>
    public required string Id { get; init; }

    /// <summary>The person's name; <see langword="null"/> when unknown.</summary>
    public string? Name { get; init; }

    /// <summary>What the person does for us, for example <c>account_manager</c>; <see langword="null"/> when unknown.</summary>
    public string? Role { get; init; }

    /// <summary>The facts, by the name a policy declares.</summary>
    public ImmutableDictionary<string, FactValue> Facts { get; init; } = ImmutableDictionary<string, FactValue>.Empty;
}
