namespace KeyAccount.Cli.Demo;

/// <summary>
/// The sizes of accounts: a Pareto distribution with exponent 8/7, under which a fifth of the accounts makes about four fifths of the
/// revenue. The exponent is chosen so that its quantile function needs square roots only, which every processor rounds alike.
/// </summary>
internal static class SizeLadder
{
    private const double Smallest = 600_000;

    /// <summary>Places left out above the largest account: no customer is a third of our business.</summary>
    private const double AboveTheLargest = 1.5;

    /// <summary>The yearly revenue of the account at that place among so many, place 0 being the largest.</summary>
    public static decimal RevenueAt(int rank, int count)
    {
        double share = (rank + AboveTheLargest) / (count + AboveTheLargest);
        double half = Math.Sqrt(share);
        double quarter = Math.Sqrt(half);
        double eighth = Math.Sqrt(quarter);
        decimal revenue = (decimal)(Smallest / (half * quarter * eighth));
        return decimal.Round(revenue / 1000) * 1000;
    }
}
