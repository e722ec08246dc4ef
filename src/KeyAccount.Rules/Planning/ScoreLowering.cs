using System.Numerics;
using KeyAccount.Rules.Analysis;
using KeyAccount.Rules.Execution;
using KeyAccount.Rules.Expressions;

namespace KeyAccount.Rules.Planning;

/// <summary>The numbers of a score.</summary>
internal sealed record ScoreNodes(LoweredNumber Score, LoweredNumber Coverage, LoweredNumber Low, LoweredNumber High);

/// <summary>Turns a scorecard into nodes (semantics, section 5).</summary>
internal sealed class ScoreLowering
{
    private const int CoverageUnit = 10_000;

    private readonly ExpressionLowering _expressions;
    private readonly NodeGraph _graph;
    private readonly ScorePlan _plan;
    private readonly SummedCharacteristic[] _characteristics;
    private readonly SumsNode _sums;
    private readonly (long Numerator, long Denominator) _points;

    public ScoreLowering(ScorePlan plan, ExpressionLowering expressions)
    {
        _plan = plan;
        _expressions = expressions;
        _graph = expressions.Graph;

        // What all points have in common is taken out, so that sums are small.
        var common = plan.Characteristics.SelectMany(c => c.Points.Append(c.MissingPoints))
            .Aggregate(BigInteger.Zero, (divisor, points) => BigInteger.GreatestCommonDivisor(divisor, points));
        var divisor = common.IsZero ? 1 : (long)common;
        var scale = ScorePlan.PowersOfTen[plan.Scorecard.Decimals];
        var shared = (long)BigInteger.GreatestCommonDivisor((BigInteger)divisor * scale, ExactWeights.PointScale);
        _points = (divisor * scale / shared, ExactWeights.PointScale / shared);
        _characteristics = [.. plan.Characteristics.Select(c => Characteristic(c, divisor))];
        _sums = _graph.Add(new SumsNode(_graph.Root, _characteristics, _graph.NewState()));
    }

    /// <summary>The scorecard's own numbers.</summary>
    public ScoreNodes Total() => Nodes(0);

    /// <summary>A perspective's numbers; those of the only one are the scorecard's.</summary>
    public ScoreNodes Perspective(int index, ScoreNodes total) => _plan.Scorecard.Perspectives.Length == 1 ? total : Nodes(index + 1);

    private ScoreNodes Nodes(int group)
    {
        var weight = _characteristics.Sum(c => c.WeightIn(group));
        if (weight == 0)
        {
            var zero = _expressions.Constant(0, _graph.Root);
            return new ScoreNodes(_expressions.Constant(null, _graph.Root), zero, zero, zero);
        }

        var unit = ScorePlan.PowersOfTen[_plan.Scorecard.Decimals];
        LoweredNumber OfPoints(SumKind kind, SumField? divisor, BitsNode known) => new(
            _graph.Add(new QuotientNode(_sums, new SumField(group, kind), divisor, weight, _points.Numerator, _points.Denominator, unit)), known);
        var all = _graph.All(_graph.Root);
        return new ScoreNodes(
            OfPoints(SumKind.Points, new SumField(group, SumKind.Weight), ScoreKnown(group)),
            new LoweredNumber(_graph.Add(new QuotientNode(_sums, new SumField(group, SumKind.Known), null, weight, CoverageUnit, 1, CoverageUnit)), all),
            OfPoints(SumKind.Low, null, all),
            OfPoints(SumKind.High, null, all));
    }

    /// <summary>There is a score where nothing required is missing, and something has points.</summary>
    private BitsNode ScoreKnown(int group)
    {
        var (complete, some) = (_graph.All(_graph.Root), _graph.None(_graph.Root));
        for (var i = 0; i < _characteristics.Length; i++)
        {
            if (_characteristics[i].WeightIn(group) == 0) continue;
            var known = _graph.Not(Missing(_characteristics[i]));
            var handling = _plan.Characteristics[i].Characteristic.Missing;
            if (handling == MissingHandling.Required) complete = _graph.And(complete, known);
            some = _graph.Or(some, handling is MissingHandling.Worst or MissingHandling.Points ? _graph.All(_graph.Root) : known);
        }

        return _graph.And(complete, some);
    }

    /// <summary>The missing characteristic with the widest swing: the first in the order of their swings, where those are the same in every row.</summary>
    public LoweredText Question()
    {
        var names = StringPool.Of([.. _plan.Characteristics.Select(c => c.Characteristic.Name)]);
        BitsNode[] missing = [.. _characteristics.Select(Missing)];
        if (_characteristics.Any(c => c.Source is BitmapBins { Ambiguous: not null }))
        {
            var asked = _graph.Add(new QuestionNode(_graph.Root, _characteristics, missing, names));
            return new LoweredText(asked, _graph.Get(() => new KnownTextsNode(asked), asked));
        }

        int[] order = [.. Enumerable.Range(0, _characteristics.Length)
            .Where(i => Swing(_characteristics[i]) > 0 && !NodeGraph.IsNone(missing[i]))
            .OrderByDescending(i => Swing(_characteristics[i]))];
        if (order.Length == 0) return new LoweredText(_graph.Get(() => new ConstantText(_graph.Root, null), more: (_graph.Root, (string?)null)), _graph.None(_graph.Root));
        BitsNode[] bits = [.. order.Select(i => missing[i])];
        return new LoweredText(_graph.Add(new FirstOfNode(bits, order, names)), bits.Aggregate(_graph.Or));
    }

    private static long Swing(SummedCharacteristic c) => c.Weight * (c.Most - c.Fewest);

    private BitsNode Missing(SummedCharacteristic characteristic) => characteristic.Source switch
    {
        StretchBins s => _graph.Not(s.Known),
        BitmapBins { Ambiguous: { } ambiguous } s => _graph.Or(s.Unknown, ambiguous),
        _ => ((BitmapBins)characteristic.Source).Unknown,
    };

    // ---- bins -------------------------------------------------------------------------------------------------------------------

    private SummedCharacteristic Characteristic(CharacteristicPlan plan, long divisor)
    {
        var input = _expressions.Lower(plan.Characteristic.Input);
        BinSource source = input is LoweredNumber number && Stretches(plan.Characteristic, number) is { } stretches ? stretches : Bitmaps(plan.Characteristic, input);
        return new SummedCharacteristic(
            source,
            plan.Perspective + 1,
            plan.Effective,
            plan.Within,
            [.. plan.Points.Select(p => p / divisor)],
            plan.Characteristic.Missing == MissingHandling.Points ? plan.MissingPoints / divisor : null,
            plan.Characteristic.Missing == MissingHandling.Worst);
    }

    /// <summary>Bins that depend on nothing but the number, as stretches of the number line.</summary>
    private StretchBins? Stretches(Characteristic characteristic, LoweredNumber number)
    {
        var sets = new List<NumberSet>();
        foreach (var bin in characteristic.Bins)
        {
            if ((bin.Test is null ? NumberSet.All : NumberSet.Of(bin.Test, characteristic.Tested)) is not { } set) return null;
            sets.Add(set);
        }

        double[] bounds = [.. sets.SelectMany(s => s.Bounds).Distinct().Order()];
        int[] bins = [.. bounds.Prepend(double.NegativeInfinity).Select(b => sets.FindIndex(s => s.Contains(b)))];
        if (bins.Contains(-1)) return null;

        // Neighbouring stretches of one bin are one stretch.
        int[] kept = [.. Enumerable.Range(0, bounds.Length).Where(i => bins[i] != bins[i + 1])];
        var known = sets.Count == 1 ? _graph.All(_graph.Root) : number.Known;
        return new StretchBins(number.Values, known, [.. kept.Select(i => bounds[i])], [bins[0], .. kept.Select(i => bins[i + 1])]);
    }

    private BitmapBins Bitmaps(Characteristic characteristic, Lowered input)
    {
        var bins = characteristic.Bins;
        var known = bins.Length == 1 ? _graph.All(_graph.Root) : _expressions.KnownOf(input);
        var isCertain = bins.All(b => b.Test is null || DependsOnlyOn(b.Test, characteristic.Tested));
        var (searching, once, twice) = (known, _graph.None(_graph.Root), _graph.None(_graph.Root));
        var possible = new BitsNode[bins.Length];
        for (var i = 0; i < bins.Length; i++)
        {
            var truth = Truth(bins[i], characteristic.Tested, input);

            // Every value finds a bin: the only one is found even by values that are unknown.
            possible[i] = bins.Length == 1 ? known : isCertain ? _graph.And(searching, truth.Yes) : _graph.Without(searching, truth.No);
            searching = _graph.Without(searching, truth.Yes);
            twice = _graph.Or(twice, _graph.And(once, possible[i]));
            once = _graph.Or(once, possible[i]);
        }

        var unknown = _graph.Not(known);
        return isCertain
            ? new BitmapBins(possible, unknown, null, [])
            : new BitmapBins([.. possible.Select(p => _graph.Without(p, twice))], unknown, twice, possible);
    }

    /// <summary>Whether a row's value passes a bin's test.</summary>
    private LoweredTruth Truth(Bin bin, Variable tested, Lowered input) => bin.Test is null
        ? new LoweredTruth(_graph.All(_graph.Root), _graph.None(_graph.Root))
        : (LoweredTruth)_expressions.With(tested, input, bin.Test);

    /// <summary>Whether a test of a known value is always true or false.</summary>
    private static bool DependsOnlyOn(BoundExpression test, Variable tested) => BoundTree.All(test).All(e => e switch
    {
        BoundConstant constant => constant.Value is not null,
        BoundVariable variable => variable.Variable == tested,
        BoundComparison or BoundLogical or BoundNot => true,
        _ => false,
    });
}
