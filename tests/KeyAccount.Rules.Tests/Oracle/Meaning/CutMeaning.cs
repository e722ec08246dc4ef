using System.Numerics;
using KeyAccount.Oracle.Model;

namespace KeyAccount.Oracle.Meaning;

/// <summary>What measuring a cut over a portfolio finds.</summary>
internal sealed record Measured(double? Number, int Known, int Unknown, int LeftOut, int Undetermined, int Tied, int Reached);

/// <summary>Section 4 of the semantics page: the definitions as they are written, in exact fractions, trying one value after the other.</summary>
internal static class CutMeaning
{
    public static Measured Measure(Policy policy, RelativeCut cut, IReadOnlyList<Facts> rows)
    {
        var measured = rows.Select(row => ReferenceInterpreter.Measured(policy, cut, row)).ToList();
        var counted = measured.Where(row => row.Where == true).Select(row => row.Of).ToList();
        var known = counted.OfType<double>().ToList();
        var number = known.Count == 0 ? null : Taken(cut.Take, known);
        return new Measured(
            number,
            known.Count,
            counted.Count - known.Count,
            measured.Count(row => row.Where == false),
            measured.Count(row => row.Where is null),
            known.Count(value => value == number),
            known.Count(value => value >= number));
    }

    private static double? Taken(Take take, List<double> known) => take switch
    {
        Percentile { Percentage: var percentage } => known.Order().First(value => Share(known.Count(other => other <= value), known.Count).CompareTo(Of(percentage / 100m)) >= 0),
        Median => Middle([.. known.Order()]),
        CumulativeShare { Share: var share } => known.Where(value => value > 0).OrderDescending().Cast<double?>().FirstOrDefault(value =>
            Sum(known.Where(other => other > 0 && other >= value)).CompareTo(Of(share) * Sum(known.Where(other => other > 0))) >= 0),
        _ => throw new InvalidOperationException($"No meaning for {take}."),
    };

    private static double Middle(double[] ordered)
    {
        var (low, high) = (ordered[(ordered.Length - 1) / 2], ordered[ordered.Length / 2]);
        return low == high ? low : low / 2 + high / 2;
    }

    private static Rational Of(decimal number) => Rational.From(number);

    private static Rational Share(int some, int all) => new(new BigInteger(some), new BigInteger(all));

    private static Rational Sum(IEnumerable<double> values) => values.Aggregate(Rational.Zero, (sum, value) => sum + Rational.From(value));
}
