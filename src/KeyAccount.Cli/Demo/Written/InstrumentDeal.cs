using KeyAccount.Scoring;

namespace KeyAccount.Cli.Demo;

/// <summary>
/// A rookie's instrument deal. A project in another province; all we have is that our director knows a former colleague of the instrument
/// buyer. The CRM says "met": there was one visit, and it reached one person.
/// </summary>
internal static class InstrumentDeal
{
    public static Account Create() => new()
    {
        Id = DemoIds.Instrument,
        Name = "昆明霁岚化工 (Jilan)",
        Owner = "方知微 (Fang Zhiwei)",
        Company = new CompanyProfile { Region = Region.SouthwestChina.Name, Industry = Industry.Chemicals.Name },
        // Nobody evaluated the account. Three rivals have reported in.
        Standing = new AccountStanding { IsEvaluated = false, RivalsCompete = true },
        Contacts =
        [
            // Formal; took the brochure.
            new Contact
            {
                Id = "P01", Name = "温立群 (Wen Liqun)", Title = "Instrument buyer", Department = "Purchasing",
                Roles = BuyingRoles.Procurement, RolesConfirmed = true, Influence = 0.3, Stance = Stance.Neutral,
                LastInterviewedOn = Diary.Day(6, 9), IsInterviewed = true, FirstSeenOn = Diary.Day(6, 9), SeniorityLevel = 2,
                PersonalLevel = 1,
                InformationSource = "former colleague of P01",
            },
            // Gave a card and nothing else.
            new Contact
            {
                Id = "P02", Name = "邵国栋 (Shao Guodong)", Title = "Deputy general manager", Department = "Management",
                Roles = BuyingRoles.Influencer, RolesConfirmed = false, IsInterviewed = false, FirstSeenOn = Diary.Day(6, 9),
                SeniorityLevel = 4,
                InformationSource = "own visit",
            },
            // Gives the last approval, and hung up: a call that never became one is not in the diary.
            new Contact
            {
                Id = "P03", Name = "翟海川 (Zhai Haichuan)", Title = "General manager", Department = "Management",
                Roles = BuyingRoles.DecisionMaker, RolesConfirmed = true, Influence = 0.9, IsInterviewed = false, SeniorityLevel = 5,
                InformationSource = "former colleague of P01",
            },
            // Lets us know that it can specify our product if time allows: the best candidate for a coach, not one yet.
            new Contact
            {
                Id = "P04", Name = "贺文博 (He Wenbo)", Title = "Project engineer", Department = "Design institute",
                Roles = BuyingRoles.Influencer, RolesConfirmed = true, Influence = 0.4, Stance = Stance.Supporter, IsInterviewed = false,
                SeniorityLevel = 3, InformationSource = "design institute",
            },
        ],
        Opportunities =
        [
            new Opportunity
            {
                // What the project is worth nobody asked. The tender is expected in four months.
                Id = "OP-CASE-1-1", Name = "Instruments for the new plant", Owner = "方知微 (Fang Zhiwei)", Status = OpportunityStatus.Open,
                Stage = SellingStage.Met, OpenedOn = Diary.Day(6, 2), ExpectedCloseOn = Diary.Day(10, 30),
                OnCandidateList = false, StrengthsInCriteria = false, BidMade = false, ContractSigned = false, FullyPaid = false,
            },
        ],
        Orders = [],
        Invoices = [],
        Interactions = [Diary.Visit(Diary.Day(6, 9), "P01")],
    };
}
