namespace KeyAccount.Scoring;

/// <summary>Star, cash cow, elephant or dog (明星、金牛、大象、小狗): the system <c>volume-profit</c>.</summary>
public sealed class VolumeProfitResult : TypedResult
{
    /// <summary>Reads the result of <c>volume-profit</c>, or of a policy with its bands and values.</summary>
    public VolumeProfitResult(SystemResult result)
        : base(result)
    {
    }

    /// <summary>The class by the policy's amounts; unknown until volume and profit are known.</summary>
    public BandResult Class => Result.BandOf("class");

    /// <summary>The class by the portfolio's medians; unknown without them.</summary>
    public BandResult ClassByMedian => Result.BandOf("class_by_median");

    /// <summary>Volume that is missing to high volume, in currency; 0 when it is high, <see langword="null"/> when unknown.</summary>
    public decimal? VolumeMissing => Number("volume_missing");

    /// <summary>Profit that is missing to high profit, in currency; 0 when it is high, <see langword="null"/> when unknown.</summary>
    public decimal? ProfitMissing => Number("profit_missing");
}
