using KeyAccount.Scoring;

namespace KeyAccount.Cli.Demo;

/// <summary>
/// A keyboard for everyone. The company will buy one keyboard for all departments, ours (brand D) or another. Sales likes D; engineering
/// says that both are bad; marketing says that D is too loud; finance asks only for the budget; the office director decides and wants
/// everyone content. Nobody worked on the departments before the meeting, where all this came out.
/// </summary>
internal static class KeyboardForEveryone
{
    private static readonly DateOnly MeetingDay = Diary.Day(6, 18);

    public static Account Create() => new()
    {
        Id = DemoIds.Keyboards,
        Name = "Iselcombe Sensors Ltd",
        Owner = "Tobias Wrenfield",
        Company = new CompanyProfile
        {
            Region = Region.Britain.Name,
            Industry = Industry.Electronics.Name,
            EnterpriseSize = EnterpriseSize.Medium,
            Employees = 420,
            IsListed = false,
            AnnualSales = 310_000_000,
        },
        Standing = new AccountStanding
        {
            IsEvaluated = true,
            EvaluatedOn = Diary.Day(5, 28),
            MapConfirmedOn = MeetingDay,
            RivalsCompete = true,
            CanMeetTechnicalRequirements = true,
            HasFunds = true,
            CreditAcceptable = true,
            GrowthPotential = Level.Low,
            CategorySpend = 260_000,
        },
        Contacts =
        [
            People.Known("P01", "Johanna Wetherlam", "Office director", "Administration", BuyingRoles.DecisionMaker, 0.8, Stance.Neutral,
            Diary.Day(5, 20), MeetingDay)
                .In(4, SocialStyle.Dove, 2),
            Heard("P02", "Corin Bracewood", "Head of sales", "Sales", BuyingRoles.User, 0.3, Stance.Supporter),
            Heard("P03", "Ulrik Greifental", "Head of engineering", "Engineering", BuyingRoles.TechnicalGatekeeper, 0.5, Stance.Opponent),
            Heard("P04", "Tamsin Merriden", "Head of marketing", "Marketing", BuyingRoles.User, 0.3, Stance.Opponent),
            Heard("P05", "Edwin Sandquill", "Controller", "Finance", BuyingRoles.Finance, 0.3, Stance.Neutral),
        ],
        Opportunities =
        [
            new Opportunity
            {
                Id = "OP-CASE-3-1", Name = "One keyboard for all departments", Owner = "Tobias Wrenfield", Amount = 260_000,
                Status = OpportunityStatus.Open,
                Stage = SellingStage.SolutionPresented, OpenedOn = Diary.Day(5, 20), ExpectedCloseOn = Diary.Day(8, 15),
                OnCandidateList = true, StrengthsInCriteria = false, CriteriaAgainstUs = false, BidMade = false, ContractSigned = false,
                FullyPaid = false,
            },
        ],
        Orders = [],
        Invoices = [],
        Interactions =
        [
            Diary.Visit(Diary.Day(5, 28), "P01"), Diary.Meeting(MeetingDay, "P01"), Diary.Meeting(MeetingDay, "P02"),
            Diary.Meeting(MeetingDay, "P03", Feedback.Complaint),
            Diary.Meeting(MeetingDay, "P04", Feedback.Complaint), Diary.Meeting(MeetingDay, "P05"),
        ],
    };

    /// <summary>Somebody who spoke in the meeting, and whom nobody had spoken to before or has since.</summary>
    private static Contact Heard(string id, string name, string title, string department, BuyingRoles roles, double influence,
        Stance stance) => new()
        {
            Id = id,
            Name = name,
            Title = title,
            Department = department,
            Roles = roles,
            RolesConfirmed = true,
            Influence = influence,
            Stance = stance,
            IsInterviewed = false,
            FirstSeenOn = MeetingDay,
            SeniorityLevel = 3,
            PersonalLevel = 1,
            InformationSource = "meeting",
        };
}
