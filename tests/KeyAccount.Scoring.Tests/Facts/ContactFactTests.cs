using System.Collections.Immutable;

namespace KeyAccount.Scoring.Tests.Facts;

public sealed class ContactFactTests
{
    private static readonly DateOnly AsOf = new(2026, 6, 30);
    private static readonly DateOnly Before = new(2026, 3, 1);
    private static readonly DateOnly Opened = new(2026, 4, 1);
    private static readonly DateOnly After = new(2026, 5, 1);
    private static readonly DateOnly Later = new(2026, 7, 1);

    [Fact]
    public void Roles_that_nobody_knows_are_unknown_and_no_role_is_none()
    {
        string[] roles = ["is_decision_maker", "is_technical", "is_user", "is_finance", "is_coach", "is_influencer", "is_procurement", "is_core"];
        Assert.All(roles, role => Assert.Equal(FactValue.Unknown, Read(role, new() { Id = "c" })));
        Assert.All(roles, role => Assert.False(Read(role, new() { Id = "c", Roles = BuyingRoles.None }).Boolean));
    }

    [Theory]
    [InlineData(BuyingRoles.DecisionMaker, "is_decision_maker is_core")]
    [InlineData(BuyingRoles.TechnicalGatekeeper, "is_technical is_core")]
    [InlineData(BuyingRoles.User, "is_user is_core")]
    [InlineData(BuyingRoles.Finance, "is_finance")]
    [InlineData(BuyingRoles.Coach, "is_coach")]
    [InlineData(BuyingRoles.Influencer | BuyingRoles.Procurement, "is_influencer is_procurement")]
    public void Each_role_has_its_fact_and_three_are_core(BuyingRoles roles, string expected)
    {
        AccountSnapshot snapshot = Snapshot(new() { Id = "c", Roles = roles });
        IEnumerable<string> held = AccountFacts.FindList("contacts")!.Fields
            .Where(field => field.Name.StartsWith("is_", StringComparison.Ordinal) && field.Read(snapshot, 0).Boolean == true)
            .Select(field => field.Name);
        Assert.Equal(expected, string.Join(' ', held));
    }

    [Theory]
    [InlineData(Stance.Supporter, 0.4, 0.4)]
    [InlineData(Stance.Opponent, 0.4, -0.4)]
    [InlineData(Stance.Neutral, null, 0d)]
    [InlineData(Stance.Supporter, null, null)]
    [InlineData(null, 0.4, null)]
    public void Support_is_influence_with_the_sign_of_the_stance(Stance? stance, double? influence, double? expected) =>
        Assert.Equal(expected, Read("support", new() { Id = "c", Stance = stance, Influence = influence }).Number);

    [Fact]
    public void An_interview_is_told_by_its_date_or_by_the_record()
    {
        Assert.Null(Read("interviewed", new() { Id = "c" }).Boolean);
        Assert.True(Read("interviewed", new() { Id = "c", LastInterviewedOn = AsOf }).Boolean);
        Assert.True(Read("interviewed", new() { Id = "c", LastInterviewedOn = AsOf, IsInterviewed = false }).Boolean);
        Assert.True(Read("interviewed", new() { Id = "c", IsInterviewed = true }).Boolean);
        Assert.False(Read("interviewed", new() { Id = "c", IsInterviewed = false }).Boolean);
        Assert.Null(Read("interviewed", new() { Id = "c", IsInterviewed = true, LastInterviewedOn = Later }).Boolean);
        Assert.False(Read("interviewed", new() { Id = "c", IsInterviewed = false, LastInterviewedOn = Later }).Boolean);
        Assert.Equal(60, Read("days_since_interview", new() { Id = "c", LastInterviewedOn = After }).Number);
    }

    [Fact]
    public void Interviewed_since_opened_is_relative_to_the_lead_opportunity()
    {
        Opportunity deal = new() { Id = "o", Status = OpportunityStatus.Open, OpenedOn = Opened };
        bool? Since(Contact contact, params Opportunity[] deals) => Read("interviewed_since_opened", contact, deals: [.. deals]).Boolean;
        Assert.True(Since(new() { Id = "c", LastInterviewedOn = Opened }, deal));
        Assert.False(Since(new() { Id = "c", LastInterviewedOn = Before }, deal));
        Assert.False(Since(new() { Id = "c", IsInterviewed = false }, deal));
        Assert.Null(Since(new() { Id = "c", IsInterviewed = true }, deal));
        Assert.Null(Since(new() { Id = "c" }, deal));
        Assert.Null(Since(new() { Id = "c", LastInterviewedOn = After }, deal with { OpenedOn = null }));
        Assert.False(Since(new() { Id = "c", IsInterviewed = false }, deal with { OpenedOn = null }));
        Assert.True(Since(new() { Id = "c", LastInterviewedOn = Before }));
        Assert.Null(Read("interviewed_since_opened", new() { Id = "c", LastInterviewedOn = Before }, deals: default).Boolean);
    }

    [Fact]
    public void Being_in_touch_is_told_by_interviews_and_by_the_ledger()
    {
        bool? InTouch(Contact contact, ImmutableArray<Interaction> ledger) => Read("in_touch", contact, ledger).Boolean;
        Assert.Null(InTouch(new() { Id = "c" }, default));
        Assert.True(InTouch(new() { Id = "c", LastInterviewedOn = Before }, default));
        Assert.False(InTouch(new() { Id = "c", IsInterviewed = false }, default));
        Assert.True(InTouch(new() { Id = "c", IsInterviewed = false }, [At(Before, "c")]));
        Assert.False(InTouch(new() { Id = "c" }, [At(Before, "other")]));
        Assert.False(InTouch(new() { Id = "c" }, []));
        Assert.Null(InTouch(new() { Id = "c" }, [At(Before, "other"), At(Before, null)]));
        Assert.False(InTouch(new() { Id = "c", IsInterviewed = false }, [At(Before, null)]));
        Assert.False(InTouch(new() { Id = "c" }, [At(Later, "c"), At(Later, null)]));
    }

    [Fact]
    public void A_new_face_is_followed_up_by_an_interview_that_day_or_an_interaction_after_it()
    {
        bool? FollowedUp(Contact contact, ImmutableArray<Interaction> ledger) =>
            Read("followed_up_since_first_seen", contact with { FirstSeenOn = contact.FirstSeenOn ?? Opened }, ledger).Boolean;
        Assert.True(FollowedUp(new() { Id = "c", LastInterviewedOn = Opened }, default));
        Assert.True(FollowedUp(new() { Id = "c", IsInterviewed = false }, [At(After, "c")]));
        Assert.False(FollowedUp(new() { Id = "c", IsInterviewed = false }, [At(Opened, "c")]));
        Assert.False(FollowedUp(new() { Id = "c", LastInterviewedOn = Before }, default));
        Assert.False(FollowedUp(new() { Id = "c" }, []));
        Assert.Null(FollowedUp(new() { Id = "c" }, default));
        Assert.Null(FollowedUp(new() { Id = "c", IsInterviewed = true }, []));
        Assert.Null(Read("followed_up_since_first_seen", new() { Id = "c" }).Boolean);
        Assert.True(Read("followed_up_since_first_seen", new() { Id = "c", LastInterviewedOn = Before }).Boolean);
    }

    [Fact]
    public void A_person_who_replaced_another_changed_role_when_first_seen()
    {
        Assert.Equal(90, Read("days_since_role_change", new() { Id = "c", RoleChangedOn = Opened }).Number);
        Assert.Equal(90, Read("days_since_role_change", new() { Id = "c", ReplacedContactId = "d", FirstSeenOn = Opened }).Number);
        Assert.Null(Read("days_since_role_change", new() { Id = "c", FirstSeenOn = Opened }).Number);
        Assert.Null(Read("days_since_role_change", new() { Id = "c", RoleChangedOn = Later }).Number);
        Assert.Null(Read("followed_up_since_role_change", new() { Id = "c", IsInterviewed = false }).Boolean);
        Assert.False(Read("followed_up_since_role_change", new() { Id = "c", RoleChangedOn = Opened, LastInterviewedOn = Before }).Boolean);
        Assert.True(Read("followed_up_since_role_change", new() { Id = "c", RoleChangedOn = Opened, LastInterviewedOn = After }).Boolean);
    }

    [Fact]
    public void A_person_without_a_name_is_named_by_the_key()
    {
        Assert.Equal("c", Read("name", new() { Id = "c" }).Text);
        Assert.Equal("Li", Read("name", new() { Id = "c", Name = "Li" }).Text);
    }

    [Fact]
    public void The_rest_is_read_as_recorded()
    {
        var contact = new Contact
        {
            Id = "c",
            Department = "quality",
            RolesConfirmed = false,
            Influence = 0.25,
            Stance = Stance.Opponent,
            FirstSeenOn = Opened,
            SeniorityLevel = 4,
            PersonalLevel = 2,
            SocialStyle = SocialStyle.Owl,
            InformationSource = "Wang",
        };
        string[] names =
        [
            "id", "department", "roles_confirmed", "influence", "stance", "days_since_first_seen", "seniority_level", "personal_level", "social_style", "information_source",
        ];
        Assert.Equal("c quality false 0.25 opponent 90 4 2 owl Wang", string.Join(' ', names.Select(name => Read(name, contact).ToString())));
    }

    private static Interaction At(DateOnly day, string? person) => new() { Date = day, ContactId = person };

    private static FactValue Read(string field, Contact contact, ImmutableArray<Interaction> ledger = default, ImmutableArray<Opportunity> deals = default) =>
        AccountFacts.FindList("contacts")!.Find(field)!.Read(Snapshot(contact, ledger, deals), 0);

    private static AccountSnapshot Snapshot(Contact contact, ImmutableArray<Interaction> ledger = default, ImmutableArray<Opportunity> deals = default) =>
        new(new Account { Id = "x", Contacts = [contact], Interactions = ledger, Opportunities = deals }, AccountIndicators.Unknown, AsOf);
}
