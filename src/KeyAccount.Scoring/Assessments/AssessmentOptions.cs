namespace KeyAccount.Scoring;

/// <summary>How to assess. Immutable.</summary>
public sealed record AssessmentOptions
{
    private readonly int _batchSize = 1024;
    private readonly int _maxDegreeOfParallelism = 1;

    /// <summary>Assesses as of a day, over a window.</summary>
    /// <param name="asOf">The day on which facts hold; nothing dated later is looked at. There is no default: results never depend on the clock.</param>
    /// <param name="windowDays">Length of the window of the indicators, in days: 1 to 36,525, by default 365.</param>
    public AssessmentOptions(DateOnly asOf, int windowDays = 365) => Window = new IndicatorWindow(asOf, windowDays);

    /// <summary>The as-of date and the window.</summary>
    public IndicatorWindow Window { get; }

    /// <summary>Accounts per column batch; at least 1, by default 1,024. Results do not depend on it.</summary>
    public int BatchSize
    {
        get => _batchSize;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            _batchSize = value;
        }
    }

    /// <summary>Batches that may be worked on at once; at least 1, by default 1. Results, and their order, do not depend on it.</summary>
    public int MaxDegreeOfParallelism
    {
        get => _maxDegreeOfParallelism;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            _maxDegreeOfParallelism = value;
        }
    }
}

/// <summary>How far a run is.</summary>
/// <param name="Assessed">Accounts assessed so far.</param>
public readonly record struct AssessmentProgress(long Assessed);

/// <summary>A fact given directly that cannot be used; it counts as unknown (a list: as the account has it).</summary>
/// <param name="AccountId">The account.</param>
/// <param name="Fact">The fact's name.</param>
/// <param name="Given">What was given.</param>
/// <param name="Expected">What the policy declares: <c>number</c>, <c>text</c>, <c>boolean</c>, <c>date</c>, <c>list</c>, or the values of a closed set.</param>
public sealed record FactRejection(string AccountId, string Fact, FactValue Given, string Expected);
