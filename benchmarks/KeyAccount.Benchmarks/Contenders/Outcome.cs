namespace KeyAccount.Benchmarks.Contenders;

/// <summary>
/// What every contender must say about an account. Scores are in hundredths and coverage in ten-thousandths, so that they compare
/// exactly; labels, cards and actions are places in the policy's lists, -1 for none.
/// </summary>
public readonly record struct Outcome
{
    /// <summary>-1 when there is no score.</summary>
    public required int Score { get; init; }

    public required int Coverage { get; init; }

    public required int Low { get; init; }

    public required int High { get; init; }

    public required sbyte Grade { get; init; }

    public required sbyte GradeBest { get; init; }

    public required sbyte GradeWorst { get; init; }

    public required sbyte Card { get; init; }

    /// <summary>One bit per flag, in the order of the policy.</summary>
    public required byte Raised { get; init; }

    public required byte Undetermined { get; init; }

    public required sbyte NextAction { get; init; }
}
