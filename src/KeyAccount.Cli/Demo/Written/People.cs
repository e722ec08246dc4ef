using KeyAccount.Scoring;

namespace KeyAccount.Cli.Demo;

/// <summary>Short forms for the people of a written account.</summary>
internal static class People
{
    /// <summary>A person whose part is known with evidence, who holds it since we know them, and to whom we have spoken.</summary>
    public static Contact Known(string id, string name, string title, string department, BuyingRoles roles, double influence, Stance stance,
        DateOnly firstSeen, DateOnly interviewed) => new()
        {
            Id = id,
            Name = name,
            Title = title,
            Department = department,
            Roles = roles,
            RolesConfirmed = true,
            Influence = influence,
            Stance = stance,
            FirstSeenOn = firstSeen,
            RoleChangedOn = firstSeen,
            LastInterviewedOn = interviewed,
            IsInterviewed = true,
            InformationSource = "own visit",
        };

    /// <summary>The same with the finer facts.</summary>
    public static Contact In(this Contact person, int seniority, SocialStyle style, int personalLevel, string source = "own visit") =>
        person with { SeniorityLevel = seniority, SocialStyle = style, PersonalLevel = personalLevel, InformationSource = source };
}
