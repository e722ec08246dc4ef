using KeyAccount.Rules.Expressions;

namespace KeyAccount.Rules;

/// <summary>
/// Points that a scorecard adds to the weighted mean, or takes from it: once where a condition holds, or for each whole step of a number.
/// Immutable.
/// </summary>
public sealed class Adjustment
{
    internal Adjustment()
    {
    }

    /// <summary>The id; unique among the scorecard's adjustments, caps and knock-outs.</summary>
    public required string Id { get; init; }

    /// <summary>What people call it.</summary>
    public LocalizedText? Title { get; init; }

    /// <summary>The reason code; <see langword="null"/> when none is given.</summary>
    public string? Reason { get; init; }

    /// <summary>Points added, −100 to 100; of a stepwise adjustment those of each step.</summary>
    public required decimal Points { get; init; }

    /// <summary>The condition as the policy writes it; <see langword="null"/> for a stepwise adjustment.</summary>
    public string? When { get; init; }

    /// <summary>The steps; <see langword="null"/> where a condition decides.</summary>
    public AdjustmentSteps? Steps { get; init; }

    internal BoundExpression? Condition { get; init; }
}

/// <summary>How a number is counted in steps. Immutable.</summary>
public sealed class AdjustmentSteps
{
    internal AdjustmentSteps()
    {
    }

    /// <summary>The number that is counted, as the policy writes it.</summary>
    public required string Of { get; init; }

    /// <summary>The length of a step; greater than 0. Only whole steps count.</summary>
    public required decimal Per { get; init; }

    /// <summary>The fewest points that the adjustment adds.</summary>
    public required decimal AtLeast { get; init; }

    /// <summary>The most points that the adjustment adds.</summary>
    public required decimal AtMost { get; init; }

    internal BoundExpression Number { get; init; } = null!;
}

/// <summary>A score that cannot be exceeded while a condition holds. Immutable.</summary>
public sealed class ScoreCap
{
    internal ScoreCap()
    {
    }

    /// <summary>The id; unique among the scorecard's adjustments, caps and knock-outs.</summary>
    public required string Id { get; init; }

    /// <summary>What people call it.</summary>
    public LocalizedText? Title { get; init; }

    /// <summary>The reason code; <see langword="null"/> when none is given.</summary>
    public string? Reason { get; init; }

    /// <summary>The condition as the policy writes it.</summary>
    public required string When { get; init; }

    /// <summary>The highest score, 0 to 100.</summary>
    public required decimal AtMost { get; init; }

    internal BoundExpression Condition { get; init; } = null!;
}

/// <summary>A condition that makes a score 0, whatever else is known. Immutable.</summary>
public sealed class KnockOut
{
    internal KnockOut()
    {
    }

    /// <summary>The id; unique among the scorecard's adjustments, caps and knock-outs.</summary>
    public required string Id { get; init; }

    /// <summary>What people call it.</summary>
    public LocalizedText? Title { get; init; }

    /// <summary>The reason code; <see langword="null"/> when none is given.</summary>
    public string? Reason { get; init; }

    /// <summary>The condition as the policy writes it.</summary>
    public required string When { get; init; }

    internal BoundExpression Condition { get; init; } = null!;
}
