namespace KeyAccount.Scoring;

/// <summary>How far an account is from meeting a criterion.</summary>
/// <param name="Criterion">The named value of the policy that measures it, for example <c>contracts_missing</c>.</param>
/// <param name="Missing">What is missing, in <paramref name="Unit"/>; 0 when this criterion is not what is missing, <see langword="null"/> when unknown or not asked for.</param>
/// <param name="Unit">The unit, for example <c>currency</c>, <c>ratio</c>, <c>days</c>; <see langword="null"/> when the policy gives none.</param>
public readonly record struct CriterionDistance(string Criterion, decimal? Missing, string? Unit);
