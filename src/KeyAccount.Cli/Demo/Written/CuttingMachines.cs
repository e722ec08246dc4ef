using KeyAccount.Scoring;

namespace KeyAccount.Cli.Demo;

/// <summary>
/// Ten 5 kW cutting machines. A contractor wants about ten machines above 5 kW within the year, worth four million. Our plant can make ten,
/// but has never built one above 5 kW, and engineering will not promise it. The purchasing manager is a friend; a Swiss firm competes,
/// dearer.
/// </summary>
internal static class CuttingMachines
{
    public static Account Create() => new()
    {
        Id = DemoIds.CuttingMachines,
        Name = "重庆峤砺工程承包 (Qiaoli)",
        Owner = "罗亦舟 (Luo Yizhou)",
        Company = new CompanyProfile
        {
            Region = Region.SouthwestChina.Name,
            Industry = "Engineering contractors",
            EnterpriseSize = EnterpriseSize.Medium,
            Employees = 640,
            IsListed = false,
        },
        Standing = new AccountStanding
        {
            // A capability that engineering does not confirm is one that we do not have.
            CanMeetTechnicalRequirements = false,
            HasFunds = true,
            CreditAcceptable = true,
            CategorySpend = 4_000_000,
            RivalsCompete = true,
            GrowthPotential = Level.Medium,
            IsEvaluated = true,
            EvaluatedOn = Diary.Day(5, 20),
            MapConfirmedOn = Diary.Day(6, 12),
        },
        Contacts =
        [
            People.Known("P01", "苏柏舟 (Su Bozhou)", "Purchasing manager", "Purchasing", BuyingRoles.Procurement, 0.45, Stance.Supporter,
                new(2022, 3, 15), Diary.Day(6, 24))
                .In(3, SocialStyle.Dove, 5),
            new Contact
            {
                Id = "P02", Name = "孟启明 (Meng Qiming)", Title = "Head of site engineering", Department = "Engineering",
                Roles = BuyingRoles.TechnicalGatekeeper, RolesConfirmed = true, Influence = 0.5, Stance = Stance.Neutral,
                LastInterviewedOn = Diary.Day(6, 12), IsInterviewed = true, FirstSeenOn = Diary.Day(5, 13),
                RoleChangedOn = Diary.Day(5, 13), SeniorityLevel = 3, PersonalLevel = 2,
                InformationSource = "P01",
            },
        ],
        Opportunities =
        [
            new Opportunity
            {
                Id = "OP-CASE-2-1", Name = "About ten cutting machines above 5 kW", Owner = "罗亦舟 (Luo Yizhou)", Amount = 4_000_000,
                Status = OpportunityStatus.Open,
                Stage = SellingStage.NeedsAnalysed, OpenedOn = Diary.Day(5, 12), ExpectedCloseOn = Diary.Day(12, 31),
                OnCandidateList = true, StrengthsInCriteria = false, CriteriaAgainstUs = true, BidMade = false, ContractSigned = false,
                FullyPaid = false,
            },
        ],
        Orders = [],
        Invoices = [],
        Interactions =
        [
            Diary.Visit(Diary.Day(5, 13), "P01"), Diary.Call(Diary.Day(5, 21), "P01"), Diary.Visit(Diary.Day(6, 3), "P01"),
            Diary.Meeting(Diary.Day(6, 12), "P02"), Diary.Visit(Diary.Day(6, 24), "P01", Feedback.Compliment),
        ],
    };
}
