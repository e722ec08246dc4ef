using KeyAccount.Rules.Columns;
using KeyAccount.Rules.Planning;

namespace KeyAccount.Rules.Evaluation;

/// <summary>Evaluates a scorecard: bins, exact sums, one rounding.</summary>
internal static class ScoreEvaluator
{
    public static void Run(ScorePlan plan, ExpressionEvaluator evaluator, Frame frame, Column?[] slots, ScoreTrace? trace)
    {
        var card = plan.Scorecard;
        var total = new ScoreSums(frame.Count);
        var parts = card.Perspectives.Select(_ => new ScoreSums(frame.Count)).ToArray();
        var question = new int[frame.Count];
        var swings = new long[frame.Count];
        question.AsSpan().Fill(-1);

        for (var at = 0; at < plan.Characteristics.Length; at++)
        {
            var characteristic = plan.Characteristics[at];
            var matches = BinMatches.Find(characteristic, evaluator.Evaluate(characteristic.Characteristic.Input, frame), evaluator, frame);
            total.Add(characteristic, characteristic.Effective, matches);
            parts[characteristic.Perspective].Add(characteristic, characteristic.Within, matches);
            for (var row = 0; row < question.Length; row++)
            {
                if (matches.Bin[row] >= 0) continue;
                var swing = characteristic.Effective * (matches.High[row] - matches.Low[row]);
                if (swing <= swings[row]) continue;
                swings[row] = swing;
                question[row] = at;
            }

            trace?.Matches.Add(matches);
        }

        total.Store(card.Slots, card.Decimals, slots);
        for (var i = 0; i < parts.Length; i++) parts[i].Store(card.Perspectives[i].Slots, card.Decimals, slots);
        slots[card.QuestionSlot] = new StringColumn(question, StringPool.Of([.. plan.Characteristics.Select(c => c.Characteristic.Name)]));
    }
}

/// <summary>The bins found for each characteristic, kept for an explanation.</summary>
internal sealed class ScoreTrace
{
    public List<BinMatches> Matches { get; } = [];
}

/// <summary>Sums of one score over all rows, in whole numbers.</summary>
internal sealed class ScoreSums(int count)
{
    private readonly long[] _points = new long[count];
    private readonly long[] _weight = new long[count];
    private readonly long[] _known = new long[count];
    private readonly long[] _low = new long[count];
    private readonly long[] _high = new long[count];
    private readonly ulong[] _required = Bits.None(count);
    private long _whole;

    public void Add(CharacteristicPlan plan, long weight, BinMatches matches)
    {
        _whole += weight;
        for (var row = 0; row < count; row++)
        {
            _low[row] += weight * matches.Low[row];
            _high[row] += weight * matches.High[row];
            if (matches.Bin[row] is >= 0 and var bin)
            {
                _known[row] += weight;
                _weight[row] += weight;
                _points[row] += weight * plan.Points[bin];
                continue;
            }

            switch (plan.Characteristic.Missing)
            {
                case MissingHandling.Worst:
                    _weight[row] += weight;
                    _points[row] += weight * matches.Low[row];
                    break;
                case MissingHandling.Points:
                    _weight[row] += weight;
                    _points[row] += weight * plan.MissingPoints;
                    break;
                case MissingHandling.Required:
                    Bits.Set(_required, row);
                    break;
            }
        }
    }

    public void Store(ScoreSlots at, int decimals, Column?[] slots)
    {
        var scores = new double[count];
        var known = Bits.None(count);
        var coverage = new double[count];
        var low = new double[count];
        var high = new double[count];
        var unit = (double)ScorePlan.PowersOfTen[decimals];
        for (var row = 0; row < count && _whole > 0; row++)
        {
            coverage[row] = ScorePlan.Round(_known[row] * Analysis.ExactWeights.PointScale, _whole, 4) / 10_000d;
            low[row] = ScorePlan.Round(_low[row], _whole, decimals) / unit;
            high[row] = ScorePlan.Round(_high[row], _whole, decimals) / unit;
            if (_weight[row] == 0 || Bits.Get(_required, row)) continue;
            Bits.Set(known, row);
            scores[row] = ScorePlan.Round(_points[row], _weight[row], decimals) / unit;
        }

        slots[at.Score] = new NumberColumn(scores, known);
        slots[at.Coverage] = new NumberColumn(coverage);
        slots[at.Low] = new NumberColumn(low);
        slots[at.High] = new NumberColumn(high);
    }
}
