using System.Collections.Immutable;

namespace KeyAccount.Scoring;

/// <summary>
/// A person at the account and the part they play in the buying centre. Every property but <see cref="Id"/> is
/// <see langword="null"/> when unknown. Immutable.
/// </summary>
public sealed record Contact
{
    /// <summary>The key of the person within the account.</summary>
    public required string Id { get; init; }

    /// <summary>The person's name.</summary>
    public string? Name { get; init; }

    /// <summary>The person's title. A title is not a role: nothing is concluded from it.</summary>
    public string? Title { get; init; }

    /// <summary>The person's department or function.</summary>
    public string? Department { get; init; }

    /// <summary>
    /// The parts the person plays; <see langword="null"/> when nobody knows, <see cref="BuyingRoles.None"/> when it is known that
    /// they play none.
    /// </summary>
    public BuyingRoles? Roles { get; init; }

    /// <summary>Whether the roles rest on evidence rather than on an assumption.</summary>
    public bool? RolesConfirmed { get; init; }

    /// <summary>Weight of the person's voice in the decision: 0 (none) to 1 (decides alone).</summary>
    public double? Influence { get; init; }

    /// <summary>Where the person stands towards us.</summary>
    public Stance? Stance { get; init; }

    /// <summary>When the person was last interviewed. A date here also says that they were interviewed.</summary>
    public DateOnly? LastInterviewedOn { get; init; }

    /// <summary>
    /// <see langword="false"/> when it is known that the person was never interviewed; <see langword="null"/> when nobody can tell.
    /// </summary>
    public bool? IsInterviewed { get; init; }

    /// <summary>When the person first appeared at the account.</summary>
    public DateOnly? FirstSeenOn { get; init; }

    /// <summary>The <see cref="Id"/> of the contact this person replaced.</summary>
    public string? ReplacedContactId { get; init; }

    /// <summary>When the person's identity or role last changed.</summary>
    public DateOnly? RoleChangedOn { get; init; }

    /// <summary>Seniority: 1 (staff) to 5 (board).</summary>
    public int? SeniorityLevel { get; init; }

    /// <summary>How the person deals with others.</summary>
    public SocialStyle? SocialStyle { get; init; }

    /// <summary>Depth of the personal relationship: 1 greeting, 2 facts, 3 views, 4 behaviour, 5 values (二十五方格).</summary>
    public int? PersonalLevel { get; init; }

    /// <summary>On whose word our knowledge of this person rests: a contact's <see cref="Id"/>, or another source's name.</summary>
    public string? InformationSource { get; init; }

    /// <summary>
    /// Attributes of the person's private life; all unknown unless somebody gives them. Before you do, see to a lawful basis.
    /// </summary>
    public PersonalAttributes Personal { get; init; } = PersonalAttributes.Unknown;

    /// <summary>
    /// Facts given directly, by the name a policy declares among the fields of <c>contacts</c>, or as an input of a policy whose subject is a
    /// contact. A fact given here wins over one read from the other properties.
    /// </summary>
    public ImmutableDictionary<string, FactValue> Facts { get; init; } = ImmutableDictionary<string, FactValue>.Empty;
}

/// <summary>The parts a person plays in the buying centre; one person can play several.</summary>
[Flags]
public enum BuyingRoles
{
    /// <summary>Plays no part in the decision.</summary>
    None = 0,

    /// <summary>Economic buyer (决策者): gives the last approval.</summary>
    DecisionMaker = 1,

    /// <summary>Technical gatekeeper (技术把关者): cannot say yes, can say no.</summary>
    TechnicalGatekeeper = 2,

    /// <summary>User (使用者).</summary>
    User = 4,

    /// <summary>Finance (财务).</summary>
    Finance = 8,

    /// <summary>Coach (教练): guides us, has a stake in our winning.</summary>
    Coach = 16,

    /// <summary>Influencer.</summary>
    Influencer = 32,

    /// <summary>Procurement.</summary>
    Procurement = 64,
}

/// <summary>Where a person stands towards us. Unknown is <see langword="null"/>, not a member.</summary>
public enum Stance
{
    /// <summary>For us.</summary>
    Supporter,

    /// <summary>Neither for nor against us.</summary>
    Neutral,

    /// <summary>Against us.</summary>
    Opponent,
}

/// <summary>Social styles: assertiveness by responsiveness.</summary>
public enum SocialStyle
{
    /// <summary>老虎: assertive, not responsive; wants power and results.</summary>
    Tiger,

    /// <summary>孔雀: assertive and responsive; wants enthusiasm.</summary>
    Peacock,

    /// <summary>鸽子: responsive, not assertive; wants relationship.</summary>
    Dove,

    /// <summary>猫头鹰: neither; wants respect and detail.</summary>
    Owl,
}
