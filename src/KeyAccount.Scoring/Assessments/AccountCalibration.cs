using System.Collections.Immutable;

namespace KeyAccount.Scoring;

/// <summary>The relative cuts of a policy, measured over accounts. Immutable.</summary>
/// <param name="Measured">The measured cuts, one row per account.</param>
/// <param name="RejectedFacts">Facts that were given directly and could not be used; they counted as unknown.</param>
public sealed record AccountCalibration(PolicyCalibration Measured, ImmutableArray<FactRejection> RejectedFacts);
