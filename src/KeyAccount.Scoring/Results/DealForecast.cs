namespace KeyAccount.Scoring;

/// <summary>What a deal is worth in the forecast, and within which bounds: the system <c>forecast</c>.</summary>
public sealed class DealForecast : TypedResult
{
    private const string Playbook = "stages";

    /// <summary>Reads the result of <c>forecast</c>, or of a policy with its band <c>category</c>, its playbook <c>stages</c> and its values.</summary>
    public DealForecast(SystemResult result)
        : base(result)
    {
    }

    /// <summary>The deal's key.</summary>
    public string OpportunityId => Result.SubjectKey;

    /// <summary>
    /// Who works on the deal; where nobody is recorded, who owns the account; <see langword="null"/> when neither is known. Of deals that share a key the first one's.
    /// </summary>
    public string? Owner =>
        Result.Account.Opportunities.FirstOrDefault(o => o.Id == OpportunityId)?.Owner ?? Result.Account.Owner;

    /// <summary>Amount times likelihood, in currency; <see langword="null"/> when unknown, as where the amount is.</summary>
    public decimal? Expected => Number("forecast");

    /// <summary>The forecast if everything unknown turns out badly; <see langword="null"/> when unknown.</summary>
    public decimal? Low => Number("forecast_low");

    /// <summary>The forecast if everything unknown turns out well; <see langword="null"/> when unknown.</summary>
    public decimal? High => Number("forecast_high");

    /// <summary>The likelihood of closing, 0 to 1; <see langword="null"/> when unknown.</summary>
    public decimal? Likelihood => Number("likelihood");

    /// <summary>Commit, probable, possible or remote.</summary>
    public BandResult Category => Result.BandOf("category");

    /// <summary>The claimed and the proven stage.</summary>
    public StageResult Stage => Result.StageOf(Playbook);

    /// <summary>Whether the deal was won by the day; <see langword="null"/> when unknown.</summary>
    internal bool? IsWon => Result.Policy.Inputs.Inputs.FirstOrDefault(i => i.Name == "status") is { } status
        ? Result.Decisions.Inputs[status.Ordinal][Result.Row].Text is { } text ? text == "won" : null
        : null;
}
