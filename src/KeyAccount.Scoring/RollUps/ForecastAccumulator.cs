namespace KeyAccount.Scoring;

/// <summary>Adds up forecasts, exactly and in any order.</summary>
internal sealed class ForecastAccumulator
{
    private ExactTotal _low;
    private ExactTotal _expected;
    private ExactTotal _high;
    private ExactTotal _won;
    private int _deals;
    private int _unknown;

    public ForecastTotal Total => new(_low.Value, _expected.Value, _high.Value, _won.Value, _deals, _unknown);

    /// <summary>A deal is in all of the sums or in none, so that they stay bounds of each other.</summary>
    public void Add(DealForecast deal)
    {
        _deals++;
        if (deal is not { Low: { } low, Expected: { } expected, High: { } high })
        {
            _unknown++;
            return;
        }

        _low.Add(low);
        _expected.Add(expected);
        _high.Add(high);
        if (deal.IsWon == true) _won.Add(expected);
    }
}
