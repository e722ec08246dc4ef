using System.Collections.Immutable;

namespace KeyAccount.Scoring;

/// <summary>The list of contacts: the people of the buying centre.</summary>
internal static class ContactFacts
{
    private const BuyingRoles Core = BuyingRoles.DecisionMaker | BuyingRoles.TechnicalGatekeeper | BuyingRoles.User;

    public static ListFactDefinition List { get; } = new(
        "contacts",
        new("Contacts", "联系人"),
        s => s.Contacts.IsDefault ? null : s.Contacts.Length,
        [
            Text("id", new("Key", "编号"), c => c.Id),
            // Messages name people; a person without a name on record is named by the key.
            Text("name", new("Name", "姓名"), c => c.Name ?? c.Id),
            Text("title", new("Title", "职务"), c => c.Title),
            Text("department", new("Department", "部门"), c => c.Department),
            Role("is_decision_maker", new("Decision maker", "决策者"), BuyingRoles.DecisionMaker),
            Role("is_technical", new("Technical gatekeeper", "技术把关者"), BuyingRoles.TechnicalGatekeeper),
            Role("is_user", new("User", "使用者"), BuyingRoles.User),
            Role("is_finance", new("Finance", "财务"), BuyingRoles.Finance),
            Role("is_coach", new("Coach", "教练"), BuyingRoles.Coach),
            Role("is_influencer", new("Influencer", "影响者"), BuyingRoles.Influencer),
            Role("is_procurement", new("Procurement", "采购"), BuyingRoles.Procurement),
            Role("is_core", new("Core buyer", "核心人物"), Core),
            Boolean("roles_confirmed", new("Roles rest on evidence", "角色有依据"), (_, c) => c.RolesConfirmed),
            Number("influence", "ratio", new("Influence (0-1)", "影响力（0-1）"), (_, c) => FactValue.Of(c.Influence)),
            Text("stance", new("Stance", "立场"), c => FactWords.Of(c.Stance), FactWords.Stances),
            Number("support", "ratio", new("Support (-1 to 1)", "支持度（-1 到 1）"), (_, c) => FactValue.Of(Support(c))),
            Boolean("interviewed", new("Interviewed", "已面谈"), (s, c) => s.Trace.Interviewed(c)),
            Number("days_since_interview", "days", new("Days since the interview", "距上次面谈天数"), (s, c) => FactValue.Of(s.DaysSince(c.LastInterviewedOn))),
            Boolean("interviewed_since_opened", new("Interviewed since the deal opened", "立项后已面谈"), InterviewedSinceOpened),
            Number("days_since_first_seen", "days", new("Days since first seen", "距首次出现天数"), (s, c) => FactValue.Of(s.DaysSince(c.FirstSeenOn))),
            Boolean("followed_up_since_first_seen", new("Followed up since first seen", "出现后已跟进"), FollowedUpSinceFirstSeen),
            Number("days_since_role_change", "days", new("Days since the role changed", "距角色变动天数"), (s, c) => FactValue.Of(s.DaysSince(RoleChange(s, c)))),
            Boolean("followed_up_since_role_change", new("Followed up since the role changed", "变动后已跟进"), FollowedUpSinceRoleChange),
            Number("seniority_level", "level", new("Seniority (1-5)", "职级（1-5）"), (_, c) => FactValue.Of((double?)c.SeniorityLevel)),
            Number("personal_level", "level", new("Depth of the personal relationship (1-5)", "个人关系深度（1-5）"), (_, c) => FactValue.Of((double?)c.PersonalLevel)),
            Text("social_style", new("Social style", "社交风格"), c => FactWords.Of(c.SocialStyle), FactWords.Styles),
            Text("information_source", new("On whose word we know it", "信息来源"), c => c.InformationSource),
            Boolean("in_touch", new("In touch with us", "与我方有联系"), (s, c) => s.Trace.InTouch(c)),
            Number("days_since_contact", "days", new("Days since the last contact", "距上次联络天数"), (s, c) => FactValue.Of(s.DaysSince(s.Trace.LastContact(c)))),
            Number("age", "years", new("Age", "年龄"), (_, c) => FactValue.Of(c.Personal.Age)),
            Text("education", new("Education", "学历"), c => c.Personal.Education),
            Text("marital_status", new("Marital status", "婚姻状况"), c => c.Personal.MaritalStatus),
            Number("monthly_income", "currency", new("Monthly income", "月收入"), (_, c) => FactValue.Of(c.Personal.MonthlyIncome)),
            Text("favourite_colour", new("Favourite colour", "喜欢的颜色"), c => c.Personal.FavouriteColour),
            Boolean("owns_car", new("Owns a car", "有汽车"), (_, c) => c.Personal.OwnsCar),
            Boolean("has_children", new("Has children", "有子女"), (_, c) => c.Personal.HasChildren),
        ],
        (s, row) => s.Contacts[row].Id,
        (s, row) => s.Contacts[row].Facts);

    /// <summary>Influence, positive for a supporter, negative for an opponent, 0 for a neutral person; unknown when either is.</summary>
    private static double? Support(Contact contact) => contact.Stance switch
    {
        Stance.Supporter => contact.Influence,
        Stance.Opponent => -contact.Influence,
        Stance.Neutral => 0,
        _ => null,
    };

    /// <summary>
    /// Relative to the day the lead opportunity was opened. Where it is known that no deal is under way, the same as "interviewed"; where the
    /// day is unknown, only "never interviewed" is an answer.
    /// </summary>
    private static bool? InterviewedSinceOpened(AccountSnapshot snapshot, Contact contact)
    {
        if (snapshot.LeadOpportunity?.OpenedOn is { } opened)
        {
            return snapshot.Trace.InterviewedSince(contact, opened);
        }

        bool? interviewed = snapshot.Trace.Interviewed(contact);
        bool noDeal = snapshot.LeadOpportunity is null && snapshot.Deals.OpenCount == 0;
        return noDeal || interviewed == false ? interviewed : null;
    }

    /// <summary>Where the day of first sight is unknown, an interview still says yes: it cannot have been before.</summary>
    private static bool? FollowedUpSinceFirstSeen(AccountSnapshot snapshot, Contact contact)
    {
        if (contact.FirstSeenOn is { } seen && seen <= snapshot.AsOf)
        {
            return snapshot.Trace.FollowedUpSince(contact, seen);
        }

        return snapshot.Trace.Interviewed(contact) == true ? true : null;
    }

    private static bool? FollowedUpSinceRoleChange(AccountSnapshot snapshot, Contact contact) =>
        RoleChange(snapshot, contact) is { } changed ? snapshot.Trace.FollowedUpSince(contact, changed) : null;

    /// <summary>The recorded day of the change; for somebody who replaced another, failing that, the day they were first seen.</summary>
    private static DateOnly? RoleChange(AccountSnapshot snapshot, Contact contact)
    {
        DateOnly? changed = contact.RoleChangedOn ?? (contact.ReplacedContactId is null ? null : contact.FirstSeenOn);
        return changed <= snapshot.AsOf ? changed : null;
    }

    private static ItemFactDefinition Role(string name, FactTitle title, BuyingRoles role) =>
        Boolean(name, title, (_, contact) => contact.Roles is { } roles ? (roles & role) != 0 : null);

    private static ItemFactDefinition Text(string name, FactTitle title, Func<Contact, string?> read, ImmutableArray<string> values = default) =>
        new(name, FactKind.Text, null, title, (snapshot, row) => FactValue.Of(read(snapshot.Contacts[row])), values);

    private static ItemFactDefinition Boolean(string name, FactTitle title, Func<AccountSnapshot, Contact, bool?> read) =>
        new(name, FactKind.Boolean, null, title, (snapshot, row) => FactValue.Of(read(snapshot, snapshot.Contacts[row])));

    private static ItemFactDefinition Number(string name, string unit, FactTitle title, Func<AccountSnapshot, Contact, FactValue> read) =>
        new(name, FactKind.Number, unit, title, (snapshot, row) => read(snapshot, snapshot.Contacts[row]));
}
