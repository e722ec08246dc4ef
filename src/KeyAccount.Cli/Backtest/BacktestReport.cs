using System.Collections.Immutable;
using KeyAccount.Rules;

namespace KeyAccount.Cli.Backtest;

/// <summary>What a policy would have said of deals on the day they were opened, against how they ended.</summary>
/// <param name="Policy">The policy.</param>
/// <param name="All">All deals that were judged.</param>
/// <param name="LeftOut">How many were left out, by the code of the reason.</param>
/// <param name="Rankings">Of each scorecard's score, and each further result that is a number.</param>
/// <param name="Factors">Bands, stages, flags and the next action.</param>
internal sealed record BacktestReport(
    CompiledPolicy Policy, WinCount All, IReadOnlyDictionary<string, int> LeftOut, ImmutableArray<Ranking> Rankings, ImmutableArray<FactorCounts> Factors);
