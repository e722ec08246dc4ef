using KeyAccount.Scoring;

namespace KeyAccount.Cli.Demo;

/// <summary>
/// A bearing maker's steel. Ten suppliers offered, five passed the technical test; a project team compared and negotiated, and prefers us.
/// The general manager decides, purchasing follows up. We have a supporter in each department.
/// </summary>
internal static class BearingSteel
{
    private static readonly DateOnly Since = new(2024, 9, 3);

    public static Account Create() => new()
    {
        Id = DemoIds.BearingSteel,
        Name = "洛阳钧曜轴承 (Junyao)",
        Owner = "韩若谷 (Han Ruogu)",
        Company = new CompanyProfile
        {
            Region = Region.CentralChina.Name,
            Industry = Industry.Metals.Name,
            EnterpriseSize = EnterpriseSize.Large,
            Employees = 3_400,
            AnnualSales = 2_600_000_000,
            RegisteredCapital = 320_000_000,
            IsListed = false,
        },
        Standing = new AccountStanding
        {
            CategorySpend = 68_000_000,
            CumulativeContracts = 0,
            LargestContract = 0,
            ReferredClosedAccount = false,
            BuysAsGroup = false,
            SetsIndustryExample = true,
            RivalsCompete = true,
            GrowthPotential = Level.High,
            IsEvaluated = true,
            EvaluatedOn = Diary.Day(1, 22),
            MapConfirmedOn = Diary.Day(6, 19),
            ReorganisedOn = new(2023, 1, 1),
            CanMeetTechnicalRequirements = true,
            HasFunds = true,
            CreditAcceptable = true,
        },
        Contacts =
        [
            People.Known("P01", "顾国栋 (Gu Guodong)", "General manager", "Management", BuyingRoles.DecisionMaker, 0.9, Stance.Supporter,
                Since, Diary.Day(6, 17))
                .In(5, SocialStyle.Tiger, 3),
            People.Known("P02", "林静姝 (Lin Jingshu)", "Head of materials testing", "Quality", BuyingRoles.TechnicalGatekeeper, 0.6,
                Stance.Supporter, Since, Diary.Day(6, 10))
                .In(3, SocialStyle.Owl, 4),
            People.Known("P03", "姚承泽 (Yao Chengze)", "Head of the ring shop", "Production", BuyingRoles.User, 0.4, Stance.Supporter, Since,
            Diary.Day(6, 10))
                .In(3, SocialStyle.Dove, 4, "P02"),
            People.Known("P04", "谭思齐 (Tan Siqi)", "Leader of the project team", "Projects", BuyingRoles.Coach | BuyingRoles.Influencer, 0.5,
                Stance.Supporter, Since, Diary.Day(6, 24))
                .In(3, SocialStyle.Peacock, 5),
            People.Known("P05", "蒋玉珩 (Jiang Yuheng)", "Purchasing manager", "Purchasing", BuyingRoles.Procurement, 0.35, Stance.Supporter,
                Since, Diary.Day(6, 19))
                .In(3, SocialStyle.Owl, 3, "P04"),
            People.Known("P06", "潘秋实 (Pan Qiushi)", "Finance manager", "Finance", BuyingRoles.Finance, 0.3, Stance.Supporter, Since,
            Diary.Day(5, 27))
                .In(4, SocialStyle.Owl, 3, "P05"),
        ],
        Opportunities =
        [
            new Opportunity
            {
                Id = "OP-CASE-4-1", Name = "Bearing steel, two-year supply", Owner = "韩若谷 (Han Ruogu)", Amount = 24_000_000,
                Status = OpportunityStatus.Open,
                Stage = SellingStage.Negotiation, OpenedOn = Diary.Day(1, 12), ExpectedCloseOn = Diary.Day(7, 31),
                OnCandidateList = true, StrengthsInCriteria = true, CriteriaAgainstUs = false, BidMade = true, ContractSigned = false,
                FullyPaid = false,
            },
        ],
        Orders = [],
        Invoices = [],
        Interactions =
        [
            Diary.Visit(Diary.Day(1, 15), "P05"), Diary.Visit(Diary.Day(1, 22), "P04"), Diary.Meeting(Diary.Day(2, 26), "P02"),
            Diary.Visit(Diary.Day(3, 11), "P03"),
            Diary.Meeting(Diary.Day(4, 14), "P02", Feedback.Compliment), Diary.Meeting(Diary.Day(4, 14), "P04"),
            Diary.Visit(Diary.Day(5, 27), "P06"),
            Diary.Visit(Diary.Day(6, 10), "P02"), Diary.Visit(Diary.Day(6, 10), "P03", Feedback.Suggestion),
            Diary.Meeting(Diary.Day(6, 17), "P01"),
            Diary.Call(Diary.Day(6, 19), "P05"), Diary.Visit(Diary.Day(6, 24), "P04", Feedback.Compliment),
        ],
    };
}
