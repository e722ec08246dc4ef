using System.Collections.Immutable;
using KeyAccount.Scoring;

namespace KeyAccount.Cli.Demo;

/// <summary>Draws a buying centre as it mostly is: one to three people, of whom this and that is known.</summary>
internal static class PartialCentre
{
    private static readonly ImmutableArray<(string Title, string Department, BuyingRoles Roles, int Seniority)> Posts =
    [
        ("Purchasing manager", "Purchasing", BuyingRoles.Procurement, 3),
        ("Buyer", "Purchasing", BuyingRoles.Procurement, 1),
        ("Maintenance manager", "Maintenance", BuyingRoles.User, 2),
        ("Design engineer", "Engineering", BuyingRoles.TechnicalGatekeeper, 2),
        ("Sales director", "Sales", BuyingRoles.None, 4),
        ("Owner", "Management", BuyingRoles.DecisionMaker, 5),
        ("Assistant to the general manager", "Management", BuyingRoles.Influencer, 2),
    ];

    /// <summary>Draws the centre.</summary>
    public static BuyingCentre Draw(string accountId, Region region)
    {
        SplitMix64 random = SplitMix64.For(accountId + "/people");
        PersonNames names = new(random, region.IsChinese);
        int[] posts = [.. Enumerable.Range(0, Posts.Length)];
        random.Shuffle<int>(posts);
        Contact[] people = new Contact[random.Between(1, 3)];
        for (int index = 0; index < people.Length; index++) people[index] = Person($"P0{index + 1}", names.Next(), posts[index], random);
        return new BuyingCentre
        {
            Contacts = [.. people],
            MapConfirmedOn = random.Chance(250) ? DemoCalendar.DaysAgo(random.Between(30, 700)) : null,
        };
    }

    private static Contact Person(string id, string name, int post, SplitMix64 random)
    {
        (string title, string department, BuyingRoles roles, int seniority) = Posts[post];
        bool rolesKnown = random.Chance(600);
        bool spoken = random.Chance(650);
        int seen = random.Between(60, 1400);
        return new Contact
        {
            Id = id,
            Name = name,
            Title = random.Chance(850) ? title : null,
            Department = random.Chance(700) ? department : null,
            Roles = rolesKnown ? roles : null,
            RolesConfirmed = rolesKnown ? random.Pick<bool?>(true, false, null) : null,
            Influence = random.Chance(400) ? random.Between(1, 9) / 10.0 : null,
            Stance = random.Chance(500) ? random.Pick(Stance.Supporter, Stance.Neutral, Stance.Neutral, Stance.Opponent) : null,
            LastInterviewedOn = spoken ? DemoCalendar.DaysAgo(random.Between(1, seen)) : null,
            IsInterviewed = spoken ? true : random.Pick<bool?>(false, null),
            FirstSeenOn = random.Chance(750) ? DemoCalendar.DaysAgo(seen) : null,
            SeniorityLevel = random.Chance(600) ? seniority : null,
            PersonalLevel = random.Chance(500) ? random.Between(1, 3) : null,
            InformationSource = random.Chance(550) ? random.Pick("own visit", "trade fair", "reception", "P01") : null,
        };
    }
}
