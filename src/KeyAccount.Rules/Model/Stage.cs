using System.Collections.Immutable;

namespace KeyAccount.Rules;

/// <summary>One stage of a playbook. Immutable.</summary>
public sealed class Stage
{
    internal Stage()
    {
    }

    /// <summary>The id; unique in the playbook.</summary>
    public required string Id { get; init; }

    /// <summary>What people call it.</summary>
    public LocalizedText? Title { get; init; }

    /// <summary>What it is about; <see langword="null"/> when the policy does not say.</summary>
    public LocalizedText? Description { get; init; }

    /// <summary>What we want from it; <see langword="null"/> when the policy does not say.</summary>
    public LocalizedText? Goal { get; init; }

    /// <summary>What our company supports it with; <see langword="null"/> when the policy does not say.</summary>
    public LocalizedText? Support { get; init; }

    /// <summary>The result that ends it; <see langword="null"/> when the policy does not say.</summary>
    public LocalizedText? Exit { get; init; }

    /// <summary>The buyer's own step meanwhile; <see langword="null"/> when the policy does not say.</summary>
    public LocalizedText? Buyer { get; init; }

    /// <summary>Who of our people takes part; empty when the policy does not say.</summary>
    public ImmutableArray<LocalizedText> Participants { get; init; } = [];

    /// <summary>How deep our company is involved; <see langword="null"/> when the policy does not say.</summary>
    public Involvement? Involvement { get; init; }

    /// <summary>The activities that serve it, the first choice first; empty when the policy names none.</summary>
    public ImmutableArray<Activity> Activities { get; init; } = [];

    /// <summary>Probability of success in this stage, 0 to 1; <see langword="null"/> when the policy gives none.</summary>
    public decimal? Probability { get; init; }

    /// <summary>The key nodes that must be met to enter it, in order; empty for the first stage. Without them the stage before is not passed.</summary>
    public ImmutableArray<KeyNode> Entry { get; init; } = [];

    /// <summary>The key nodes in order; a stage without any is passed by everyone.</summary>
    public required ImmutableArray<KeyNode> Nodes { get; init; }
}

/// <summary>How deep a company is involved in a stage; from the least.</summary>
public enum Involvement
{
    /// <summary>One person's work.</summary>
    Low,

    /// <summary>Others help where they are asked.</summary>
    Medium,

    /// <summary>The company stands behind it, up to its executives.</summary>
    High,
}
