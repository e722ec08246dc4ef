using System.Collections.Immutable;
using System.Globalization;

namespace KeyAccount.Rules.Analysis;

/// <summary>A set of values of one type, exactly. Immutable.</summary>
internal abstract record ValueSet
{
    public abstract bool IsEmpty { get; }

    public abstract ValueSet Complement();

    public abstract ValueSet Intersect(ValueSet other);

    public ValueSet Union(ValueSet other) => Complement().Intersect(other.Complement()).Complement();

    public ValueSet Except(ValueSet other) => Intersect(other.Complement());

    /// <summary>Some of the set, for a message.</summary>
    public abstract string Describe();
}

/// <summary>One stretch of the number line; infinite ends are open.</summary>
internal readonly record struct Interval(double Low, bool LowIncluded, double High, bool HighIncluded)
{
    public bool IsEmpty => Low > High || (Low == High && !(LowIncluded && HighIncluded));

    public Interval Intersect(Interval other)
    {
        var (low, lowIncluded) = Low > other.Low ? (Low, LowIncluded) : Low < other.Low ? (other.Low, other.LowIncluded) : (Low, LowIncluded && other.LowIncluded);
        var (high, highIncluded) = High < other.High ? (High, HighIncluded) : High > other.High ? (other.High, other.HighIncluded) : (High, HighIncluded && other.HighIncluded);
        return new Interval(low, lowIncluded, high, highIncluded);
    }
}

/// <summary>Numbers, or dates as day numbers: disjoint intervals in ascending order.</summary>
internal sealed record IntervalSet(ImmutableArray<Interval> Intervals, bool AreDates) : ValueSet
{
    public override bool IsEmpty => Intervals.IsEmpty;

    public static IntervalSet All(bool areDates) =>
        new([new Interval(double.NegativeInfinity, false, double.PositiveInfinity, false)], areDates);

    public override ValueSet Complement()
    {
        var gaps = ImmutableArray.CreateBuilder<Interval>();
        var (low, lowIncluded) = (double.NegativeInfinity, false);
        foreach (var interval in Intervals)
        {
            AddUnlessEmpty(gaps, new Interval(low, lowIncluded, interval.Low, !interval.LowIncluded && double.IsFinite(interval.Low)));
            (low, lowIncluded) = (interval.High, !interval.HighIncluded && double.IsFinite(interval.High));
        }

        AddUnlessEmpty(gaps, new Interval(low, lowIncluded, double.PositiveInfinity, false));
        return new IntervalSet(gaps.ToImmutable(), AreDates);
    }

    public override ValueSet Intersect(ValueSet other)
    {
        var common = ImmutableArray.CreateBuilder<Interval>();
        foreach (var a in Intervals)
            foreach (var b in ((IntervalSet)other).Intervals) AddUnlessEmpty(common, a.Intersect(b));
        return new IntervalSet(common.ToImmutable(), AreDates);
    }

    public override string Describe()
    {
        var first = Intervals[0];
        if (AreDates) return DescribeDates(first);
        if (first.Low == first.High) return Show(first.Low);
        if (double.IsInfinity(first.Low) && double.IsInfinity(first.High)) return "any value";
        if (double.IsInfinity(first.Low)) return $"values {(first.HighIncluded ? "up to" : "below")} {Show(first.High)}";
        if (double.IsInfinity(first.High)) return $"values {(first.LowIncluded ? "from" : "above")} {Show(first.Low)}";
        return $"values in {(first.LowIncluded ? '[' : '(')}{Show(first.Low)}..{Show(first.High)}{(first.HighIncluded ? ']' : ')')}";
    }

    private static string DescribeDates(Interval interval)
    {
        var from = double.IsInfinity(interval.Low) ? null : Day(interval.LowIncluded ? interval.Low : interval.Low + 1);
        var to = double.IsInfinity(interval.High) ? null : Day(interval.HighIncluded ? interval.High : interval.High - 1);
        return (from, to) switch
        {
            (null, null) => "any date",
            (null, _) => $"dates to {to}",
            (_, null) => $"dates from {from}",
            _ => from == to ? from : $"dates from {from} to {to}",
        };
    }

    private static string Day(double number) =>
        DateOnly.FromDayNumber((int)Math.Clamp(number, 0, DateOnly.MaxValue.DayNumber)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>Between two neighbouring days there is no date, and between two neighbouring doubles no number: an open interval between them is empty.</summary>
    private void AddUnlessEmpty(ImmutableArray<Interval>.Builder intervals, Interval interval)
    {
        if (interval.IsEmpty || (interval.Low == interval.High && double.IsInfinity(interval.Low))) return;
        if (!interval.LowIncluded && !interval.HighIncluded && interval.High == (AreDates ? interval.Low + 1 : Math.BitIncrement(interval.Low))) return;
        intervals.Add(interval);
    }

    private static string Show(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}

/// <summary>Texts: those named, or all but those named. A closed universe makes the complement finite.</summary>
internal sealed record TextSet(ImmutableHashSet<string> Texts, bool IsComplement, ImmutableArray<string> Universe) : ValueSet
{
    public override bool IsEmpty => Universe.IsEmpty ? !IsComplement && Texts.IsEmpty : !Universe.Any(Contains);

    public override ValueSet Complement() => this with { IsComplement = !IsComplement };

    public override ValueSet Intersect(ValueSet other)
    {
        var b = (TextSet)other;
        return (IsComplement, b.IsComplement) switch
        {
            (false, false) => this with { Texts = Texts.Intersect(b.Texts) },
            (false, true) => this with { Texts = Texts.Except(b.Texts) },
            (true, false) => this with { Texts = b.Texts.Except(Texts), IsComplement = false },
            _ => this with { Texts = Texts.Union(b.Texts) },
        };
    }

    public override string Describe()
    {
        if (!Universe.IsEmpty) return string.Join(", ", Universe.Where(Contains).Take(5).Select(t => $"\"{t}\""));
        return IsComplement ? "any other text" : string.Join(", ", Texts.Order(StringComparer.Ordinal).Take(5).Select(t => $"\"{t}\""));
    }

    private bool Contains(string text) => Texts.Contains(text) != IsComplement;
}
