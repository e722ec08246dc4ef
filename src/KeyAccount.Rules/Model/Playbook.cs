using System.Collections.Immutable;
using KeyAccount.Rules.Expressions;

namespace KeyAccount.Rules;

/// <summary>Stages in order, each with the key nodes that must be met to pass it. Immutable.</summary>
public sealed class Playbook
{
    internal Playbook()
    {
    }

    /// <summary>The name in expressions.</summary>
    public required string Name { get; init; }

    /// <summary>What people call it.</summary>
    public LocalizedText? Title { get; init; }

    /// <summary>The stages in order.</summary>
    public required ImmutableArray<Stage> Stages { get; init; }

    /// <summary>The stage that the record claims; <see langword="null"/> when the policy names none.</summary>
    internal BoundExpression? Claimed { get; init; }

    internal StringPool StageIds { get; init; } = null!;

    internal StringPool NodeIds { get; init; } = null!;

    internal PlaybookSlots Slots { get; init; } = null!;
}

internal sealed record PlaybookSlots
{
    public required int Claimed { get; init; }

    public required int Supported { get; init; }

    public required int SupportedBest { get; init; }

    public required int ClaimedStep { get; init; }

    public required int SupportedStep { get; init; }

    public required int Gap { get; init; }

    public required int Probability { get; init; }

    public required int ClaimedProbability { get; init; }

    public required int Node { get; init; }
}

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

    /// <summary>Probability of success in this stage, 0 to 1; <see langword="null"/> when the policy gives none.</summary>
    public decimal? Probability { get; init; }

    /// <summary>The key nodes in order; a stage without any is passed by everyone.</summary>
    public required ImmutableArray<KeyNode> Nodes { get; init; }
}

/// <summary>A condition that must be met to pass a stage (关键节点). Immutable.</summary>
public sealed class KeyNode
{
    internal KeyNode()
    {
    }

    /// <summary>The id; unique in the playbook.</summary>
    public required string Id { get; init; }

    /// <summary>Its place among all nodes of the playbook, from 0.</summary>
    public required int Ordinal { get; init; }

    /// <summary>What to tell people when it is not met.</summary>
    public LocalizedText? Message { get; init; }

    /// <summary>The id of the action that meets it; <see langword="null"/> when the policy names none.</summary>
    public string? Action { get; init; }

    /// <summary>The condition as the policy writes it.</summary>
    public required string When { get; init; }

    internal BoundExpression Condition { get; init; } = null!;
}
