namespace KeyAccount.Cli.Backtest;

/// <summary>Deals won and lost.</summary>
internal readonly record struct WinCount(int Won, int Lost)
{
    /// <summary>The quantile of the normal distribution for intervals of 95 %.</summary>
    public const double Quantile = 1.959963984540054;

    /// <summary>Both.</summary>
    public int Deals => Won + Lost;

    /// <summary>The share that was won; NaN without deals.</summary>
    public double Rate => (double)Won / Deals;

    /// <summary>Wilson's 95 % interval of the rate.</summary>
    public Interval RateInterval
    {
        get
        {
            var square = Quantile * Quantile;
            var scale = 1 + (square / Deals);
            var centre = (Rate + (square / (2 * Deals))) / scale;
            var reach = Quantile / scale * Math.Sqrt((Rate * (1 - Rate) / Deals) + (square / (4d * Deals * Deals)));
            return new Interval(Math.Max(0, centre - reach), Math.Min(1, centre + reach));
        }
    }

    /// <summary>The rate as a multiple of another one.</summary>
    public double LiftOver(WinCount all) => Rate / all.Rate;

    /// <summary>The ends of <see cref="RateInterval"/> as multiples of another rate, which is taken as exact.</summary>
    public Interval LiftIntervalOver(WinCount all) => new(RateInterval.Low / all.Rate, RateInterval.High / all.Rate);

    /// <summary>With one deal more.</summary>
    public WinCount With(bool isWon) => isWon ? this with { Won = Won + 1 } : this with { Lost = Lost + 1 };
}
