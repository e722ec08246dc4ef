using System.Collections.Immutable;
using KeyAccount.Scoring;

namespace KeyAccount.Cli.Demo;

/// <summary>
/// A top account at risk: it ordered every ten days for years, and has not ordered for 140 days. It still pays its bills, and nobody has
/// visited since the complaints of February.
/// </summary>
internal static class GoneQuiet
{
    /// <summary>How long ago the last order was.</summary>
    public const int DaysSilent = 140;

    public static Account Create()
    {
        ImmutableArray<Order> orders = OrderLedger.Write(DemoIds.GoneQuiet, new TradePlan
        {
            FirstOrder = new(2019, 1, 21),
            LastOrder = DemoCalendar.DaysAgo(DaysSilent),
            AnnualRevenue = 27_000_000,
            OrdersPerYear = 36,
            Growth = -0.1m,
            Margin = 0.28m,
            Industry = Industry.Food,
        });
        BuyingCentre centre = Centre();
        return new Account
        {
            Id = DemoIds.GoneQuiet,
            Name = "Skarnvane Dairies Inc.",
            Owner = "Tobias Wrenfield",
            Company = new CompanyProfile
            {
                Region = Region.NorthAmerica.Name,
                Industry = Industry.Food.Name,
                EnterpriseSize = EnterpriseSize.Large,
                Employees = 2_900,
                AnnualSales = 7_200_000_000,
                IsListed = false,
            },
            Standing = new AccountStanding
            {
                CategorySpend = 45_000_000,
                CumulativeContracts = orders.Where(order => order.Kind == OrderKind.Order).Sum(order => order.Amount),
                LargestContract = 6_200_000,
                SetsIndustryExample = true,
                RivalsCompete = true,
                GrowthPotential = Level.Medium,
                Satisfaction = 52,
                IsEvaluated = true,
                EvaluatedOn = new(2025, 8, 5),
                MapConfirmedOn = new(2025, 9, 30),
                ReorganisedOn = new(2020, 1, 1),
                CanMeetTechnicalRequirements = true,
                HasFunds = true,
                CreditAcceptable = true,
                BuysAsGroup = false,
            },
            Contacts = centre.Contacts,
            Opportunities =
            [
                new Opportunity
                {
                    Id = "OP-CASE-11-1", Name = "Filling valves, 2024 framework", Owner = "Tobias Wrenfield", Amount = 6_200_000,
                    Status = OpportunityStatus.Won, Stage = SellingStage.Closed,
                    OpenedOn = new(2023, 9, 12), ExpectedCloseOn = new(2024, 1, 31), ClosedOn = new(2024, 1, 16), OnCandidateList = true,
                    StrengthsInCriteria = true,
                    CriteriaAgainstUs = false, BidMade = true, ContractSigned = true, FullyPaid = true,
                },
                new Opportunity
                {
                    Id = "OP-CASE-11-2", Name = "Filling valves, 2026 renewal", Owner = "Tobias Wrenfield", Amount = 6_800_000,
                    Status = OpportunityStatus.Lost, Stage = SellingStage.Negotiation,
                    OpenedOn = new(2025, 9, 22), ExpectedCloseOn = Diary.Day(1, 31), ClosedOn = Diary.Day(2, 20), OnCandidateList = true,
                    StrengthsInCriteria = false,
                    CriteriaAgainstUs = true, BidMade = true, ContractSigned = false, FullyPaid = false,
                },
            ],
            Orders = orders,
            Invoices = InvoiceLedger.Write(DemoIds.GoneQuiet, orders,
                new PaymentPlan { Habit = PaymentHabit.Usual, TermDays = 30, DisputePermille = 20 }),
            Interactions =
            [
                .. InteractionLedger.Write(DemoIds.GoneQuiet, new InteractionPlan
                {
                    PerYear = 36, From = new(2018, 11, 1), To = Diary.Day(2, 6), ComplaintPermille = 60, ComplimentPermille = 40,
                    Threads = centre.Threads(),
                }).Where(interaction => interaction.Date < Diary.Day(2, 11)),
                Diary.Call(Diary.Day(2, 11), "P03", Feedback.Complaint),
                Diary.Visit(Diary.Day(2, 17), "P02", Feedback.Complaint),
                Diary.Message(Diary.Day(3, 3), "P04"),
            ],
        };
    }

    private static BuyingCentre Centre() => new()
    {
        Contacts =
        [
            People.Known("P01", "Kaspar Underhay", "Vice president operations", "Management", BuyingRoles.DecisionMaker, 0.85,
                Stance.Neutral, new(2019, 1, 14), new(2025, 11, 4))
                .In(5, SocialStyle.Tiger, 3),
            People.Known("P02", "Wilma Kesterling", "Director of plant engineering", "Engineering", BuyingRoles.TechnicalGatekeeper, 0.55,
                Stance.Opponent, new(2019, 1, 14), Diary.Day(2, 17))
                .In(4, SocialStyle.Owl, 2),
            People.Known("P03", "Yorick Dunnebeck", "Filling line manager", "Production", BuyingRoles.User, 0.4, Stance.Neutral,
                new(2020, 6, 2), Diary.Day(2, 11))
                .In(3, SocialStyle.Peacock, 3, "P02"),
            People.Known("P04", "Liv Pellerin", "Sourcing manager", "Purchasing", BuyingRoles.Procurement | BuyingRoles.Coach, 0.4,
                Stance.Supporter, new(2019, 4, 8), Diary.Day(1, 27))
                .In(3, SocialStyle.Dove, 4),
        ],
    };
}
