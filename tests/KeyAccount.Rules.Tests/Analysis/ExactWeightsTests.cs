using System.Numerics;
using FsCheck;
using FsCheck.Fluent;
using KeyAccount.Rules.Analysis;

namespace KeyAccount.Rules.Tests.Analysis;

/// <summary>Effective weights are whole, in the right proportion, and as small as can be.</summary>
public sealed class ExactWeightsTests
{
    /// <summary>Perspectives: a weight, and the weights of the characteristics; hundredths.</summary>
    private static readonly Gen<(int Weight, int[] Parts)[]> Weights =
        (from weight in Gen.Choose(1, 500)
         from parts in Gen.Choose(1, 300).NonEmptyListOf().Resize(4)
         select (weight, parts.ToArray())).NonEmptyListOf().Resize(4).Select(list => list.ToArray());

    [Fact]
    public void Weights_keep_their_proportions_and_have_nothing_in_common() => AnalysisLaws.Hold(Weights, perspectives =>
    {
        var effective = ExactWeights.Effective(Scorecard(perspectives));
        // e_i / e_j = (W_p w_i / S_p) / (W_q w_j / S_q), by cross-multiplication.
        var exact = perspectives.SelectMany(p => p.Parts.Select(w => ((BigInteger)p.Weight * w, (BigInteger)p.Parts.Sum()))).ToArray();
        var isProportional = exact.Zip(effective).All(x => x.Second * exact[0].Item1 * x.First.Item2 == effective[0] * x.First.Item1 * exact[0].Item2);
        return isProportional && effective.Aggregate(BigInteger.GreatestCommonDivisor) == 1;
    });

    [Fact]
    public void Decimals_and_whole_numbers_of_the_same_proportion_give_the_same_weights()
    {
        var whole = Scorecard((60, [3, 2]), (40, [1]));
        var tenThousandth = Scorecard(0.0001m, (60, [3, 2]), (40, [1]));
        Assert.Equal(ExactWeights.Effective(whole), ExactWeights.Effective(tenThousandth));
        Assert.Equal([9, 6, 10], ExactWeights.Effective(whole).Select(w => (int)w));
    }

    [Fact]
    public void A_perspective_without_characteristics_has_no_part()
    {
        Assert.Equal([1, 2], ExactWeights.Effective(Scorecard((10, []), (5, [1, 2]))).Select(w => (int)w));
        Assert.True(ExactWeights.Fit(Scorecard((10, []))));
    }

    [Theory]
    [InlineData("0", 0L)]
    [InlineData("99.9999", 999_999L)]
    [InlineData("12.50", 125_000L)]
    [InlineData("0.00001", null)]
    public void Points_are_ten_thousandths(string points, long? expected) =>
        Assert.Equal(expected, ExactWeights.Points(decimal.Parse(points, System.Globalization.CultureInfo.InvariantCulture)));

    private static Scorecard Scorecard(params (int Weight, int[] Parts)[] perspectives) => Scorecard(0.01m, perspectives);

    private static Scorecard Scorecard(decimal unit, params (int Weight, int[] Parts)[] perspectives) => new()
    {
        Name = "s",
        Decimals = 2,
        Perspectives = [.. perspectives.Select((p, i) => new Perspective
        {
            Name = $"p{i}",
            Weight = p.Weight * unit,
            Characteristics = [.. p.Parts.Select((w, j) => new Characteristic { Name = $"c{i}{j}", Weight = w * unit, InputText = "x", Bins = [] })],
        })],
    };
}
