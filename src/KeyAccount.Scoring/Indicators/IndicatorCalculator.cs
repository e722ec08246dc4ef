using static KeyAccount.Scoring.ExactArithmetic;

namespace KeyAccount.Scoring;

/// <summary>Computes the indicators of an account that carries its ledgers. Thread-safe.</summary>
public static class IndicatorCalculator
{
    /// <summary>The indicators as the account's ledgers give them; facts given directly do not count here.</summary>
    /// <param name="account">The account; a ledger set to the default array is unknown, an empty one is known to hold nothing.</param>
    /// <param name="window">The days to compute over.</param>
    /// <param name="probabilities">
    /// Weighs opportunities without a probability of their own; <see langword="null"/> means <see cref="StageProbabilities.None"/>.
    /// </param>
    public static AccountIndicators Compute(Account account, IndicatorWindow window, StageProbabilities? probabilities = null)
    {
        var accumulator = new IndicatorAccumulator(window, probabilities);
        accumulator.Add(account);
        return accumulator.Complete();
    }

    /// <summary>
    /// The computed indicators with the facts that the account gives directly under an indicator's name in their place, and with the indicators
    /// that are defined by others brought in line.
    /// </summary>
    /// <remarks>
    /// <para>A fact given wins; an unknown one gives nothing, and leaves what was computed. Facts under other names are not looked at.</para>
    /// <para>
    /// Where it is not given itself, an indicator is computed anew from those that were: <c>revenue</c> from <c>gross_revenue</c> and
    /// <c>return_amount</c>, then <c>gross_margin</c>, <c>average_order_value</c>, <c>return_rate</c> and <c>wallet_share</c>.
    /// </para>
    /// </remarks>
    /// <param name="computed">What the ledgers gave; <see cref="AccountIndicators.Unknown"/> when there are none.</param>
    /// <param name="account">The account whose <see cref="Account.Facts"/> and category spend count.</param>
    /// <param name="window">The days computed over.</param>
    /// <exception cref="ArgumentException">A fact under an indicator's name is known, but not a number.</exception>
    public static AccountIndicators WithFacts(AccountIndicators computed, Account account, IndicatorWindow window)
    {
        ArgumentNullException.ThrowIfNull(computed);
        ArgumentNullException.ThrowIfNull(account);
        if (account.Facts.IsEmpty)
        {
            return computed;
        }

        AccountIndicators result = computed;
        foreach (IndicatorDefinition indicator in IndicatorCatalog.All)
        {
            if (Given(account, indicator.Name) is { } number)
            {
                result = indicator.With(result, number);
            }
        }

        return ReferenceEquals(result, computed) ? computed : Reconcile(result, account, window);
    }

    private static AccountIndicators Reconcile(AccountIndicators all, Account account, IndicatorWindow window)
    {
        bool Has(string name) => Given(account, name) is not null;

        bool gross = Has("gross_revenue");
        bool returned = Has("return_amount");
        bool revenue = Has("revenue");
        if (!revenue && (gross || returned))
        {
            all = all with { Revenue = Minus(all.GrossRevenue, all.ReturnAmount) };
            revenue = true;
        }

        return all with
        {
            GrossMargin = Has("gross_margin") || !(revenue || Has("profit")) ? all.GrossMargin : Ratio(all.Profit, all.Revenue),
            AverageOrderValue = Has("average_order_value") || !(gross || Has("order_count"))
                ? all.AverageOrderValue
                : Ratio(all.GrossRevenue, all.OrderCount),
            ReturnRate = Has("return_rate") || !(gross || returned) ? all.ReturnRate : Ratio(all.ReturnAmount, all.GrossRevenue),
            WalletShare = Has("wallet_share") || !revenue
                ? all.WalletShare
                : ToDouble(WalletShare.Of(ToDecimal(all.Revenue), account.Standing.CategorySpend, window)),
        };
    }

    private static double? Given(Account account, string name)
    {
        if (!account.Facts.TryGetValue(name, out FactValue fact) || fact.Kind == FactKind.Unknown)
        {
            return null;
        }

        return fact.Number ?? throw new ArgumentException(
            $"The fact '{name}' of account '{account.Id}' is '{fact}' ({fact.Kind}); an indicator is a number.", nameof(account));
    }

    private static double? Minus(double? left, double? right) =>
        ToDouble(Difference(ToDecimal(left), ToDecimal(right)));

    private static double? Ratio(double? dividend, double? divisor) =>
        ToDouble(Quotient(ToDecimal(dividend), ToDecimal(divisor)));
}
