using System.Collections.Immutable;
using KeyAccount.Scoring;

namespace KeyAccount.Cli.Demo;

/// <summary>
/// A warm deal with no decision maker: engineer, users and buyer all want us, the quotation is out, the CRM says "negotiation". Asked who
/// signs, each names somebody else; two vice presidents are named, and neither was met.
/// </summary>
internal static class WhoDecides
{
    public static Account Create()
    {
        ImmutableArray<Order> orders = OrderLedger.Write(DemoIds.WhoDecides, new TradePlan
        {
            FirstOrder = new(2023, 10, 10),
            LastOrder = Diary.Day(5, 28),
            AnnualRevenue = 2_300_000,
            OrdersPerYear = 9,
            Growth = 0.2m,
            Margin = 0.36m,
            Industry = Industry.Pharma,
        });
        ImmutableArray<Contact> contacts =
        [
            People.Known("P01", "Nora Ostervald", "Head of process engineering", "Engineering", BuyingRoles.TechnicalGatekeeper, 0.5,
                Stance.Supporter, new(2023, 9, 5), Diary.Day(6, 16))
                .In(3, SocialStyle.Owl, 4),
            People.Known("P02", "Marten Lauenhof", "Filling line supervisor", "Production", BuyingRoles.User | BuyingRoles.Coach, 0.4,
                Stance.Supporter, new(2023, 9, 5), Diary.Day(6, 25))
                .In(2, SocialStyle.Dove, 5),
            People.Known("P03", "Petra Zandstra", "Strategic buyer", "Purchasing", BuyingRoles.Procurement, 0.35, Stance.Supporter,
                new(2024, 1, 22), Diary.Day(6, 23))
                .In(3, SocialStyle.Peacock, 3),
            Named("P04", "Quentin Vossberg", "Vice president operations", "P01"),
            Named("P05", "Dagny Ravnsby", "Vice president quality", "P03"),
        ];
        BuyingCentre centre = new() { Contacts = contacts };
        return new Account
        {
            Id = DemoIds.WhoDecides,
            Name = "Wendgard Biotech Systems BV",
            Owner = "Elin Korsvang",
            Company = new CompanyProfile
            {
                Region = Region.Benelux.Name,
                Industry = Industry.Pharma.Name,
                EnterpriseSize = EnterpriseSize.Medium,
                Employees = 730,
                AnnualSales = 980_000_000,
                IsListed = false,
            },
            Standing = new AccountStanding
            {
                CategorySpend = 8_500_000,
                IsEvaluated = true,
                EvaluatedOn = Diary.Day(3, 16),
                MapConfirmedOn = Diary.Day(6, 16),
                ReorganisedOn = new(2022, 4, 1),
                CanMeetTechnicalRequirements = true,
                HasFunds = true,
                CreditAcceptable = true,
                GrowthPotential = Level.High,
                RivalsCompete = true,
                Satisfaction = 86,
            },
            Contacts = contacts,
            Opportunities =
            [
                new Opportunity
                {
                    Id = "OP-CASE-8-1", Name = "Isolator line", Owner = "Elin Korsvang", Amount = 5_400_000,
                    Status = OpportunityStatus.Open, Stage = SellingStage.Negotiation,
                    OpenedOn = Diary.Day(3, 2), ExpectedCloseOn = Diary.Day(7, 24), OnCandidateList = true, StrengthsInCriteria = true,
                    CriteriaAgainstUs = false, BidMade = true,
                    ContractSigned = false, FullyPaid = false,
                },
            ],
            Orders = orders,
            Invoices = InvoiceLedger.Write(DemoIds.WhoDecides, orders, new PaymentPlan { Habit = PaymentHabit.Usual, TermDays = 45 }),
            Interactions = InteractionLedger.Write(DemoIds.WhoDecides, new InteractionPlan
            {
                PerYear = 30,
                From = new(2023, 9, 5),
                To = Diary.Day(6, 26),
                ComplimentPermille = 140,
                ComplaintPermille = 10,
                Threads = centre.Threads(),
            }),
        };
    }

    private static Contact Named(string id, string name, string title, string source) => new()
    {
        Id = id,
        Name = name,
        Title = title,
        Department = "Management",
        Roles = BuyingRoles.DecisionMaker,
        RolesConfirmed = false,
        IsInterviewed = false,
        SeniorityLevel = 5,
        InformationSource = source,
    };
}
