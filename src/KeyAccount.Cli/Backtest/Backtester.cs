using System.Collections.Immutable;
using KeyAccount.Rules;
using KeyAccount.Scoring;

namespace KeyAccount.Cli.Backtest;

/// <summary>Judges deals by a policy as of the day each was opened. Immutable.</summary>
/// <param name="scorer">The scorer of the account's policy.</param>
/// <param name="system">The system to test instead of that policy; about accounts or opportunities.</param>
/// <param name="windowDays">Length of the indicators' window.</param>
/// <param name="language">The language of titles.</param>
internal sealed class Backtester(AccountScorer scorer, AccountSystem? system, int windowDays, string language)
{
    private readonly AccountScorer _scorer = system is null ? scorer : scorer.WithSystems([system]);
    private readonly CompiledPolicy _policy = system?.Policy ?? scorer.Policy;

    /// <summary>Runs over the deals, day by day.</summary>
    public BacktestReport Run(DealOutcomes outcomes, CancellationToken cancellation)
    {
        var factors = Factor.Of(_policy.Model, language);
        var counts = factors.Select(_ => new Dictionary<string, WinCount>(StringComparer.Ordinal)).ToArray();
        var numbers = Numbers();
        var values = numbers.Select(_ => new List<(double?, bool)>()).ToArray();
        foreach (var day in outcomes.Deals.GroupBy(d => d.OpenedOn))
        {
            cancellation.ThrowIfCancellationRequested();
            foreach (var (result, isWon) in Judge(day.Key, [.. day]))
            {
                for (var i = 0; i < factors.Length; i++)
                {
                    var word = factors[i].ValueOf(result);
                    counts[i][word] = counts[i].GetValueOrDefault(word).With(isWon);
                }

                for (var i = 0; i < numbers.Length; i++) values[i].Add((numbers[i].Of(result), isWon));
            }
        }

        return new BacktestReport(
            _policy,
            outcomes.All,
            outcomes.LeftOut,
            [.. numbers.Select((n, i) => Ranking.Of(n.Name, n.Title, values[i]))],
            [.. factors.Select((f, i) => new FactorCounts(f, [.. f.Values.Where(v => counts[i].ContainsKey(v.Key)).Select(v => KeyValuePair.Create(v.Key, counts[i][v.Key]))]))]);
    }

    /// <summary>What is said of the deals opened on one day.</summary>
    private IEnumerable<(PolicyResult Result, bool IsWon)> Judge(DateOnly day, DealOutcome[] deals)
    {
        var accounts = deals.Select(d => d.Account).Distinct(ReferenceEqualityComparer.Instance).Cast<Account>().ToArray();
        var place = accounts.Index().ToDictionary(a => a.Item.Id, a => a.Index, StringComparer.Ordinal);
        var batch = _scorer.AssessBatch([.. accounts.Select(a => Hindsight.Without(a, day))], new AssessmentOptions(day, windowDays));
        foreach (var deal in deals)
        {
            var assessment = batch[place[deal.Account.Id]];
            yield return (system is null ? assessment : Of(assessment.ResultsOf(system.Id), deal.Deal), deal.IsWon);
        }
    }

    private SystemResult Of(ImmutableArray<SystemResult> results, Opportunity deal) =>
        system!.Subject == SystemSubject.Account ? results[0] : results.First(r => r.SubjectKey == deal.Id);

    private ImmutableArray<(string Name, string Title, Func<PolicyResult, double?> Of)> Numbers()
    {
        var scores = _policy.Model.Scorecards.Select(s => (s.Name + ".score", s.Title?.In(language) ?? s.Name, (Func<PolicyResult, double?>)(r => (double?)r.ScoreOf(s.Name).Value)));
        var outputs = _policy.Model.Outputs.Where(o => o.Type == InputType.Number).Select(o => (o.Name, o.Title?.In(language) ?? o.Name, (Func<PolicyResult, double?>)(r => r.OutputOf(o.Name).Number)));
        return [.. scores.Concat(outputs).DistinctBy(n => n.Item1)];
    }
}
