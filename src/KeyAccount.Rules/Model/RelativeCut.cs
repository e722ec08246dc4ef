using KeyAccount.Rules.Expressions;

namespace KeyAccount.Rules;

/// <summary>
/// A number that is measured over a portfolio once and then stands in the policy: a percentile, a median, or the amount at which the largest reach a share of the
/// total. Every row sees the same number, so that each is decided by itself. Immutable.
/// </summary>
public sealed class RelativeCut
{
    internal RelativeCut()
    {
    }

    /// <summary>The name in expressions.</summary>
    public required string Name { get; init; }

    /// <summary>What people call it.</summary>
    public LocalizedText? Title { get; init; }

    /// <summary>The unit; <see langword="null"/> when none was declared.</summary>
    public string? Unit { get; init; }

    /// <summary>The measured expression as the policy writes it.</summary>
    public required string Of { get; init; }

    /// <summary>What is taken of the measured values.</summary>
    public required CutMeasure Take { get; init; }

    /// <summary>The condition on the rows that count, as the policy writes it; <see langword="null"/> where all do.</summary>
    public string? Where { get; init; }

    /// <summary>The number until one is measured; <see langword="null"/> when the policy gives none.</summary>
    public double? Default { get; init; }

    /// <summary>The number that the policy's calibration gives; <see langword="null"/> when it gives none.</summary>
    public double? Calibrated { get; init; }

    /// <summary>The number by which the policy decides: the calibrated one, else the default; <see langword="null"/> when it is unknown.</summary>
    public double? Number => Calibrated ?? Default;

    internal BoundExpression Measured { get; init; } = null!;

    internal BoundExpression? Condition { get; init; }

    internal int Slot { get; init; }
}
