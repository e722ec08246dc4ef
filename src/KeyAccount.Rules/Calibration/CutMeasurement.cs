namespace KeyAccount.Rules;

/// <summary>What measuring a relative cut found. Immutable.</summary>
/// <param name="Cut">The cut as the measured policy declares it.</param>
/// <param name="Number">The number; <see langword="null"/> where no row that counts has a known value, or, for a cumulative share, a positive one.</param>
/// <param name="Known">Rows that count and whose value is known: the number rests on them.</param>
/// <param name="Unknown">Rows that count, but whose value is unknown.</param>
/// <param name="LeftOut">Rows that the cut's condition leaves out.</param>
/// <param name="Undetermined">Rows for which the cut's condition is unknown, so that they do not count either.</param>
/// <param name="Tied">Rows whose value is exactly the number: 0 for a median between two values.</param>
/// <param name="Reached">Rows whose value is the number or more.</param>
public sealed record CutMeasurement(RelativeCut Cut, double? Number, long Known, long Unknown, long LeftOut, long Undetermined, long Tied, long Reached);
