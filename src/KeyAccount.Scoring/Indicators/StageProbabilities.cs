namespace KeyAccount.Scoring;

/// <summary>
/// The probability of closing at each selling stage, as a policy states it: what weighs an open opportunity that has no probability of its own.
/// A stage that is left out has an unknown probability. Immutable, and therefore safe to share between threads.
/// </summary>
public sealed class StageProbabilities
{
    private readonly double?[] _byStage = new double?[(int)SellingStage.Closed + 1];

    /// <summary>The probabilities of the given stages.</summary>
    /// <param name="probabilities">Each stage at most once, with a probability from 0 to 1.</param>
    /// <exception cref="ArgumentException">A stage does not exist or is given twice, or a probability is not between 0 and 1.</exception>
    public StageProbabilities(IEnumerable<KeyValuePair<SellingStage, double>> probabilities)
    {
        ArgumentNullException.ThrowIfNull(probabilities);
        foreach ((SellingStage stage, double probability) in probabilities)
        {
            if (!Enum.IsDefined(stage))
            {
                throw new ArgumentException($"There is no selling stage {(int)stage}.", nameof(probabilities));
            }

            if (_byStage[(int)stage] is not null)
            {
                throw new ArgumentException($"The probability of stage {stage} is given twice.", nameof(probabilities));
            }

            // Written so that NaN fails as well.
            if (!(probability >= 0 && probability <= 1))
            {
                throw new ArgumentException($"The probability of stage {stage} must be between 0 and 1.", nameof(probabilities));
            }

            _byStage[(int)stage] = probability;
        }
    }

    /// <summary>No stage has a known probability: only opportunities with a probability of their own can be weighed.</summary>
    public static StageProbabilities None { get; } = new([]);

    /// <summary>The probability of closing, 0 to 1; <see langword="null"/> when the stage or its probability is unknown.</summary>
    public double? this[SellingStage? stage] =>
        stage is { } known && (uint)known < (uint)_byStage.Length ? _byStage[(int)known] : null;
}
