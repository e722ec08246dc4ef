using KeyAccount.Oracle.Model;

namespace KeyAccount.Oracle.Generation;

/// <summary>Generates scorecards whose bins provably cover every value.</summary>
internal sealed class ScorecardGenerator(Dice dice, LiteralPool pool, ExpressionGenerator expressions)
{
    private static readonly decimal[] Weights = [1m, 1m, 2m, 3m, 2.5m, 33.3m, 0.1m, 40m];
    private readonly ReachableBins _reachable = new(pool);

    private static readonly decimal[] Points = [0m, 20m, 40m, 50m, 66.7m, 70m, 99.99m, 100m, 33.333m];

    public Scorecard Scorecard(string name, Visible visible)
    {
        var characteristics = 0;
        var card = new Scorecard(name, dice.Between(0, 4), dice.Many(1, 3, p => new Perspective(
            $"{name}_p{p + 1}",
            dice.Pick(Weights),
            dice.Many(1, 3, _ => Characteristic($"{name}_c{++characteristics}", visible)))));
        return dice.Chance(0.5) ? card : card with
        {
            Adjustments = dice.Many(0, 2, i => Adjustment($"adjustment-{i + 1}", card.Decimals, visible)),
            Caps = dice.Many(0, 2, i => new Cap($"cap-{i + 1}", expressions.Condition(visible, 1), Rounded([59m, 33.3m, 80m, 0m, 12.3456m], card.Decimals))),
            KnockOuts = dice.Many(0, 2, i => new KnockOut($"knock-out-{i + 1}", expressions.Condition(visible, 1))),
        };
    }

    private Adjustment Adjustment(string id, int decimals, Visible visible)
    {
        var points = Rounded([-10m, 5m, 12.5m, -0.25m, 33.333m, -100m, 1m], decimals);
        if (dice.Chance(0.5)) return new PlainAdjustment(id, points, expressions.Condition(visible, 1));
        var (least, most) = dice.Pick<(decimal, decimal)>([(-10, 0), (0, 20), (-5, 5), (-33.3m, 2), (4, 50)]);
        return new StepwiseAdjustment(
            id, points, expressions.Number(visible, 1), dice.Pick<decimal>([1, 5, 0.1m, 0.3m, 100]), decimal.Round(least, decimals), decimal.Round(most, decimals));
    }

    /// <summary>One of the numbers, as fine as the score.</summary>
    private decimal Rounded(decimal[] numbers, int decimals) => decimal.Round(dice.Pick(numbers), decimals);

    private Characteristic Characteristic(string name, Visible visible)
    {
        var (input, bins) = InputAndBins(visible);
        return new Characteristic(name, input, dice.Pick(Weights), dice.Pick(Enum.GetValues<MissingHandling>()), dice.Pick(Points), bins);
    }

    private (Expression Input, IReadOnlyList<Bin> Bins) InputAndBins(Visible visible)
    {
        switch (dice.Between(0, 6))
        {
            case 0:
                var (text, type) = expressions.Text(visible, 1);
                return (text, Whole(type, text is Name && type.Values is { } values && dice.Chance(0.5)
                    ? [.. values.Select(value => Bin(UnaryTests.Of(new ValueTest(new Literal(value)))))]
                    : Tested(() => expressions.TextTest(type))));
            case 1:
                return (expressions.Date(visible, 1), Whole(new DateType(), Tested(() => expressions.DateTest(visible))));
            case 2:
                return (expressions.Condition(visible, 2), TruthBins());
            default:
                var depth = dice.Between(0, 2);
                return (expressions.Number(visible, depth), Whole(
                    new NumberType(),
                    dice.Chance(0.4) ? Partition() : Tested(() => expressions.NumberTest(visible, 1))));
        }
    }

    private List<Bin> TruthBins()
    {
        var first = dice.Chance(0.5);
        return [Bin(UnaryTests.Of(new ValueTest(new Literal(first)))), Bin(UnaryTests.Of(new ValueTest(new Literal(!first))))];
    }

    /// <summary>Any tests at all.</summary>
    private List<Bin> Tested(Func<UnaryTest> test) => dice.Many(0, 3, _ => Bin(new UnaryTests(dice.Chance(0.2), dice.Many(1, 2, _ => test()))));

    /// <summary>The bins that can be reached, and a last one for the rest where there is any.</summary>
    private IReadOnlyList<Bin> Whole(FactType type, IEnumerable<Bin> bins) => _reachable.Of(bins, type, Bin(null));

    /// <summary>Intervals that meet: every number is in exactly one.</summary>
    private List<Bin> Partition()
    {
        var bounds = dice.Some(pool.Numbers, 1, 3).Order().ToList();
        var upToIncluded = dice.Chance(0.5);
        var bins = new List<Bin> { Bin(UnaryTests.Of(new OperatorTest(upToIncluded ? "<=" : "<", new Literal(bounds[0])))) };
        for (var i = 1; i < bounds.Count; i++)
        {
            bins.Add(Bin(UnaryTests.Of(new RangeTest(!upToIncluded, new Literal(bounds[i - 1]), new Literal(bounds[i]), upToIncluded))));
        }

        bins.Add(Bin(UnaryTests.Of(new OperatorTest(upToIncluded ? ">" : ">=", new Literal(bounds[^1])))));
        if (dice.Chance(0.5)) bins.Reverse();
        return bins;
    }

    private Bin Bin(UnaryTests? when) => new(when, dice.Pick(Points));
}
