using FsCheck.Xunit;

namespace KeyAccount.Scoring.Tests.Policies;

/// <summary>
/// What one more known fact may do to the decisions of the built-in policy. Each law is checked for one fact at a time, so a failure names
/// it; any number of facts follows.
/// </summary>
[Properties(MaxTest = 60, Replay = "20260630,7")]
public sealed class KnowledgeLaws
{
    [Property]
    public void Coverage_never_falls_and_the_interval_never_leaves_its_bounds(int seed) => ForEachRevealed(seed, (before, after, row) =>
    {
        foreach ((ScoreColumns old, ScoreColumns now) in Scores(before).Zip(Scores(after)))
        {
            if (now.Coverage[row].Number < old.Coverage[0].Number)
            {
                return $"coverage falls from {old.Coverage[0]} to {now.Coverage[row]}";
            }

            if (now.Low[row].Number < old.Low[0].Number || now.High[row].Number > old.High[0].Number)
            {
                return $"[{old.Low[0]}, {old.High[0]}] becomes [{now.Low[row]}, {now.High[row]}]";
            }
        }

        return null;
    });

    [Property]
    public void A_raised_flag_stays_raised_and_a_clear_one_clear(int seed) => ForEachRevealed(seed, (before, after, row) => FactRow.Policy.Model.Flags
        .Where(flag => before.FlagState(flag, 0) != FlagState.Undetermined && before.FlagState(flag, 0) != after.FlagState(flag, row))
        .Select(flag => $"{flag.Id} turns from {before.FlagState(flag, 0)} to {after.FlagState(flag, row)}")
        .FirstOrDefault());

    /// <summary>The confidence is excepted: it speaks of how much is known, and grows with it.</summary>
    [Property]
    public void A_band_stays_between_best_and_worst(int seed) => ForEachRevealed(seed, (before, after, row) =>
    {
        foreach (Band band in FactRow.Policy.Model.Bands.Where(b => b.Name != "confidence"))
        {
            int Place(string? label) => band.Cuts.Select(c => c.Label).ToList().IndexOf(label!);
            BandColumns old = before.Band(band);
            BandColumns now = after.Band(band);
            if (Place(now.Best.Text(row)) < Place(old.Best.Text(0)) || Place(now.Worst.Text(row)) > Place(old.Worst.Text(0)))
            {
                return $"{band.Name} {old.Best.Text(0)}..{old.Worst.Text(0)} becomes {now.Best.Text(row)}..{now.Worst.Text(row)}";
            }
        }

        return null;
    });

    [Property]
    public void The_supported_stage_never_falls(int seed) => ForEachRevealed(seed, (before, after, row) =>
    {
        Playbook selling = FactRow.Policy.Model.Playbooks.Single();
        double? old = before.Playbook(selling).SupportedStep[0].Number;
        double? now = after.Playbook(selling).SupportedStep[row].Number;
        return now < old ? $"supported step falls from {old} to {now}" : null;
    });

    [Property(MaxTest = 300)]
    public void The_score_of_a_known_account_lies_within_the_interval_of_any_that_knows_less(int seed)
    {
        var random = new Random(seed);
        // Growth counts from the second full year on: only then can everything be known.
        FactRow known = FactRow.Random(random, known: 1).With("tenure_days", FactValue.Of(730d + random.Next(2_000)));
        FactRow less = known with
        {
            Facts = [.. FactRow.Policy.Model.Inputs.Inputs.Select(i => random.Next(2) == 0 && i.Name != "revenue" ? FactValue.Unknown : known.Facts[i.Ordinal])],
        };
        DecisionBatch decisions = FactRow.Decide([known, less]);
        Scorecard value = FactRow.Policy.Model.Scorecards.Single();
        ScoreColumns score = decisions.Score(value);
        BandColumns grade = decisions.Band(FactRow.Policy.Model.Bands.Single(b => b.Name == "grade"));
        Assert.Equal(1, score.Coverage[0].Number);
        Assert.InRange(score.Score[0].Number!.Value, score.Low[1].Number!.Value, score.High[1].Number!.Value);
        Assert.InRange(grade.Label.Text(0)!, grade.Best.Text(1)!, grade.Worst.Text(1)!, StringComparer.Ordinal);
    }

    [Property(MaxTest = 300)]
    public void More_revenue_never_lowers_the_score_or_the_card(int seed)
    {
        var random = new Random(seed);
        FactRow row = FactRow.Random(random, random.NextDouble());
        double[] revenues = [.. Enumerable.Range(0, 12).Select(_ => Math.Pow(10, 9 * random.NextDouble()) - 1_000).Append(0).Order()];
        DecisionBatch decisions = FactRow.Decide(revenues.Select(revenue => row.With("revenue", FactValue.Of(revenue))));
        foreach (ScoreColumns columns in Scores(decisions))
        {
            double?[] scores = [.. revenues.Select((_, i) => columns.Score[i].Number)];
            Assert.Equal(scores.Order(), scores);
        }

        Band card = FactRow.Policy.Model.Bands.Single(b => b.Name == "card");
        int[] cards = [.. revenues.Select((_, i) => card.Cuts.Select(c => c.Label).ToList().IndexOf(decisions.Band(card).Label.Text(i)!))];
        Assert.Equal(cards.OrderDescending(), cards);
    }

    private static IEnumerable<ScoreColumns> Scores(DecisionBatch decisions) =>
        FactRow.Policy.Model.Scorecards.SelectMany(s => s.Perspectives.Select(decisions.Score).Prepend(decisions.Score(s)));

    private static void ForEachRevealed(int seed, Func<DecisionBatch, DecisionBatch, int, string?> broken)
    {
        var random = new Random(seed);
        FactRow row = FactRow.Random(random, random.NextDouble());
        (string Fact, FactRow Row)[] revealed = [.. row.Reveal(random)];
        DecisionBatch before = FactRow.Decide([row]);
        DecisionBatch after = FactRow.Decide(revealed.Select(r => r.Row));
        for (int i = 0; i < revealed.Length; i++)
        {
            if (broken(before, after, i) is { } reason)
            {
                Assert.Fail($"{revealed[i].Fact} becomes known: {reason}\nbefore: {row}\nafter: {revealed[i].Row}");
            }
        }
    }
}
