using System.Collections.Immutable;
using KeyAccount.Scoring;

namespace KeyAccount.Cli.Demo;

/// <summary>
/// A platinum account whose champion left: eight years of large, profitable, promptly paid business, carried by a chief engineer who guided
/// us. In May the engineer went to another company. The successor has been in the post for weeks and nobody has called.
/// </summary>
internal static class ChampionLeft
{
    private static readonly DateOnly Left = Diary.Day(5, 8);
    private static readonly DateOnly Arrived = Diary.Day(5, 25);

    public static Account Create()
    {
        ImmutableArray<Order> orders = OrderLedger.Write(DemoIds.ChampionLeft, new TradePlan
        {
            FirstOrder = new(2018, 4, 17),
            LastOrder = Diary.Day(6, 22),
            AnnualRevenue = 34_000_000,
            OrdersPerYear = 40,
            Growth = 0.12m,
            IsEven = true,
            Margin = 0.31m,
            ReturnPermille = 12,
            Industry = Industry.Energy,
        });
        BuyingCentre centre = Centre();
        return new Account
        {
            Id = DemoIds.ChampionLeft,
            Name = "天津朔泓风电设备 (Shuohong)",
            Owner = "周砚秋 (Zhou Yanqiu)",
            Company = new CompanyProfile
            {
                Region = Region.NorthChina.Name,
                Industry = Industry.Energy.Name,
                EnterpriseSize = EnterpriseSize.Large,
                Employees = 5_200,
                AnnualSales = 6_400_000_000,
                RegisteredCapital = 800_000_000,
                IsListed = true,
            },
            Standing = new AccountStanding
            {
                CategorySpend = 52_000_000,
                CumulativeContracts = orders.Where(order => order.Kind == OrderKind.Order).Sum(order => order.Amount),
                LargestContract = 12_600_000,
                ReferredClosedAccount = true,
                BuysAsGroup = false,
                SetsIndustryExample = true,
                RivalsCompete = true,
                GrowthPotential = Level.High,
                Satisfaction = 91,
                IsEvaluated = true,
                EvaluatedOn = Diary.Day(2, 10),
                MapConfirmedOn = Diary.Day(4, 20),
                ReorganisedOn = new(2021, 7, 1),
                CanMeetTechnicalRequirements = true,
                HasFunds = true,
                CreditAcceptable = true,
            },
            Contacts = centre.Contacts,
            Opportunities =
            [
                new Opportunity
                {
                    Id = "OP-CASE-5-1", Name = "Pitch drives, 2023 framework", Owner = "周砚秋 (Zhou Yanqiu)", Amount = 12_600_000,
                    Status = OpportunityStatus.Won, Stage = SellingStage.Closed,
                    OpenedOn = new(2022, 11, 3), ExpectedCloseOn = new(2023, 3, 31), ClosedOn = new(2023, 3, 20), OnCandidateList = true,
                    StrengthsInCriteria = true,
                    CriteriaAgainstUs = false, BidMade = true, ContractSigned = true, FullyPaid = true,
                },
                new Opportunity
                {
                    Id = "OP-CASE-5-2", Name = "Pitch drives for the 8 MW series", Owner = "周砚秋 (Zhou Yanqiu)", Amount = 15_500_000,
                    Status = OpportunityStatus.Open, Stage = SellingStage.SolutionPresented,
                    OpenedOn = Diary.Day(2, 16), ExpectedCloseOn = Diary.Day(11, 15), OnCandidateList = true, StrengthsInCriteria = true,
                    CriteriaAgainstUs = false, BidMade = false,
                    ContractSigned = false, FullyPaid = false,
                },
            ],
            Orders = orders,
            Invoices = InvoiceLedger.Write(DemoIds.ChampionLeft, orders,
                new PaymentPlan { Habit = PaymentHabit.Prompt, TermDays = 60, DisputePermille = 5 }),
            Interactions = InteractionLedger.Write(DemoIds.ChampionLeft, new InteractionPlan
            {
                PerYear = 50,
                From = new(2018, 2, 1),
                To = Diary.Day(6, 25),
                ComplimentPermille = 120,
                ComplaintPermille = 8,
                Threads = centre.Threads(),
            }),
        };
    }

    private static BuyingCentre Centre() => new()
    {
        Contacts =
        [
            People.Known("P01", "叶景行 (Ye Jingxing)", "General manager", "Management", BuyingRoles.DecisionMaker, 0.85, Stance.Neutral,
                new(2019, 5, 6), Diary.Day(4, 9))
                .In(5, SocialStyle.Tiger, 3, "P02"),
            new Contact
            {
                Id = "P07", Name = "冯嘉禾 (Feng Jiahe)", Title = "Chief engineer", Department = "Engineering",
                Roles = BuyingRoles.TechnicalGatekeeper, RolesConfirmed = false,
                Influence = 0.6, IsInterviewed = false, FirstSeenOn = Arrived, RoleChangedOn = Arrived, ReplacedContactId = "P02",
                SeniorityLevel = 4, InformationSource = "P05",
            },
            People.Known("P03", "傅晓岚 (Fu Xiaolan)", "Head of final assembly", "Production", BuyingRoles.User, 0.4, Stance.Supporter,
                new(2018, 3, 12), Diary.Day(6, 11))
                .In(3, SocialStyle.Dove, 4),
            People.Known("P04", "陆维钧 (Lu Weijun)", "Category manager drives", "Purchasing", BuyingRoles.Procurement, 0.4, Stance.Neutral,
                new(2020, 8, 18), Diary.Day(6, 16))
                .In(3, SocialStyle.Owl, 3),
            People.Known("P05", "龚雨桐 (Gong Yutong)", "Controller", "Finance", BuyingRoles.Finance, 0.3, Stance.Neutral, new(2021, 2, 3),
                Diary.Day(5, 29))
                .In(3, SocialStyle.Owl, 2, "P04"),
        ],
        MapConfirmedOn = Diary.Day(4, 20),
        ReorganisedOn = new(2021, 7, 1),
        Departed = [new ContactThread("P02", new(2018, 2, 1), Left, Diary.Day(4, 28))],
    };
}
