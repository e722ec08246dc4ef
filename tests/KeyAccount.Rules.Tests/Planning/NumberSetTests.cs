using KeyAccount.Rules.Expressions;
using KeyAccount.Rules.Planning;

namespace KeyAccount.Rules.Tests.Planning;

/// <summary>The stretches of the number line that pass a test are those in which every number does.</summary>
public sealed class NumberSetTests
{
    private static readonly double[] Constants = [0, 1, -1, 0.1, 0.3, 0.1 + 0.2, 2.5, 100, 1e15 + 0.5, 1e-310, double.MaxValue, double.MinValue];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void A_set_holds_what_passes_its_test(int seed)
    {
        var random = new Random(seed);
        for (var i = 0; i < 500; i++)
        {
            var tested = new Variable("?", FeelType.Number, i % 2 == 0);
            var test = Test(random, tested, 3);
            var set = NumberSet.Of(test, tested);
            Assert.NotNull(set);
            Assert.Equal(set.Bounds.Order(), set.Bounds);
            Assert.Equal(set.Bounds.Length + 1, set.Passes.Length);
            var around = set.Bounds.SelectMany(bound => (double[])[bound, Math.BitIncrement(bound), Math.BitDecrement(bound)]);
            foreach (var number in around.Concat(Constants).Append(-0.0).Where(double.IsFinite))
                Assert.True(Passes(test, number) == set.Contains(number), FormattableString.Invariant($"{number:R} and {test}"));
        }
    }

    [Fact]
    public void A_test_that_reads_anything_else_has_no_set()
    {
        var (tested, other) = (new Variable("?", FeelType.Number, false), new Variable("x", FeelType.Number, false));
        var plain = Comparison(ComparisonOperator.Less, new BoundVariable(tested), 5);
        Assert.NotNull(NumberSet.Of(plain, tested));
        Assert.Null(NumberSet.Of(Comparison(ComparisonOperator.Less, new BoundVariable(other), 5), tested));
        Assert.Null(NumberSet.Of(new BoundComparison(ComparisonOperator.Less, new BoundVariable(tested), new BoundVariable(other), false), tested));
        Assert.Null(NumberSet.Of(new BoundComparison(ComparisonOperator.Less, new BoundVariable(tested), new BoundConstant(FeelType.Number, null), false), tested));
        Assert.Null(NumberSet.Of(new BoundLogical(false, [plain, Comparison(ComparisonOperator.Less, new BoundVariable(other), 5)]), tested));
    }

    [Fact]
    public void A_day_is_its_number()
    {
        var tested = new Variable("?", FeelType.Date, false);
        var day = new DateOnly(2026, 1, 31);
        var set = NumberSet.Of(new BoundComparison(ComparisonOperator.LessOrEqual, new BoundVariable(tested), new BoundConstant(FeelType.Date, day), false), tested)!;
        Assert.True(set.Contains(day.DayNumber));
        Assert.False(set.Contains(day.DayNumber + 1));
    }

    private static BoundExpression Test(Random random, Variable tested, int depth) => (depth == 0 ? 0 : random.Next(5)) switch
    {
        3 => new BoundNot(Test(random, tested, depth - 1)),
        4 => random.Next(8) == 0
            ? new BoundConstant(FeelType.Boolean, random.Next(2) == 0)
            : new BoundLogical(random.Next(2) == 0, [.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => Test(random, tested, depth - 1))]),
        _ => Comparison((ComparisonOperator)random.Next(6), new BoundVariable(tested), Constants[random.Next(Constants.Length)], random.Next(2) == 0),
    };

    private static BoundComparison Comparison(ComparisonOperator op, BoundVariable variable, double constant, bool isMirrored = false)
    {
        var number = new BoundConstant(FeelType.Number, constant);
        return isMirrored
            ? new BoundComparison(op, number, variable, variable.IsComputed)
            : new BoundComparison(op, variable, number, variable.IsComputed);
    }

    private static bool Passes(BoundExpression test, double number) => test switch
    {
        BoundConstant { Value: bool always } => always,
        BoundNot not => !Passes(not.Operand, number),
        BoundLogical { IsAnd: true } all => all.Operands.All(one => Passes(one, number)),
        BoundLogical any => any.Operands.Any(one => Passes(one, number)),
        BoundComparison c => Holds(c.Operator, c.Rounded ? SignificantDigits.Compare(Value(c.Left, number), Value(c.Right, number)) : Value(c.Left, number).CompareTo(Value(c.Right, number))),
        _ => throw new InvalidOperationException($"{test} was not generated."),
    };

    private static double Value(BoundExpression side, double number) => (side is BoundConstant { Value: double constant } ? constant : number) + 0.0;

    private static bool Holds(ComparisonOperator op, int order) => op switch
    {
        ComparisonOperator.Equal => order == 0,
        ComparisonOperator.NotEqual => order != 0,
        ComparisonOperator.Less => order < 0,
        ComparisonOperator.LessOrEqual => order <= 0,
        ComparisonOperator.Greater => order > 0,
        _ => order >= 0,
    };
}
