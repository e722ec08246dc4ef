using KeyAccount.Rules.Execution;

namespace KeyAccount.Rules.Planning;

/// <summary>Turns adjustments, caps and knock-outs into nodes (semantics, section 5).</summary>
internal sealed class CorrectionLowering
{
    private readonly ExpressionLowering _expressions;
    private readonly NodeGraph _graph;
    private readonly List<ScoreUnits> _added = [];
    private readonly List<ScoreUnits> _addedAtLeast = [];
    private readonly List<ScoreUnits> _addedAtMost = [];
    private readonly List<(LoweredTruth Truth, long Units)> _caps = [];
    private readonly long _unit;

    public CorrectionLowering(ScorePlan plan, ExpressionLowering expressions)
    {
        _expressions = expressions;
        _graph = expressions.Graph;
        _unit = ScorePlan.PowersOfTen[plan.Scorecard.Decimals];
        foreach (var adjustment in plan.Adjustments)
        {
            var (certain, unknown) = Add(adjustment);
            var (fewest, most) = adjustment.Range(_unit);
            _addedAtLeast.AddRange([.. certain, new ScoreUnits(unknown, fewest)]);
            _addedAtMost.AddRange([.. certain, new ScoreUnits(unknown, most)]);
            _added.AddRange(certain);
        }

        foreach (var cap in plan.Scorecard.Caps) _caps.Add((_expressions.TruthIn(_graph.Root, cap.Condition), (long)(cap.AtMost * _unit)));
        LoweredTruth[] knockOuts = [.. plan.Scorecard.KnockOuts.Select(k => _expressions.TruthIn(_graph.Root, k.Condition))];
        KnockedOut = new LoweredTruth(
            knockOuts.Aggregate(_graph.None(_graph.Root), (rows, k) => _graph.Or(rows, k.Yes)),
            knockOuts.Aggregate(_graph.All(_graph.Root), (rows, k) => _graph.And(rows, k.No)));
    }

    /// <summary>Whether a knock-out holds.</summary>
    public LoweredTruth KnockedOut { get; }

    /// <summary>What becomes of the weighted mean and its range.</summary>
    public ScoreNodes Correct(ScoreNodes mean)
    {
        var (knocked, maybe) = (KnockedOut.Yes, _graph.Not(KnockedOut.No));
        var capped = Caps(c => c.Yes);
        return new ScoreNodes(
            new LoweredNumber(Node(mean.Score, _added, capped, knocked), _graph.Or(mean.Score.Known, knocked)),
            mean.Coverage,
            mean.Low with { Values = Node(mean.Low, _addedAtLeast, Caps(c => _graph.Not(c.No)), maybe) },
            mean.High with { Values = Node(mean.High, _addedAtMost, capped, knocked) });
    }

    private CorrectedScoreNode Node(LoweredNumber score, List<ScoreUnits> added, List<ScoreUnits> caps, BitsNode zero) =>
        _graph.Add(new CorrectedScoreNode(score.Values, added, caps, zero, _unit));

    private List<ScoreUnits> Caps(Func<LoweredTruth, BitsNode> rows) => [.. _caps.Select(c => new ScoreUnits(rows(c.Truth), c.Units))];

    /// <summary>What an adjustment adds where it is known, and where it is not.</summary>
    private (List<ScoreUnits> Certain, BitsNode Unknown) Add(AdjustmentPlan plan)
    {
        if (plan.Adjustment.Steps is not { } steps)
        {
            var truth = _expressions.TruthIn(_graph.Root, plan.Adjustment.Condition!);
            return ([new ScoreUnits(truth.Yes, plan.First)], _graph.Without(_graph.Not(truth.Yes), truth.No));
        }

        var number = _expressions.Number(steps.Number);
        List<ScoreUnits> certain = [new ScoreUnits(number.Known, plan.First)];
        foreach (var (bound, change) in plan.Bounds.Zip(plan.Changes))
            certain.Add(new ScoreUnits(_graph.And(number.Known, _expressions.Cut(number, bound)), change));
        return (certain, _graph.Not(number.Known));
    }
}
