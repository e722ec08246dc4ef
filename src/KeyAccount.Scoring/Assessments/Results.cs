using System.Globalization;

namespace KeyAccount.Scoring;

/// <summary>A score and how sure it is.</summary>
/// <param name="Value">0 to 100, rounded as the policy says; <see langword="null"/> when nothing is known.</param>
/// <param name="Coverage">Share of the weight that was known, 0 to 1.</param>
/// <param name="Low">The least the score could be once the unknowns are known.</param>
/// <param name="High">The most it could be.</param>
public readonly record struct ScoreResult(decimal? Value, decimal Coverage, decimal Low, decimal High)
{
    /// <summary>For example <c>72.5 [61.2..80], coverage 0.65</c>, alike in every culture.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{(object?)Value ?? "unknown"} [{Low}..{High}], coverage {Coverage}");
}

/// <summary>A label and how sure it is.</summary>
/// <param name="Label">The label; <see langword="null"/> when unknown.</param>
/// <param name="Best">The best label that is possible once the unknowns are known.</param>
/// <param name="Worst">The worst one.</param>
/// <param name="IsCertain">Whether only one label is possible.</param>
public readonly record struct BandResult(string? Label, string? Best, string? Worst, bool IsCertain);

/// <summary>Where an account stands in a playbook.</summary>
/// <param name="Claimed">The id of the stage that the record claims; <see langword="null"/> when unknown.</param>
/// <param name="Supported">The id of the first stage that the evidence does not let pass.</param>
/// <param name="Gap">Steps by which the claim is ahead of the evidence; <see langword="null"/> when the claim is unknown.</param>
/// <param name="Probability">Probability of the supported stage, 0 to 1; <see langword="null"/> when the policy gives none.</param>
/// <param name="MissingNode">The id of the first key node not met; <see langword="null"/> when there is none.</param>
public readonly record struct StageResult(string? Claimed, string Supported, int? Gap, decimal? Probability, string? MissingNode)
{
    /// <summary>For example <c>claimed 5, supported 2 (0.25), missing coach-found</c>, alike in every culture.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"claimed {Claimed ?? "unknown"}, supported {Supported} ({(object?)Probability ?? "unknown"}), missing {MissingNode ?? "nothing"}");
}
