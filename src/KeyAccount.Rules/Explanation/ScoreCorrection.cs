using System.Collections.Immutable;

namespace KeyAccount.Rules;

/// <summary>What changes a score after the weighted mean of its characteristics.</summary>
public enum CorrectionKind
{
    /// <summary>Points added or taken.</summary>
    Adjustment,

    /// <summary>A score that cannot be exceeded.</summary>
    Cap,

    /// <summary>A condition that makes the score 0.</summary>
    KnockOut,
}

/// <summary>An adjustment, a cap or a knock-out, and what it did to a score.</summary>
public sealed record ScoreCorrection
{
    /// <summary>Its kind.</summary>
    public required CorrectionKind Kind { get; init; }

    /// <summary>Its id.</summary>
    public required string Id { get; init; }

    /// <summary>What people call it.</summary>
    public required string Title { get; init; }

    /// <summary>The condition, or the number that is counted in steps, as the policy writes it.</summary>
    public required string Rule { get; init; }

    /// <summary>Whether its condition holds, or its number is known; <see langword="null"/> where that is unknown, so that it does nothing to the score, only to low and high.</summary>
    public required bool? Applies { get; init; }

    /// <summary>What it added to the score, or took from it; 0 where others had done so already, or there is no score.</summary>
    public required decimal Points { get; init; }

    /// <summary>The reason code.</summary>
    public required string? ReasonCode { get; init; }

    /// <summary>The text of the reason code.</summary>
    public required string? Reason { get; init; }

    /// <summary>The facts it rests on; where it is unknown, those that are.</summary>
    public required ImmutableArray<Evidence> Evidence { get; init; }
}
