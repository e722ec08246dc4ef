using FsCheck;
using FsCheck.Fluent;
using KeyAccount.Rules.Analysis;
using Interval = KeyAccount.Rules.Analysis.Interval;

namespace KeyAccount.Rules.Tests.Analysis;

/// <summary>Sets of numbers and of dates behave like sets: checked at every end, and between every two ends, of what they are made of.</summary>
public sealed class IntervalSetLaws
{
    /// <summary>Ends are small whole numbers, so that they often meet.</summary>
    private static readonly Gen<Interval> Intervals =
        from low in Gen.OneOf(Gen.Choose(1, 8).Select(n => (double)n), Gen.Constant(double.NegativeInfinity))
        from width in Gen.Choose(0, 5)
        from isOpenAbove in Gen.Choose(0, 5).Select(n => n == 0)
        from lowIncluded in Gen.Elements(true, false)
        from highIncluded in Gen.Elements(true, false)
        let high = isOpenAbove ? double.PositiveInfinity : (double.IsInfinity(low) ? 4 : low) + width
        select new Interval(low, lowIncluded && double.IsFinite(low), high, highIncluded && double.IsFinite(high));

    private static Gen<IntervalSet> Sets(bool areDates) => Intervals.ListOf().Resize(5).Select(parts => parts.Aggregate(
        IntervalSet.All(areDates).Complement(),
        (set, part) => set.Union(part.IsEmpty ? set : new IntervalSet([part], areDates)),
        set => (IntervalSet)set));

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void The_complement_of_the_complement_is_the_set(bool areDates) =>
        AnalysisLaws.Hold(Sets(areDates), set => Same(set, set.Complement().Complement()));

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_value_is_in_the_set_or_in_its_complement(bool areDates) =>
        AnalysisLaws.Hold(Sets(areDates), set => Samples(areDates).All(x => Contains(set, x) != Contains(set.Complement(), x)));

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void De_Morgan(bool areDates) =>
        AnalysisLaws.Hold(Sets(areDates), Sets(areDates), (a, b) =>
            Same(a.Intersect(b).Complement(), a.Complement().Union(b.Complement())) &&
            Same(a.Union(b).Complement(), a.Complement().Intersect(b.Complement())));

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Membership_follows_the_operations(bool areDates) =>
        AnalysisLaws.Hold(Sets(areDates), Sets(areDates), (a, b) => Samples(areDates).All(x =>
            Contains(a.Intersect(b), x) == (Contains(a, x) && Contains(b, x)) &&
            Contains(a.Union(b), x) == (Contains(a, x) || Contains(b, x)) &&
            Contains(a.Except(b), x) == (Contains(a, x) && !Contains(b, x))));

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_set_is_empty_exactly_when_nothing_is_in_it(bool areDates) =>
        AnalysisLaws.Hold(Sets(areDates), Sets(areDates), (a, b) => a.Intersect(b) is var both && both.IsEmpty == !Samples(areDates).Any(x => Contains(both, x)));

    [Fact]
    public void Nothing_lies_between_two_neighbouring_days()
    {
        var upTo = new IntervalSet([new Interval(double.NegativeInfinity, false, 5, true)], true);
        var from = new IntervalSet([new Interval(6, true, double.PositiveInfinity, false)], true);
        Assert.True(upTo.Union(from).Complement().IsEmpty);
        Assert.False(new IntervalSet(upTo.Intervals, false).Union(new IntervalSet(from.Intervals, false)).Complement().IsEmpty);
    }

    /// <summary>All ends there are, and (for numbers) a value between any two of them.</summary>
    private static IEnumerable<double> Samples(bool areDates) => areDates
        ? Enumerable.Range(0, 20).Select(n => (double)n)
        : Enumerable.Range(0, 40).Select(n => n / 2.0);

    private static bool Same(ValueSet a, ValueSet b) => a.Except(b).IsEmpty && b.Except(a).IsEmpty;

    private static bool Contains(ValueSet set, double x) => ((IntervalSet)set).Intervals.Any(i =>
        (x > i.Low || (x == i.Low && i.LowIncluded)) && (x < i.High || (x == i.High && i.HighIncluded)));
}
