namespace KeyAccount.Rules;

/// <summary>How a stream of batches is decided. Immutable.</summary>
public sealed record EvaluationOptions
{
    private readonly int _maxDegreeOfParallelism = 1;

    /// <summary>Everything, one batch at a time.</summary>
    public static EvaluationOptions Default { get; } = new();

    /// <summary>What to compute; everything by default.</summary>
    public DecisionOutputs Outputs { get; init; } = DecisionOutputs.All;

    /// <summary>Batches under way at a time, 1 or more; 1 by default. Results, and their order, do not depend on it.</summary>
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

/// <summary>How far a stream has come.</summary>
/// <param name="Batches">Batches given out.</param>
/// <param name="Rows">Their rows.</param>
public readonly record struct EvaluationProgress(long Batches, long Rows);
