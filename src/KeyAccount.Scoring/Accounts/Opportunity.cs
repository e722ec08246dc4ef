using System.Collections.Immutable;

namespace KeyAccount.Scoring;

/// <summary>
/// A deal (项目) with the account. Every property but <see cref="Id"/> is <see langword="null"/> when unknown. Immutable.
/// </summary>
public sealed record Opportunity
{
    /// <summary>The key of the opportunity.</summary>
    public required string Id { get; init; }

    /// <summary>What the deal is about.</summary>
    public string? Name { get; init; }

    /// <summary>Who works on the deal for us.</summary>
    public string? Owner { get; init; }

    /// <summary>Value of the deal, in the portfolio's currency.</summary>
    public decimal? Amount { get; init; }

    /// <summary>Whether the deal is open, won or lost.</summary>
    public OpportunityStatus? Status { get; init; }

    /// <summary>The selling stage the CRM claims; what the evidence supports is for a policy to say.</summary>
    public SellingStage? Stage { get; init; }

    /// <summary>Probability of closing, 0 to 1, when it was given; otherwise the policy's probability of the stage counts.</summary>
    public double? Probability { get; init; }

    /// <summary>When the opportunity was opened.</summary>
    public DateOnly? OpenedOn { get; init; }

    /// <summary>When the deal is expected to close.</summary>
    public DateOnly? ExpectedCloseOn { get; init; }

    /// <summary>When the deal was won or lost.</summary>
    public DateOnly? ClosedOn { get; init; }

    /// <summary>Key node of step 2: we are on the buyer's list of candidates.</summary>
    public bool? OnCandidateList { get; init; }

    /// <summary>Key node of step 3: our strengths are in the buyer's criteria.</summary>
    public bool? StrengthsInCriteria { get; init; }

    /// <summary>Step 4: the criteria are stacked against us.</summary>
    public bool? CriteriaAgainstUs { get; init; }

    /// <summary>Key node of step 4: the bid was made, or the tender was negotiated.</summary>
    public bool? BidMade { get; init; }

    /// <summary>Key node of step 5: the contract is signed.</summary>
    public bool? ContractSigned { get; init; }

    /// <summary>Key node of step 6: the deal is fully paid.</summary>
    public bool? FullyPaid { get; init; }

    /// <summary>
    /// Facts given directly, by the name a policy declares among the fields of <c>opportunities</c>, or as an input of a policy whose subject is
    /// an opportunity. A fact given here wins over one read from the other properties.
    /// </summary>
    public ImmutableDictionary<string, FactValue> Facts { get; init; } = ImmutableDictionary<string, FactValue>.Empty;
}

/// <summary>Where a deal stands.</summary>
public enum OpportunityStatus
{
    /// <summary>Still open.</summary>
    Open,

    /// <summary>Won.</summary>
    Won,

    /// <summary>Lost.</summary>
    Lost,
}

/// <summary>
/// The six selling stages, in order. The field writes them F, E, D, C, B, A; these letters are stages and never to be confused
/// with grades, so the members carry the stage's name instead. Their probabilities belong to the policy.
/// </summary>
public enum SellingStage
{
    /// <summary>F: the account is planned; step 1, collect information and evaluate.</summary>
    Planned = 1,

    /// <summary>E: called and met; step 2, clarify roles and build relationships.</summary>
    Met = 2,

    /// <summary>D: needs analysed and project evaluated; step 3, technical exchange and influence on criteria.</summary>
    NeedsAnalysed = 3,

    /// <summary>C: solution presented; step 4, documents and bid.</summary>
    SolutionPresented = 4,

    /// <summary>B: negotiation; step 5.</summary>
    Negotiation = 5,

    /// <summary>A: closed; step 6, collection and after-sales.</summary>
    Closed = 6,
}
