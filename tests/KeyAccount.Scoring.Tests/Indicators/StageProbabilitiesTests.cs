namespace KeyAccount.Scoring.Tests.Indicators;

public sealed class StageProbabilitiesTests
{
    [Fact]
    public void A_stage_that_was_left_out_has_an_unknown_probability()
    {
        var probabilities = new StageProbabilities([new(SellingStage.Met, 0.25), new(SellingStage.Closed, 1)]);

        Assert.Equal(0.25, probabilities[SellingStage.Met]);
        Assert.Equal(1, probabilities[SellingStage.Closed]);
        Assert.Null(probabilities[SellingStage.Planned]);
        Assert.Null(probabilities[null]);
        Assert.Null(probabilities[(SellingStage)0]);
        Assert.Null(probabilities[(SellingStage)(-1)]);
        Assert.Null(probabilities[(SellingStage)7]);
        Assert.Null(StageProbabilities.None[SellingStage.Met]);
    }

    [Theory]
    [InlineData(SellingStage.Met, -0.01)]
    [InlineData(SellingStage.Met, 1.01)]
    [InlineData(SellingStage.Met, 25)]
    [InlineData(SellingStage.Met, double.NaN)]
    [InlineData((SellingStage)0, 0.5)]
    [InlineData((SellingStage)7, 0.5)]
    public void What_is_no_stage_or_no_probability_is_refused(SellingStage stage, double probability) =>
        Assert.Throws<ArgumentException>("probabilities", () => new StageProbabilities([new(stage, probability)]));

    [Fact]
    public void A_stage_has_one_probability() => Assert.Throws<ArgumentException>(
        "probabilities", () => new StageProbabilities([new(SellingStage.Met, 0.2), new(SellingStage.Met, 0.3)]));
}
