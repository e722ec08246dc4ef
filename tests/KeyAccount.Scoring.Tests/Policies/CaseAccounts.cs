using System.Collections.Immutable;

namespace KeyAccount.Scoring.Tests.Policies;

/// <summary>The four cases of the field that must come out right, and a customer known from its orders alone. All as of <see cref="AsOf"/>.</summary>
public static class CaseAccounts
{
    public static readonly DateOnly AsOf = new(2026, 6, 30);

    /// <summary>
    /// A rookie's instrument deal. Expected: claimed 2, supported 1; no-coach, unknown-buyer-technical, unknown-buyer-user,
    /// decision-maker-not-met, single-threaded (and unevaluated-pursuit); next: evaluate, then find-coach, naming the design institute.
    /// </summary>
    public static Account RookieInstrumentDeal { get; } = new()
    {
        Id = "case-instruments",
        Name = "Instrument project, other province",
        Standing = new AccountStanding { IsEvaluated = false, RivalsCompete = true },
        Opportunities =
        [
            new Opportunity
            {
                Id = "instruments",
                Status = OpportunityStatus.Open,
                Stage = SellingStage.Met,
                OpenedOn = new(2026, 6, 1),
                ExpectedCloseOn = new(2026, 10, 30),
            },
        ],
        Contacts =
        [
            // Formal, took the brochure.
            new Contact
            {
                Id = "buyer",
                Name = "Instrument buyer",
                Roles = BuyingRoles.Procurement,
                RolesConfirmed = true,
                Stance = Stance.Neutral,
                Influence = 0.3,
                LastInterviewedOn = new(2026, 6, 10),
                InformationSource = "own visit",
            },
            // Gave a card, no more.
            new Contact
            {
                Id = "deputy",
                Name = "Deputy general manager",
                Roles = BuyingRoles.Influencer,
                RolesConfirmed = false,
                IsInterviewed = false,
                InformationSource = "own visit",
            },
            // Hung up.
            new Contact
            {
                Id = "gm",
                Name = "General manager",
                Roles = BuyingRoles.DecisionMaker,
                RolesConfirmed = true,
                Influence = 1,
                IsInterviewed = false,
                InformationSource = "our director's acquaintance",
            },
            // Can specify our product if time allows.
            new Contact
            {
                Id = "institute",
                Name = "Design institute",
                Roles = BuyingRoles.Influencer,
                RolesConfirmed = true,
                Stance = Stance.Supporter,
                Influence = 0.3,
                IsInterviewed = false,
                InformationSource = "design institute",
            },
        ],
        Interactions = [new Interaction { Date = new(2026, 6, 10), Kind = InteractionKind.Visit, ContactId = "buyer" }],
    };

    /// <summary>Ten 5 kW cutting machines. Expected: screened-out-technical; the only action is lower-contact.</summary>
    public static Account CuttingMachines { get; } = new()
    {
        Id = "case-machines",
        Name = "Contractor for cutting machines",
        Standing = new AccountStanding
        {
            CanMeetTechnicalRequirements = false,
            HasFunds = true,
            CreditAcceptable = true,
            RivalsCompete = true,
            IsEvaluated = true,
        },
        Opportunities =
        [
            new Opportunity
            {
                Id = "machines",
                Status = OpportunityStatus.Open,
                Stage = SellingStage.NeedsAnalysed,
                Amount = 4_000_000m,
                OpenedOn = new(2026, 3, 1),
                ExpectedCloseOn = new(2026, 12, 31),
            },
        ],
        Contacts =
        [
            new Contact
            {
                Id = "purchasing",
                Name = "Purchasing manager",
                Roles = BuyingRoles.Procurement | BuyingRoles.Coach,
                RolesConfirmed = true,
                Stance = Stance.Supporter,
                Influence = 0.5,
                PersonalLevel = 4,
                LastInterviewedOn = new(2026, 6, 20),
            },
        ],
    };

    /// <summary>
    /// A keyboard for everyone: we sell brand D. Expected: opposed (technical opponent, users split, balance −0.6), decision maker known and
    /// neutral, winnable_now "no" for certain; next: work-departments.
    /// </summary>
    public static Account KeyboardForEveryone { get; } = new()
    {
        Id = "case-keyboards",
        Name = "Office keyboards",
        Standing = new AccountStanding { EvaluatedOn = new(2026, 5, 4), CanMeetTechnicalRequirements = true },
        Opportunities =
        [
            new Opportunity
            {
                Id = "keyboards",
                Status = OpportunityStatus.Open,
                Stage = SellingStage.SolutionPresented,
                Amount = 60_000m,
                OpenedOn = new(2026, 5, 1),
            },
        ],
        Contacts =
        [
            Voice("sales", "Sales department", BuyingRoles.User, Stance.Supporter, 0.3),
            Voice("engineering", "Engineering department", BuyingRoles.TechnicalGatekeeper, Stance.Opponent, 0.6),
            Voice("marketing", "Marketing department", BuyingRoles.User, Stance.Opponent, 0.3),
            Voice("finance", "Finance department", BuyingRoles.Finance, Stance.Neutral, 0.4),
            Voice("office", "Office director", BuyingRoles.DecisionMaker, Stance.Neutral, 0.9),
        ],
    };

    /// <summary>
    /// A bearing maker's steel, we being the preferred supplier. Expected: no severe flag, claimed 5 = supported 5; next: close-deal with the
    /// general manager.
    /// </summary>
    public static Account BearingMakersSteel { get; } = new()
    {
        Id = "case-bearings",
        Name = "Bearing maker",
        Company = new CompanyProfile { EnterpriseSize = EnterpriseSize.Large, Employees = 1_800, AnnualSales = 900_000_000m, Industry = "bearings" },
        Standing = new AccountStanding
        {
            EvaluatedOn = new(2026, 1, 15),
            MapConfirmedOn = new(2026, 6, 1),
            ReorganisedOn = new(2024, 3, 1),
            CanMeetTechnicalRequirements = true,
            HasFunds = true,
            CreditAcceptable = true,
            RivalsCompete = true,
            GrowthPotential = Level.High,
            Satisfaction = 82,
            CumulativeContracts = 8_200_000m,
            LargestContract = 3_100_000m,
            ReferredClosedAccount = false,
        },
        Facts = ImmutableDictionary<string, FactValue>.Empty
            .Add("revenue", FactValue.Of(2_400_000d))
            .Add("gross_margin", FactValue.Of(0.22))
            .Add("late_payment_ratio", FactValue.Of(0.05))
            .Add("arrears_rate", FactValue.Of(0.01))
            .Add("days_since_last_order", FactValue.Of(21d))
            .Add("order_count", FactValue.Of(18d))
            .Add("tenure_days", FactValue.Of(1_200d)),
        Opportunities =
        [
            new Opportunity
            {
                Id = "steel",
                Status = OpportunityStatus.Open,
                Stage = SellingStage.Negotiation,
                Amount = 5_600_000m,
                OpenedOn = new(2026, 1, 10),
                OnCandidateList = true,
                StrengthsInCriteria = true,
                CriteriaAgainstUs = false,
                BidMade = true,
                ContractSigned = false,
            },
        ],
        Contacts =
        [
            Friend("gm", "General manager", BuyingRoles.DecisionMaker, Stance.Neutral, 1, "own visit"),
            Friend("quality", "Head of quality", BuyingRoles.TechnicalGatekeeper, Stance.Supporter, 0.7, "project leader"),
            Friend("production", "Head of production", BuyingRoles.User, Stance.Supporter, 0.6, "own visit"),
            Friend("project", "Project leader", BuyingRoles.Coach | BuyingRoles.Influencer, Stance.Supporter, 0.6, "own visit"),
            Friend("finance", "Head of finance", BuyingRoles.Finance, Stance.Supporter, 0.4, "own visit"),
            Friend("purchasing", "Purchasing manager", BuyingRoles.Procurement, Stance.Supporter, 0.4, "project leader"),
        ],
        Interactions =
        [
            new Interaction { Date = new(2026, 6, 24), Kind = InteractionKind.Meeting, ContactId = "project" },
            new Interaction { Date = new(2026, 6, 24), Kind = InteractionKind.Meeting, ContactId = "gm" },
            new Interaction { Date = new(2026, 6, 15), Kind = InteractionKind.Visit, ContactId = "production", Feedback = Feedback.Compliment },
        ],
    };

    /// <summary>
    /// Nothing but orders, the last 149 days ago. Expected: every flag about people undetermined and none of them raised; gone-quiet raised;
    /// next: reactivate.
    /// </summary>
    public static Account OrdersOnly { get; } = new()
    {
        Id = "case-orders",
        Orders =
        [
            .. Enumerable.Range(0, 10).Select(i => new Order { Id = $"o{i}", Date = new DateOnly(2025, 9, 1).AddDays(17 * i), Amount = 1_900m }),
        ],
    };

    private static Contact Voice(string id, string name, BuyingRoles roles, Stance stance, double influence) => new()
    {
        Id = id,
        Name = name,
        Department = name,
        Roles = roles,
        RolesConfirmed = true,
        Stance = stance,
        Influence = influence,
        IsInterviewed = false,
        InformationSource = name,
    };

    private static Contact Friend(string id, string name, BuyingRoles roles, Stance stance, double influence, string source) => new()
    {
        Id = id,
        Name = name,
        Roles = roles,
        RolesConfirmed = true,
        Stance = stance,
        Influence = influence,
        LastInterviewedOn = new(2026, 5, 20),
        FirstSeenOn = new(2024, 9, 1),
        RoleChangedOn = new(2024, 9, 1),
        InformationSource = source,
    };
}
