using System.Collections.Immutable;

namespace KeyAccount.Rules;

/// <summary>A playbook: where the row stands in it, what to do there, and what is missing. Immutable.</summary>
public sealed record PlaybookExplanation
{
    /// <summary>The playbook's name.</summary>
    public required string Name { get; init; }

    /// <summary>What people call it.</summary>
    public required string Title { get; init; }

    /// <summary>Whether it applies; <see langword="null"/> when unknown. Where it does not, its nodes name no actions.</summary>
    public required bool? Applies { get; init; }

    /// <summary>Whether it is the first that applies.</summary>
    public required bool IsChosen { get; init; }

    /// <summary>Where it applies, as the policy writes it; <see langword="null"/> for one that always applies.</summary>
    public required string? When { get; init; }

    /// <summary>The facts that decide whether it applies; when that is unknown, the unknown facts that would settle it.</summary>
    public required ImmutableArray<Evidence> Evidence { get; init; }

    /// <summary>The stage that the record claims; <see langword="null"/> when unknown.</summary>
    public required StageExplanation? Claimed { get; init; }

    /// <summary>The stage that the evidence supports.</summary>
    public required StageExplanation Supported { get; init; }

    /// <summary>Claimed minus supported step; <see langword="null"/> when the claim is unknown.</summary>
    public required int? Gap { get; init; }

    /// <summary>All stages in order, each with how far it is and what its nodes say.</summary>
    public required ImmutableArray<StageProgress> Stages { get; init; }

    /// <summary>The nodes that must be met to pass the stages up to the supported one, in order.</summary>
    public required ImmutableArray<NodeExplanation> Nodes { get; init; }
}

/// <summary>A stage and what the policy says about the work in it. Immutable.</summary>
public sealed record StageExplanation
{
    /// <summary>The id.</summary>
    public required string Id { get; init; }

    /// <summary>What people call it.</summary>
    public required string Title { get; init; }

    /// <summary>Its step, from 1.</summary>
    public required int Step { get; init; }

    /// <summary>Its probability, 0 to 1; <see langword="null"/> when the policy gives none.</summary>
    public required decimal? Probability { get; init; }

    /// <summary>What it is about; <see langword="null"/> when the policy does not say.</summary>
    public required string? Description { get; init; }

    /// <summary>What we want from it; <see langword="null"/> when the policy does not say.</summary>
    public required string? Goal { get; init; }

    /// <summary>The buyer's own step meanwhile; <see langword="null"/> when the policy does not say.</summary>
    public required string? Buyer { get; init; }

    /// <summary>Who of our people takes part; empty when the policy does not say.</summary>
    public required ImmutableArray<string> Participants { get; init; }

    /// <summary>How deep our company is involved; <see langword="null"/> when the policy does not say.</summary>
    public required Involvement? Involvement { get; init; }

    /// <summary>What our company supports it with; <see langword="null"/> when the policy does not say.</summary>
    public required string? Support { get; init; }

    /// <summary>The activities that serve it, the first choice first; empty when the policy names none.</summary>
    public required ImmutableArray<ActivityExplanation> Activities { get; init; }

    /// <summary>The result that ends it; <see langword="null"/> when the policy does not say.</summary>
    public required string? Exit { get; init; }
}

/// <summary>How far a row is with a stage.</summary>
public enum StageState
{
    /// <summary>All that it and those before it ask for is met.</summary>
    Passed,

    /// <summary>The first that is not passed.</summary>
    Current,

    /// <summary>Behind the current one.</summary>
    Open,
}

/// <summary>A stage in the course of a playbook. Immutable.</summary>
/// <param name="Id">The id.</param>
/// <param name="Title">What people call it.</param>
/// <param name="Step">Its step, from 1.</param>
/// <param name="State">How far the row is with it.</param>
/// <param name="Nodes">What the nodes say that must be met to pass it, in order: its own, and those that let into the next stage.</param>
public sealed record StageProgress(string Id, string Title, int Step, StageState State, ImmutableArray<NodeTruth> Nodes);

/// <summary>What a key node says. Immutable.</summary>
/// <param name="Id">The id.</param>
/// <param name="Title">What people call it.</param>
/// <param name="IsMet">Whether it is met; <see langword="null"/> when unknown.</param>
/// <param name="Enters">The stage that it lets into; <see langword="null"/> for a node of the stage itself.</param>
public sealed record NodeTruth(string Id, string Title, bool? IsMet, string? Enters);

/// <summary>A key node, whether it is met and why. Immutable.</summary>
/// <param name="Id">The id.</param>
/// <param name="Title">What people call it.</param>
/// <param name="Stage">The stage that is not passed without it.</param>
/// <param name="Enters">The stage that it lets into; <see langword="null"/> for a node of the stage itself.</param>
/// <param name="IsMet">Whether it is met; <see langword="null"/> when unknown.</param>
/// <param name="Message">What is missing; <see langword="null"/> when it is met, or the policy has no message.</param>
/// <param name="Evidence">The facts that its condition rests on.</param>
public sealed record NodeExplanation(string Id, string Title, string Stage, string? Enters, bool? IsMet, string? Message, ImmutableArray<Evidence> Evidence);

/// <summary>A kind of work with people. Immutable.</summary>
/// <param name="Id">The id.</param>
/// <param name="Title">What people call it.</param>
/// <param name="Audience">Whom it reaches best; <see langword="null"/> when the policy does not say.</param>
/// <param name="Cost">What it costs, beside the others; <see langword="null"/> when the policy does not say.</param>
/// <param name="Reach">How many people it reaches at once; <see langword="null"/> when the policy does not say.</param>
/// <param name="Description">What it is and what it takes; <see langword="null"/> when the policy does not say.</param>
public sealed record ActivityExplanation(string Id, string Title, string? Audience, ActivityCost? Cost, ActivityReach? Reach, string? Description);
