namespace KeyAccount.Scoring;

/// <summary>The sum of several deals' forecasts, in currency. A sum is <see langword="null"/> only when it is too large for a decimal.</summary>
/// <param name="Low">The sum of the lower bounds.</param>
/// <param name="Expected">The sum of the forecasts.</param>
/// <param name="High">The sum of the upper bounds.</param>
/// <param name="Won">The part of each of these that is won already; the rest is open. Lost deals add nothing.</param>
/// <param name="DealCount">How many deals there are, whatever became of them.</param>
/// <param name="UnknownCount">How many of them have no forecast, as where nobody recorded the amount. They are in none of the sums.</param>
public sealed record ForecastTotal(decimal? Low, decimal? Expected, decimal? High, decimal? Won, int DealCount, int UnknownCount)
{
    internal static ForecastTotal Of(IEnumerable<DealForecast> deals)
    {
        var sum = new ForecastAccumulator();
        foreach (var deal in deals) sum.Add(deal);
        return sum.Total;
    }
}
