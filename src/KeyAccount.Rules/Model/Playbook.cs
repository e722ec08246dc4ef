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
