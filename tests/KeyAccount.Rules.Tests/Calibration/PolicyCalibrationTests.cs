namespace KeyAccount.Rules.Tests.Calibration;

/// <summary>What percentiles, medians and cumulative shares are, on portfolios small enough to check by hand.</summary>
public sealed class PolicyCalibrationTests
{
    /// <summary>In hundred thousands: 80 in all. 80 % (64) is reached at 24, 95 % (76) at 2.</summary>
    private static readonly double?[] Ten = [2, 0.4, 40, 1.5, 24, 0.2, 7, 1.2, 3, 0.7];

    [Theory]
    [InlineData("""{ "percentile": 80 }""", 7)]
    [InlineData("""{ "percentile": 50 }""", 1.5)]
    [InlineData("""{ "percentile": 20 }""", 0.4)]
    [InlineData("""{ "percentile": 20.0001 }""", 0.7)]
    [InlineData("""{ "percentile": 0.0001 }""", 0.2)]
    [InlineData("""{ "percentile": 99.9999 }""", 40)]
    [InlineData("\"median\"", 1.75)]
    [InlineData("""{ "cumulative_share": 0.8 }""", 24)]
    [InlineData("""{ "cumulative_share": 0.95 }""", 2)]
    [InlineData("""{ "cumulative_share": 0.5 }""", 40)]
    [InlineData("""{ "cumulative_share": 0.5001 }""", 24)]
    [InlineData("""{ "cumulative_share": 1 }""", 0.2)]
    public void A_measure_is_what_the_definition_says(string take, double expected) => Assert.Equal(expected, MeasuredPortfolio.Measure(take, Ten).Number);

    [Fact]
    public void The_median_of_an_odd_number_is_the_one_in_the_middle() => Assert.Equal(3, MeasuredPortfolio.Measure("\"median\"", 9, 1, 3).Number);

    [Fact]
    public void The_median_of_the_largest_numbers_is_not_too_large() => Assert.Equal(double.MaxValue, MeasuredPortfolio.Measure("\"median\"", double.MaxValue, double.MaxValue).Number);

    [Fact]
    public void Ties_at_the_cut_are_counted_and_all_of_them_reach_it()
    {
        var share = MeasuredPortfolio.Measure("""{ "cumulative_share": 0.5 }""", 10, 10, 10, 10, 1);
        Assert.Equal((10, 4, 4), (share.Number, share.Tied, share.Reached));
        var median = MeasuredPortfolio.Measure("\"median\"", 1, 2);
        Assert.Equal((1.5, 0, 1), (median.Number, median.Tied, median.Reached));
    }

    [Fact]
    public void Losses_do_not_count_towards_a_share() => Assert.Equal(60, MeasuredPortfolio.Measure("""{ "cumulative_share": 0.6 }""", 60, 40, -1000).Number);

    /// <summary>Added up as doubles, 1e16 and eight ones make 1e16 again, and the share would be reached one account too early.</summary>
    [Fact]
    public void Sums_are_exact() => Assert.Equal(1, MeasuredPortfolio.Measure("""{ "cumulative_share": 1 }""", [1e16, .. Enumerable.Repeat<double?>(1, 8)]).Number);

    [Fact]
    public void A_share_is_reached_to_the_last_digit() => Assert.Equal(0.1, MeasuredPortfolio.Measure("""{ "cumulative_share": 0.75 }""", 0.1, 0.1, 0.1, 0.1).Number);

    [Fact]
    public void Subnormal_and_huge_numbers_add_up() => Assert.Equal(double.Epsilon, MeasuredPortfolio.Measure("""{ "cumulative_share": 1 }""", double.Epsilon, 1e308, 1e308).Number);

    [Fact]
    public void Unknown_values_are_not_used_but_reported()
    {
        var found = MeasuredPortfolio.Measure("\"median\"", null, 5, null, 7, 9);
        Assert.Equal((7, 3, 2), (found.Number, found.Known, found.Unknown));
    }

    [Theory]
    [InlineData("\"median\"")]
    [InlineData("""{ "percentile": 80 }""")]
    [InlineData("""{ "cumulative_share": 0.8 }""")]
    public void Where_nothing_is_known_there_is_no_number(string take)
    {
        var found = MeasuredPortfolio.Measure(take, null, null);
        Assert.Equal((null, 0, 2, 0, 0), (found.Number, found.Known, found.Unknown, found.Tied, found.Reached));
        Assert.Null(MeasuredPortfolio.Measure(take).Number);
    }

    [Fact]
    public void Where_nothing_is_positive_there_is_no_share()
    {
        var found = MeasuredPortfolio.Measure("""{ "cumulative_share": 0.8 }""", 0, -5);
        Assert.Equal((null, 2, 0), (found.Number, found.Known, found.Reached));
    }

    [Fact]
    public void Only_rows_count_for_which_the_condition_is_true()
    {
        var policy = MeasuredPortfolio.Policy("\"median\"", "listed");
        var batch = MeasuredPortfolio.Batch(policy, (100, true), (1, false), (2, null), (null, true), (200, true), (300, true));
        var calibration = PolicyCalibration.Measure(policy, [batch]);
        var found = calibration.Cuts[0];
        Assert.Equal((200, 3, 1, 1, 1), (found.Number, found.Known, found.Unknown, found.LeftOut, found.Undetermined));
        Assert.Equal(6, calibration.Rows);
    }

    [Fact]
    public void A_batch_of_another_policy_is_refused()
    {
        var other = MeasuredPortfolio.Policy("\"median\"");
        Assert.Throws<ArgumentException>(() => PolicyCalibration.Measure(MeasuredPortfolio.Policy("\"median\""), [MeasuredPortfolio.Batch(other, (1, true))]));
    }
}
