using KeyAccount.Rules;

namespace KeyAccount.Benchmarks.Contenders.MicrosoftRulesEngine;

/// <summary>
/// The host's part of a scorecard: RulesEngine says which bins hold, the host adds up their points. Weights, points and missing handling
/// are read once from the policy, as a host would read them from its configuration.
/// </summary>
internal sealed class PointSums
{
    private readonly Part[] _parts;

    public PointSums(Scorecard scorecard)
    {
        _parts = [.. scorecard.Characteristics.Select(c => new Part(
            (int)c.Weight,
            [.. c.Bins.Select(b => (int)b.Points)],
            c.Missing,
            (int)c.MissingPoints))];
        RuleCount = _parts.Sum(p => p.Points.Length);
    }

    /// <summary>Number of bins, which are the first rules of their workflow.</summary>
    public int RuleCount { get; }

    public (int Score, int Coverage, int Low, int High) Add(List<RulesEngine.Models.RuleResultTree> results)
    {
        var (points, weight, known, low, high, whole, withheld) = (0, 0, 0, 0, 0, 0, false);
        var rule = 0;
        foreach (var part in _parts)
        {
            var found = -1;
            for (var bin = 0; bin < part.Points.Length; bin++, rule++)
                if (results[rule].IsSuccess) found = part.Points[bin];
            whole += part.Weight;
            low += part.Weight * (found >= 0 ? found : part.Fewest);
            high += part.Weight * (found >= 0 ? found : part.Most);
            if (found >= 0) known += part.Weight;
            else if (part.Missing == MissingHandling.Worst) found = part.Fewest;
            else if (part.Missing == MissingHandling.Points) found = part.MissingPoints;
            else withheld |= part.Missing == MissingHandling.Required;
            if (found < 0) continue;
            points += part.Weight * found;
            weight += part.Weight;
        }

        var score = withheld || weight == 0 ? -1 : ((200 * points) + weight) / (2 * weight);
        return (score, ((20_000 * known) + whole) / (2 * whole), ((200 * low) + whole) / (2 * whole), ((200 * high) + whole) / (2 * whole));
    }

    private sealed record Part(int Weight, int[] Points, MissingHandling Missing, int MissingPoints)
    {
        public int Fewest { get; } = Points.Min();

        public int Most { get; } = Points.Max();
    }
}
