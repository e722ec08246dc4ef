namespace KeyAccount.Scoring;

/// <summary>Share of wallet: our revenue / the account's spend in our category.</summary>
internal static class WalletShare
{
    private const decimal DaysOfSpend = 365;

    /// <summary>The share, where the revenue is that of the window and the spend that of a year.</summary>
    public static decimal? Of(decimal? revenue, decimal? spendPerYear, IndicatorWindow window) =>
        ExactArithmetic.Quotient(
            ExactArithmetic.Product(revenue, DaysOfSpend),
            ExactArithmetic.Product(spendPerYear, window.Days));
}
