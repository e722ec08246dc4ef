using System.Numerics;
using KeyAccount.Oracle.Model;

namespace KeyAccount.Oracle.Meaning;

/// <summary>A score with its coverage and the range it could take, each rounded once.</summary>
internal sealed record Score(decimal? Value, decimal Coverage, decimal Low, decimal High);

/// <summary>What a scorecard says about an account.</summary>
internal sealed record ScorecardResult(
    Score Total,
    IReadOnlyDictionary<string, Score> Perspectives,
    string? Question,
    IReadOnlyDictionary<string, decimal> Contributions,
    IReadOnlyDictionary<string, decimal> Changes,
    bool? KnockedOut);

/// <summary>Section 5 of the semantics page.</summary>
internal static class ScorecardMeaning
{
    private const int CoverageDecimals = 4;

    /// <summary>A characteristic once its possible bins are found. Points are null where it is left out of the score.</summary>
    private sealed record Found(Characteristic Characteristic, string Perspective, Rational Weight, IReadOnlyList<decimal> PossiblePoints)
    {
        public bool Known => PossiblePoints.Count == 1;

        public decimal Fewest => PossiblePoints.Min();

        public decimal Most => PossiblePoints.Max();

        public decimal? Points => Known ? PossiblePoints[0] : Characteristic.Missing switch
        {
            MissingHandling.Worst => Fewest,
            MissingHandling.Points => Characteristic.MissingPoints,
            _ => null,
        };

        public bool Prevents => !Known && Characteristic.Missing == MissingHandling.Required;
    }

    public static ScorecardResult Evaluate(Scorecard scorecard, Scope scope)
    {
        var all = new List<Found>();
        foreach (var perspective in scorecard.Perspectives)
        {
            var sum = Sum(perspective.Characteristics.Select(characteristic => Rational.From(characteristic.Weight)));
            foreach (var characteristic in perspective.Characteristics)
            {
                var weight = Rational.From(perspective.Weight) * Rational.From(characteristic.Weight) / sum;
                all.Add(new Found(characteristic, perspective.Name, weight, PossiblePoints(characteristic, scope)));
            }
        }

        var mean = ScoreOf(all, scorecard.Decimals);
        var corrections = new CorrectionMeaning(scorecard, scope);
        return new ScorecardResult(
            ScoreOf(all, scorecard.Decimals, corrections),
            scorecard.Perspectives.ToDictionary(
                perspective => perspective.Name,
                perspective => ScoreOf([.. all.Where(found => found.Perspective == perspective.Name)], scorecard.Decimals)),
            Question(all),
            Contributions(all, mean.Value, scorecard.Decimals),
            corrections.Changes(mean.Value),
            corrections.KnockedOut);
    }

    /// <summary>The name under which a characteristic's contribution is reported.</summary>
    public static string ContributionName(string perspective, string characteristic) => $"{perspective}.{characteristic}";

    /// <summary>The points of every bin that is still possible.</summary>
    private static List<decimal> PossiblePoints(Characteristic characteristic, Scope scope)
    {
        var subject = ExpressionMeaning.Meaning(characteristic.Input, scope);
        if (subject.Value is null) return [.. characteristic.Bins.Select(bin => bin.Points)];
        var possible = new List<decimal>();
        foreach (var bin in characteristic.Bins)
        {
            var matches = bin.When is null ? true : UnaryTestMeaning.Holds(bin.When, subject, scope);
            if (matches != false) possible.Add(bin.Points);
            if (matches == true) break;
        }

        return possible.Count > 0 ? possible : throw new InvalidOperationException($"{characteristic.Name} has no bin for {subject.Value}.");
    }

    private static Score ScoreOf(IReadOnlyList<Found> found, int decimals, CorrectionMeaning? corrections = null)
    {
        var all = Sum(found.Select(one => one.Weight));
        var known = Sum(found.Where(one => one.Known).Select(one => one.Weight));
        var low = Sum(found.Select(one => one.Weight * Rational.From(one.Fewest)));
        var high = Sum(found.Select(one => one.Weight * Rational.From(one.Most)));
        var mean = ExactScore(found);
        return new Score(
            (corrections is null ? mean : corrections.Score(mean)) is { } score ? Round(score, decimals) : null,
            Round(known / all, CoverageDecimals),
            Round(corrections?.Low(low / all) ?? low / all, decimals),
            Round(corrections?.High(high / all) ?? high / all, decimals));
    }

    private static Rational? ExactScore(IReadOnlyList<Found> found)
    {
        var counted = found.Where(one => one.Points is not null).ToList();
        if (counted.Count == 0 || found.Any(one => one.Prevents)) return null;
        return Sum(counted.Select(one => one.Weight * Rational.From(one.Points!.Value))) / Sum(counted.Select(one => one.Weight));
    }

    private static string? Question(IReadOnlyList<Found> found)
    {
        string? question = null;
        var widest = Rational.Zero;
        foreach (var one in found.Where(one => !one.Known))
        {
            var width = one.Weight * Rational.From(one.Most - one.Fewest);
            if (width.CompareTo(widest) <= 0) continue;
            (question, widest) = (one.Characteristic.Name, width);
        }

        return question;
    }

    /// <summary>The shares, cut down, with the missing units given to the largest remainders. Left out: nothing.</summary>
    private static Dictionary<string, decimal> Contributions(IReadOnlyList<Found> found, decimal? score, int decimals)
    {
        if (score is not { } rounded) return [];
        var counted = found.Where(one => one.Points is not null).ToList();
        var weight = Sum(counted.Select(one => one.Weight));
        var shares = counted.Select(one => one.Weight * Rational.From(one.Points!.Value) / weight * Rational.PowerOfTen(decimals)).ToList();
        var units = shares.Select(share => share.Floor()).ToList();
        var missing = Rational.From(rounded).RoundToUnits(decimals) - units.Aggregate(BigInteger.Zero, BigInteger.Add);
        var byRemainder = Enumerable.Range(0, shares.Count).OrderByDescending(i => shares[i] - new Rational(units[i], 1)).ToList();
        foreach (var i in byRemainder.Take((int)missing)) units[i]++;
        return Enumerable.Range(0, counted.Count).ToDictionary(
            i => ContributionName(counted[i].Perspective, counted[i].Characteristic.Name),
            i => Rational.FromUnits(units[i], decimals));
    }

    private static Rational Sum(IEnumerable<Rational> terms) => terms.Aggregate(Rational.Zero, (sum, term) => sum + term);

    private static decimal Round(Rational value, int decimals) => Rational.FromUnits(value.RoundToUnits(decimals), decimals);
}
