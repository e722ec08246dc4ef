using System.Globalization;

namespace KeyAccount.Rules.Documents;

/// <summary>The numbers that a property may have.</summary>
/// <param name="Low">The least.</param>
/// <param name="High">The greatest.</param>
/// <param name="Decimals">The most decimals.</param>
internal sealed record NumberRange(decimal Low, decimal High, int Decimals)
{
    /// <summary>Weights: their sums are exact.</summary>
    public static readonly NumberRange Weight = new(0.0001m, 1_000_000, 10);

    /// <summary>Points: stored as multiples of 1/10,000.</summary>
    public static readonly NumberRange Points = new(0, 100, 4);

    /// <summary>Points added to a score, or taken from it.</summary>
    public static readonly NumberRange Adjustment = new(-100, 100, 4);

    /// <summary>Lengths of steps.</summary>
    public static readonly NumberRange Step = new(0.000001m, 1_000_000_000_000, 6);

    /// <summary>Probabilities.</summary>
    public static readonly NumberRange Probability = new(0, 1, 10);

    /// <summary>Shares of the weight: coverage is rounded to as many decimals.</summary>
    public static readonly NumberRange Coverage = new(0, 1, 4);

    /// <summary>Priorities of actions.</summary>
    public static readonly NumberRange Priority = new(-1_000_000, 1_000_000, 4);

    /// <summary>Where a band is cut: numbers that a decimal holds exactly.</summary>
    public static readonly NumberRange Cut = new(-1e15m, 1e15m, 20);

    /// <summary>Percentages of percentiles.</summary>
    public static readonly NumberRange Percentile = new(0.0001m, 99.9999m, 4);

    /// <summary>Shares of a total.</summary>
    public static readonly NumberRange CumulativeShare = new(0.0001m, 1, 4);

    /// <summary>How many of something there are.</summary>
    public static readonly NumberRange Count = new(0, 1e15m, 0);

    /// <summary>Decimals to which a score is rounded.</summary>
    public static readonly NumberRange ScoreDecimals = new(0, 4, 0);

    public bool Contains(decimal number) => number >= Low && number <= High && decimal.Round(number, Decimals) == number;

    /// <summary>For messages: <c>from 0 to 100 with at most 4 decimals</c>.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"from {Low} to {High} {(Decimals == 0 ? "without decimals" : $"with at most {Decimals} decimals")}");
}
