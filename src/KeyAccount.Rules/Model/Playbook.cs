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

    /// <summary>Where it applies, as the policy writes it; <see langword="null"/> for one that always applies.</summary>
    public string? When { get; init; }

    /// <summary>The stages in order.</summary>
    public required ImmutableArray<Stage> Stages { get; init; }

    /// <summary>All key nodes of all stages, each at the place of its <see cref="KeyNode.Ordinal"/>.</summary>
    public IEnumerable<KeyNode> Nodes => Stages.SelectMany(s => s.Entry.Concat(s.Nodes));

    /// <summary>The nodes that must be met to pass a stage: its own, then those that let into the next.</summary>
    /// <param name="stage">The stage's place, from 0.</param>
    public IEnumerable<KeyNode> NodesToPass(int stage) => stage + 1 < Stages.Length ? Stages[stage].Nodes.Concat(Stages[stage + 1].Entry) : Stages[stage].Nodes;

    /// <summary>The condition of <see cref="When"/>.</summary>
    internal BoundExpression? Condition { get; init; }

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

    public required int SupportedBestStep { get; init; }

    public required int Applies { get; init; }
}
