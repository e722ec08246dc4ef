using System.Collections.Immutable;

namespace KeyAccount.Scoring;

/// <summary>The forecast of an account: its deals, and their sum. Immutable and thread-safe.</summary>
public sealed class ForecastResult
{
    internal ForecastResult(ImmutableArray<SystemResult> deals)
    {
        Deals = [.. deals.Select(d => new DealForecast(d))];
        Total = ForecastTotal.Of(Deals);
    }

    /// <summary>The deals, in the account's order; empty where it has none, or nobody knows of any.</summary>
    public ImmutableArray<DealForecast> Deals { get; }

    /// <summary>Their sum.</summary>
    public ForecastTotal Total { get; }
}
