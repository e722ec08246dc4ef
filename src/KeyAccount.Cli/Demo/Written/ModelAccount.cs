using System.Collections.Immutable;
using KeyAccount.Scoring;

namespace KeyAccount.Cli.Demo;

/// <summary>A model account where all is well: growing, profitable, prompt, content, and everybody who has a say is known, spoken to and
/// on our side.</summary>
internal static class ModelAccount
{
    private static readonly DateOnly Since = new(2019, 10, 15);

    public static Account Create()
    {
        ImmutableArray<Order> orders = OrderLedger.Write(DemoIds.Model, new TradePlan
        {
            FirstOrder = new(2019, 11, 6),
            LastOrder = Diary.Day(6, 25),
            AnnualRevenue = 23_000_000,
            OrdersPerYear = 44,
            Growth = 0.22m,
            Margin = 0.37m,
            ReturnPermille = 6,
            Industry = Industry.Machinery,
        });
        BuyingCentre centre = Centre();
        return new Account
        {
            Id = DemoIds.Model,
            Name = "苏州璟澜精密机床 (Jinglan)",
            Owner = "周砚秋 (Zhou Yanqiu)",
            Company = new CompanyProfile
            {
                Region = Region.EastChina.Name,
                Industry = Industry.Machinery.Name,
                EnterpriseSize = EnterpriseSize.Large,
                Employees = 1_850,
                AnnualSales = 2_100_000_000,
                RegisteredCapital = 260_000_000,
                IsListed = true,
            },
            Standing = new AccountStanding
            {
                CategorySpend = 29_000_000,
                CumulativeContracts = orders.Where(order => order.Kind == OrderKind.Order).Sum(order => order.Amount),
                LargestContract = 11_200_000,
                ReferredClosedAccount = true,
                BuysAsGroup = false,
                SetsIndustryExample = true,
                RivalsCompete = true,
                GrowthPotential = Level.High,
                Satisfaction = 95,
                IsEvaluated = true,
                EvaluatedOn = Diary.Day(4, 8),
                MapConfirmedOn = centre.MapConfirmedOn,
                ReorganisedOn = centre.ReorganisedOn,
                CanMeetTechnicalRequirements = true,
                HasFunds = true,
                CreditAcceptable = true,
            },
            Contacts = centre.Contacts,
            Opportunities =
            [
                new Opportunity
                {
                    Id = "OP-CASE-12-1", Name = "Linear guides, three-year framework", Owner = "周砚秋 (Zhou Yanqiu)", Amount = 11_200_000,
                    Status = OpportunityStatus.Won, Stage = SellingStage.Closed,
                    OpenedOn = new(2024, 3, 11), ExpectedCloseOn = new(2024, 9, 30), ClosedOn = new(2024, 9, 12), OnCandidateList = true,
                    StrengthsInCriteria = true,
                    CriteriaAgainstUs = false, BidMade = true, ContractSigned = true, FullyPaid = true,
                },
                new Opportunity
                {
                    Id = "OP-CASE-12-2", Name = "Spindle units for the five-axis series", Owner = "周砚秋 (Zhou Yanqiu)", Amount = 7_900_000,
                    Status = OpportunityStatus.Open, Stage = SellingStage.Negotiation,
                    OpenedOn = Diary.Day(2, 3), ExpectedCloseOn = Diary.Day(8, 31), OnCandidateList = true, StrengthsInCriteria = true,
                    CriteriaAgainstUs = false, BidMade = true,
                    ContractSigned = false, FullyPaid = false,
                },
            ],
            Orders = orders,
            Invoices = InvoiceLedger.Write(DemoIds.Model, orders,
                new PaymentPlan { Habit = PaymentHabit.Prompt, TermDays = 45, DisputePermille = 0 }),
            Interactions = InteractionLedger.Write(DemoIds.Model, new InteractionPlan
            {
                PerYear = 60,
                From = Since,
                To = Diary.Day(6, 28),
                ComplaintPermille = 4,
                ComplimentPermille = 160,
                SuggestionPermille = 70,
                Threads = centre.Threads(),
            }),
        };
    }

    private static BuyingCentre Centre() => new()
    {
        Contacts =
        [
            People.Known("P01", "邵致远 (Shao Zhiyuan)", "General manager", "Management", BuyingRoles.DecisionMaker, 0.85, Stance.Supporter,
                Since, Diary.Day(6, 4)).In(5, SocialStyle.Tiger, 4),
            People.Known("P02", "温淑仪 (Wen Shuyi)", "Technical director", "Engineering", BuyingRoles.TechnicalGatekeeper, 0.6,
                Stance.Supporter, Since, Diary.Day(6, 11)).In(4, SocialStyle.Owl, 4),
            People.Known("P03", "林承泽 (Lin Chengze)", "Assembly manager", "Production", BuyingRoles.User, 0.4, Stance.Supporter, Since,
                Diary.Day(6, 23)).In(3, SocialStyle.Dove, 5, "P02"),
            People.Known("P04", "苏若溪 (Su Ruoxi)", "Head of product planning", "Projects", BuyingRoles.Coach | BuyingRoles.Influencer, 0.5,
                Stance.Supporter, Since, Diary.Day(6, 26)).In(3, SocialStyle.Peacock, 5),
            People.Known("P05", "顾立群 (Gu Liqun)", "Purchasing manager", "Purchasing", BuyingRoles.Procurement, 0.35, Stance.Neutral, Since,
                Diary.Day(6, 18)).In(3, SocialStyle.Owl, 3, "P04"),
            People.Known("P06", "姚文博 (Yao Wenbo)", "Chief financial officer", "Finance", BuyingRoles.Finance, 0.35, Stance.Supporter, Since,
                Diary.Day(5, 14)).In(5, SocialStyle.Owl, 3, "P05"),
        ],
        MapConfirmedOn = Diary.Day(5, 22),
        ReorganisedOn = new(2020, 3, 1),
    };
}
