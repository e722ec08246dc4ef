namespace KeyAccount.Scoring;

/// <summary>What is known of our standing with the account. Every property is <see langword="null"/> when unknown.</summary>
public sealed record AccountStanding
{
    /// <summary>A standing of which nothing is known.</summary>
    public static AccountStanding Unknown { get; } = new();

    /// <summary>What the account spends per year in our category, with all suppliers; the base of <c>wallet_share</c>.</summary>
    public decimal? CategorySpend { get; init; }

    /// <summary>Value of all contracts ever signed with the account.</summary>
    public decimal? CumulativeContracts { get; init; }

    /// <summary>Value of the largest single contract ever signed with the account.</summary>
    public decimal? LargestContract { get; init; }

    /// <summary>Whether the account has referred another account that then closed.</summary>
    public bool? ReferredClosedAccount { get; init; }

    /// <summary>Whether the companies under one parent (or closely tied) buy through one unit.</summary>
    public bool? BuysAsGroup { get; init; }

    /// <summary>Whether the account sets an example in its industry.</summary>
    public bool? SetsIndustryExample { get; init; }

    /// <summary>Whether rivals fight for the account.</summary>
    public bool? RivalsCompete { get; init; }

    /// <summary>Growth potential, as judged by the account team.</summary>
    public Level? GrowthPotential { get; init; }

    /// <summary>How satisfied the account says it is: 0 (not at all) to 100 (fully).</summary>
    public double? Satisfaction { get; init; }

    /// <summary>When the account was last evaluated and graded by the sales team: the key node of the first selling step.</summary>
    public DateOnly? EvaluatedOn { get; init; }

    /// <summary><see langword="false"/> when it is known that the account was never evaluated; <see langword="null"/> when nobody can tell.</summary>
    public bool? IsEvaluated { get; init; }

    /// <summary>When the map of the buying centre was last confirmed.</summary>
    public DateOnly? MapConfirmedOn { get; init; }

    /// <summary>When the buying organisation was last reorganised.</summary>
    public DateOnly? ReorganisedOn { get; init; }

    /// <summary>Screening: whether we have the technical capability the account requires. <see langword="false"/> screens the account out.</summary>
    public bool? CanMeetTechnicalRequirements { get; init; }

    /// <summary>Screening: whether the account has the funds.</summary>
    public bool? HasFunds { get; init; }

    /// <summary>Screening: whether the account's credit is acceptable.</summary>
    public bool? CreditAcceptable { get; init; }
}

/// <summary>A judged level.</summary>
public enum Level
{
    /// <summary>Low.</summary>
    Low,

    /// <summary>Medium.</summary>
    Medium,

    /// <summary>High.</summary>
    High,
}
