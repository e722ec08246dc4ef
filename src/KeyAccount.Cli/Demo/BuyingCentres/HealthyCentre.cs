using System.Collections.Immutable;
using KeyAccount.Scoring;

namespace KeyAccount.Cli.Demo;

/// <summary>
/// Draws a buying centre as an account manager would like every one to be: each influence known with evidence and lately interviewed, a
/// coach, supporters that outweigh the rest, several sources, a map confirmed this year.
/// </summary>
internal static class HealthyCentre
{
    private static readonly ImmutableArray<string> DecisionMakers =
        ["General manager", "Managing director", "Plant director", "Vice president operations"];
    private static readonly ImmutableArray<string> Technicians =
        ["Chief engineer", "Head of engineering", "Quality manager", "Technical director"];
    private static readonly ImmutableArray<string> Users =
        ["Production manager", "Workshop supervisor", "Maintenance manager", "Line engineer"];
    private static readonly ImmutableArray<string> Buyers = ["Purchasing manager", "Strategic buyer", "Category manager"];
    private static readonly ImmutableArray<string> Coaches =
        ["Process engineer", "Project manager", "Deputy plant manager", "Head of planning"];
    private static readonly ImmutableArray<string> Controllers = ["Finance manager", "Controller", "Chief financial officer"];

    /// <summary>Draws the centre.</summary>
    /// <param name="accountId">The account.</param>
    /// <param name="region">Where it is, for the people's names.</param>
    /// <param name="talkedSince">The day since which everybody of the core was interviewed.</param>
    /// <param name="large">Whether it is an account with more people who have a say.</param>
    public static BuyingCentre Draw(string accountId, Region region, DateOnly talkedSince, bool large)
    {
        SplitMix64 random = SplitMix64.For(accountId + "/people");
        PersonNames names = new(random, region.IsChinese);
        List<Contact> people = [];
        void Add(ImmutableArray<string> titles, string department, BuyingRoles roles, decimal influence, Stance stance, int seniority,
            string source)
        {
            DateOnly firstSeen = DemoCalendar.DaysAgo(random.Between(420, 2200));
            DateOnly interviewed = DemoCalendar.DaysAgo(random.Between(2, Math.Clamp(DemoCalendar.Age(talkedSince), 3, 75)));
            people.Add(new Contact
            {
                Id = $"P0{people.Count + 1}",
                Name = names.Next(),
                Title = random.Pick(titles.AsSpan()),
                Department = department,
                Roles = roles,
                RolesConfirmed = true,
                Influence = (double)(influence + (random.Between(-1, 1) * 0.05m)),
                Stance = stance,
                LastInterviewedOn = interviewed,
                IsInterviewed = true,
                FirstSeenOn = firstSeen,
                RoleChangedOn = firstSeen,
                SeniorityLevel = seniority,
                SocialStyle = random.Pick(SocialStyle.Tiger, SocialStyle.Peacock, SocialStyle.Dove, SocialStyle.Owl),
                PersonalLevel = stance == Stance.Supporter ? random.Between(3, 5) : random.Between(2, 3),
                InformationSource = source,
            });
        }

        Stance top = random.Chance(600) ? Stance.Supporter : Stance.Neutral;
        Add(DecisionMakers, "Management", BuyingRoles.DecisionMaker, 0.85m, top, random.Between(4, 5), "own visit");
        Add(Technicians, "Engineering", BuyingRoles.TechnicalGatekeeper, 0.55m, Stance.Supporter, 3, "own visit");
        Add(Users, "Production", BuyingRoles.User, 0.4m, Stance.Supporter, random.Between(2, 3), "P02");
        Add(Coaches, "Projects", BuyingRoles.Coach | BuyingRoles.Influencer, 0.45m, Stance.Supporter, random.Between(2, 4), "own visit");
        Add(Buyers, "Purchasing", BuyingRoles.Procurement, 0.35m, random.Pick(Stance.Supporter, Stance.Neutral), random.Between(2, 3),
            "P04");
        if (large || random.Chance(300))
        {
            Add(Controllers, "Finance", BuyingRoles.Finance, 0.3m, Stance.Neutral, random.Between(3, 4), "P04");
        }
        if (large) Add(Users, "Maintenance", BuyingRoles.User, 0.25m, Stance.Supporter, 2, "P03");
        return new BuyingCentre
        {
            Contacts = [.. people],
            MapConfirmedOn = DemoCalendar.DaysAgo(random.Between(10, 120)),
            ReorganisedOn = DemoCalendar.DaysAgo(random.Between(500, 2500)),
        };
    }
}
