using System.Collections.Immutable;

namespace KeyAccount.Cli.Backtest;

/// <summary>The deals of a factor, counted by what it said of them.</summary>
/// <param name="Factor">The factor.</param>
/// <param name="Counts">By word, those that occurred, in the order of <see cref="Factor.Values"/>.</param>
internal sealed record FactorCounts(Factor Factor, ImmutableArray<KeyValuePair<string, WinCount>> Counts);
