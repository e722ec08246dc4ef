using KeyAccount.Scoring;

namespace KeyAccount.Cli.Demo;

/// <summary>Lays minefields in a healthy buying centre, in the shapes in which they occur.</summary>
internal static class Minefields
{
    /// <summary>The centre with the minefields in it.</summary>
    public static BuyingCentre Lay(BuyingCentre centre, ReadOnlySpan<Minefield> minefields, SplitMix64 random)
    {
        foreach (Minefield minefield in minefields) centre = Lay(centre, minefield, random);
        return WithSourcesThatExist(centre);
    }

    private static BuyingCentre Lay(BuyingCentre centre, Minefield minefield, SplitMix64 random) => minefield switch
    {
        Minefield.UnknownDecisionMaker => centre.Without(BuyingRoles.DecisionMaker),
        Minefield.UnknownTechnical => centre.Without(BuyingRoles.TechnicalGatekeeper),
        Minefield.UnknownUser => centre.Without(BuyingRoles.User),
        Minefield.NoCoach => NoCoach(centre),
        Minefield.UninterviewedBuyer => Uninterviewed(centre, random),
        Minefield.NewFace => NewFace(centre, random),
        Minefield.RoleChanged => RoleChanged(centre, random),
        Minefield.Reorganised => Reorganised(centre, random),
        Minefield.DecisionPowerUnclear => DecisionPowerUnclear(centre, random),
        Minefield.DecisionMakerNotMet => Change(centre, BuyingRoles.DecisionMaker, NeverMet),
        Minefield.Opposed => Opposed(centre, random),
        Minefield.SingleThreaded => SingleThreaded(centre, random),
        Minefield.SingleSource =>
            centre with { Contacts = [.. centre.Contacts.Select(contact => contact with { InformationSource = centre.Contacts[^1].Id })] },
        Minefield.StaleMap =>
            centre with { MapConfirmedOn = DemoCalendar.DaysAgo(random.Between(480, 950)), ReorganisedOn = DemoCalendar.DaysAgo(2800) },
        _ => throw new ArgumentOutOfRangeException(nameof(minefield)),
    };

    /// <summary>What came from a person who is no longer on the map counts as our own word.</summary>
    private static BuyingCentre WithSourcesThatExist(BuyingCentre centre) => centre with
    {
        Contacts = [.. centre.Contacts.Select(contact =>
            contact.InformationSource is ['P', >= '0' and <= '9', ..] source && centre.Contacts.All(other => other.Id != source)
                ? contact with { InformationSource = "own visit" }
                : contact)],
    };

    private static BuyingCentre Change(BuyingCentre centre, BuyingRoles role, Func<Contact, Contact> change) =>
        centre.InRole(role) is { } contact ? centre.With(contact.Id, change) : centre;

    private static Contact NeverMet(Contact contact) => contact with
    {
        LastInterviewedOn = null,
        IsInterviewed = false,
        Stance = null,
        PersonalLevel = null,
        SocialStyle = null,
        InformationSource = "P04",
    };

    private static BuyingCentre NoCoach(BuyingCentre centre) => centre with
    {
        Contacts = [.. centre.Contacts.Select(contact => (contact.Roles & BuyingRoles.Coach) == 0
            ? contact
            : contact with { Roles = BuyingRoles.Influencer, Stance = Stance.Neutral, PersonalLevel = 2 })],
    };

    private static BuyingCentre Uninterviewed(BuyingCentre centre, SplitMix64 random)
    {
        BuyingRoles role = random.Pick(BuyingRoles.TechnicalGatekeeper, BuyingRoles.User);
        bool ever = random.Chance(500);
        return Change(centre, role, contact => ever && DemoCalendar.Age(contact.FirstSeenOn!.Value) > 400
            ? contact with { LastInterviewedOn = DemoCalendar.DaysAgo(random.Between(300, 400)) }
            : NeverMet(contact));
    }

    private static BuyingCentre NewFace(BuyingCentre centre, SplitMix64 random)
    {
        if (centre.InRole(random.Pick(BuyingRoles.User, BuyingRoles.TechnicalGatekeeper)) is not { } before) return centre;
        DateOnly arrived = DemoCalendar.DaysAgo(random.Between(10, 55));
        DateOnly left = arrived.AddDays(-random.Between(3, 20));
        string id = $"P{centre.Contacts.Length + 10}";
        Contact newcomer = NeverMet(before) with
        {
            Id = id,
            Name = NewName(centre, before.Name!, random),
            RolesConfirmed = false,
            FirstSeenOn = arrived,
            RoleChangedOn = arrived,
            ReplacedContactId = before.Id,
        };
        DateOnly spoken = DemoCalendar.Earlier(before.LastInterviewedOn ?? left, left);
        return centre with
        {
            Contacts = [.. centre.Contacts.Where(contact => contact.Id != before.Id), newcomer],
            Departed = [.. centre.Departed, new ContactThread(before.Id, before.FirstSeenOn!.Value, left, spoken)],
        };
    }

    /// <summary>A name that nobody at the account has, in the script of the person replaced.</summary>
    private static string NewName(BuyingCentre centre, string replaced, SplitMix64 random)
    {
        PersonNames names = new(random, chinese: replaced.Contains('(', StringComparison.Ordinal));
        string name = names.Next();
        while (centre.Contacts.Any(contact => contact.Name == name)) name = names.Next();
        return name;
    }

    private static BuyingCentre RoleChanged(BuyingCentre centre, SplitMix64 random) =>
        Change(centre, random.Pick(BuyingRoles.TechnicalGatekeeper, BuyingRoles.DecisionMaker), contact =>
        {
            if (contact.LastInterviewedOn is null) return contact;
            int changed = random.Between(5, 50);
            return contact with
            {
                RoleChangedOn = DemoCalendar.DaysAgo(changed),
                LastInterviewedOn = DemoCalendar.DaysAgo(changed + random.Between(10, 60)),
            };
        });

    private static BuyingCentre Reorganised(BuyingCentre centre, SplitMix64 random)
    {
        int days = random.Between(15, 80);
        return centre with
        {
            ReorganisedOn = DemoCalendar.DaysAgo(days),
            MapConfirmedOn = DemoCalendar.DaysAgo(days + random.Between(20, 90)),
        };
    }

    private static BuyingCentre DecisionPowerUnclear(BuyingCentre centre, SplitMix64 random) => random.Chance(500)
        ? Change(centre, BuyingRoles.DecisionMaker, contact => contact with { RolesConfirmed = false })
        : Change(centre, BuyingRoles.Procurement,
            contact => contact with { Roles = BuyingRoles.Procurement | BuyingRoles.DecisionMaker, Influence = 0.6, SeniorityLevel = 4 });

    private static BuyingCentre Opposed(BuyingCentre centre, SplitMix64 random) => random.Below(3) switch
    {
        0 => Change(centre, BuyingRoles.TechnicalGatekeeper, Turned),
        1 => Change(centre, BuyingRoles.DecisionMaker, Turned),
        _ => centre with
        {
            Contacts = [.. centre.Contacts.Select(contact =>
                contact.Stance == Stance.Supporter && (contact.Roles & BuyingRoles.Coach) == 0 ? Turned(contact) : contact)],
        },
    };

    private static Contact Turned(Contact contact) => contact with { Stance = Stance.Opponent, PersonalLevel = 1 };

    private static BuyingCentre SingleThreaded(BuyingCentre centre, SplitMix64 random)
    {
        Contact only = centre.InRole(BuyingRoles.Procurement) ?? centre.Contacts[^1];
        return centre with
        {
            OnlyThrough = only.Id,
            Contacts = [.. centre.Contacts.Select(contact => contact.Id == only.Id || contact.LastInterviewedOn is null
                ? contact
                : contact with { LastInterviewedOn = DemoCalendar.DaysAgo(random.Between(390, 415)) })],
        };
    }
}
