using System.Collections.Immutable;

namespace KeyAccount.Scoring;

/// <summary>The forecast of a portfolio: the sums of its deals' forecasts by account, by owner and altogether. Immutable and thread-safe.</summary>
public sealed class ForecastRollUp
{
    private ForecastRollUp(ImmutableArray<ForecastLine> accounts, ImmutableArray<ForecastLine> owners, ForecastTotal portfolio)
    {
        Accounts = accounts;
        Owners = owners;
        Portfolio = portfolio;
    }

    /// <summary>One line per account, in the order given; accounts without deals have a line of zeros.</summary>
    public ImmutableArray<ForecastLine> Accounts { get; }

    /// <summary>
    /// One line per person, in ordinal order: of those who work on the deals and, where nobody is recorded for a deal, of those who own the account. Deals of
    /// nobody come first, under the empty key.
    /// </summary>
    public ImmutableArray<ForecastLine> Owners { get; }

    /// <summary>All deals.</summary>
    public ForecastTotal Portfolio { get; }

    /// <summary>Adds up. Reads the assessments once, in their order, and keeps none of them.</summary>
    /// <param name="assessments">Assessments by a scorer that asked the system <c>forecast</c>.</param>
    /// <exception cref="ArgumentException">An assessment did not ask the system.</exception>
    public static ForecastRollUp Of(IEnumerable<Assessment> assessments)
    {
        ArgumentNullException.ThrowIfNull(assessments);
        var accounts = ImmutableArray.CreateBuilder<ForecastLine>();
        var owners = new SortedDictionary<string, ForecastAccumulator>(StringComparer.Ordinal);
        var portfolio = new ForecastAccumulator();
        foreach (var assessment in assessments)
        {
            var forecast = assessment.Forecast
                ?? throw new ArgumentException($"The account \"{assessment.Account.Id}\" was assessed without the system \"forecast\"; name it in WithSystems.", nameof(assessments));
            accounts.Add(new ForecastLine(assessment.Account.Id, assessment.Account.Name, forecast.Total));
            foreach (var deal in forecast.Deals)
            {
                var owner = deal.Owner ?? "";
                if (!owners.TryGetValue(owner, out var sum)) owners.Add(owner, sum = new ForecastAccumulator());
                sum.Add(deal);
                portfolio.Add(deal);
            }
        }

        return new ForecastRollUp(
            accounts.ToImmutable(),
            [.. owners.Select(o => new ForecastLine(o.Key, o.Key.Length == 0 ? null : o.Key, o.Value.Total))],
            portfolio.Total);
    }
}

/// <summary>The forecast of an account or an owner.</summary>
/// <param name="Key">The account's id, or the owner; empty for deals of nobody.</param>
/// <param name="Name">What people call it; <see langword="null"/> when unknown.</param>
/// <param name="Total">The sum of its deals.</param>
public sealed record ForecastLine(string Key, string? Name, ForecastTotal Total);
