using KeyAccount.Cli.Demo;
using KeyAccount.Scoring;

namespace KeyAccount.Cli.Tests.Demo;

public sealed class PeopleConsistencyTests
{
    private static readonly InteractionKind[] Spoken = [InteractionKind.Visit, InteractionKind.Call, InteractionKind.Meeting];

    [Fact]
    public void Accounts_have_unique_ids_and_names_and_parents_that_exist()
    {
        HashSet<string> ids = Sample.Accounts.Select(account => account.Id).ToHashSet(StringComparer.Ordinal);
        Assert.Equal(Sample.Accounts.Length, ids.Count);
        Assert.Equal(Sample.Accounts.Length, Sample.Accounts.Select(account => account.Name).Distinct(StringComparer.Ordinal).Count());
        Assert.All(Sample.Accounts.Where(account => account.ParentId is not null), account => Assert.Contains(account.ParentId!, ids));
        Assert.All(Sample.Accounts, account => Assert.Matches("^(KA-[0-9]{4}|CASE-[0-9]+-[A-Z-]+)$", account.Id));
    }

    [Fact]
    public void Size_class_and_number_of_employees_agree()
    {
        foreach (CompanyProfile company in Sample.Accounts.Select(account => account.Company)
            .Where(company => company is { Employees: not null, EnterpriseSize: not null }))
        {
            Assert.Equal(Firmographics.SizeOf(company.Employees!.Value), company.EnterpriseSize);
        }
    }

    [Fact]
    public void Measures_stay_in_their_ranges()
    {
        foreach ((Account account, Contact person) in from account in Sample.Mapped
                                                      from person in account.Contacts
                                                      select (account,
            person))
        {
            string who = account.Id + " " + person.Id;
            Assert.True(person.Influence is null or (>= 0 and <= 1), who);
            Assert.True(person.SeniorityLevel is null or (>= 1 and <= 5), who);
            Assert.True(person.PersonalLevel is null or (>= 1 and <= 5), who);
            Assert.True(person.Roles is not null || person.RolesConfirmed is null, who);
            Assert.True(person.LastInterviewedOn is null == person.IsInterviewed is not true, who);
            Assert.True(person.LastInterviewedOn is not { } spoken
                || (spoken <= Sample.AsOf && (person.FirstSeenOn is not { } seen || seen <= spoken)), who);
            Assert.True(person.RoleChangedOn is not { } changed || (changed <= Sample.AsOf && changed >= person.FirstSeenOn), who);
        }
        Assert.All(Sample.Accounts, account => Assert.True(account.Standing.Satisfaction is null or (>= 0 and <= 100)));
        Assert.All(Sample.Deals, pair => Assert.True(pair.Deal.Probability is null or (>= 0 and <= 1)));
    }

    [Fact]
    public void People_of_an_account_have_ids_and_names_of_their_own()
    {
        foreach (Account account in Sample.Mapped)
        {
            Assert.Equal(account.Contacts.Length, account.Contacts.Select(person => person.Id).Distinct(StringComparer.Ordinal).Count());
            Assert.Equal(account.Contacts.Length, account.Contacts.Select(person => person.Name).Distinct(StringComparer.Ordinal).Count());
        }
    }

    [Fact]
    public void Whoever_was_replaced_is_there_or_was_known_before_the_newcomer_came()
    {
        int replaced = 0;
        foreach ((Account account, Contact person) in Sample.People.Where(pair => pair.Person.ReplacedContactId is not null))
        {
            replaced++;
            Assert.NotEqual(person.Id, person.ReplacedContactId);
            if (account.Contacts.Any(other => other.Id == person.ReplacedContactId) || account.Interactions.IsDefault) continue;
            Interaction[] before = [.. account.Interactions.Where(interaction => interaction.ContactId == person.ReplacedContactId)];
            Assert.NotEmpty(before);
            Assert.All(before, interaction => Assert.True(interaction.Date < person.FirstSeenOn, account.Id));
        }
        Assert.True(replaced >= 4);
    }

    [Fact]
    public void Interactions_and_sources_name_people_who_exist_or_have_left()
    {
        foreach (Account account in Sample.Accounts)
        {
            HashSet<string> people = account.Contacts.IsDefault
                ? [] : [.. account.Contacts.Select(person => person.Id), .. account.Contacts.Select(person => person.ReplacedContactId)
                    .OfType<string>()];
            if (!account.Interactions.IsDefault) Assert.All(account.Interactions,
                interaction => Assert.True(interaction.ContactId is null || people.Contains(interaction.ContactId), account.Id));
            if (account.Contacts.IsDefault) continue;
            Assert.All(account.Contacts, person => Assert.True(person.InformationSource is not ['P', _,
                _] || people.Contains(person.InformationSource), account.Id));
        }
    }

    [Fact]
    public void Every_interview_is_in_the_diary_and_the_diary_knows_no_later_talk()
    {
        foreach ((Account account, Contact person) in Sample.People.Where(pair => !pair.Account.Interactions.IsDefault))
        {
            DateOnly[] talks = [.. account.Interactions.Where(entry => entry.ContactId == person.Id && Spoken.Contains(entry.Kind))
                .Select(entry => entry.Date)];
            string who = account.Id + " " + person.Id;
            if (person.LastInterviewedOn is { } last) Assert.True(talks.Length > 0 && talks.Max() == last, who);
            // Having sat in the same meeting is not an interview.
            else if (account.Id != DemoIds.Keyboards) Assert.True(talks.Length == 0, who);
        }
    }

    [Fact]
    public void Deals_run_forward_in_time_and_their_state_fits()
    {
        foreach ((Account account, Opportunity deal) in Sample.Deals)
        {
            Assert.True(deal.OpenedOn <= Sample.AsOf && deal.ExpectedCloseOn > deal.OpenedOn, deal.Id);
            Assert.StartsWith("OP-", deal.Id, StringComparison.Ordinal);
            if (deal.Status == OpportunityStatus.Open) Assert.True(deal.ClosedOn is null && deal.FullyPaid != true, deal.Id);
            else Assert.True(deal.ClosedOn > deal.OpenedOn && deal.ClosedOn <= Sample.AsOf, deal.Id);
            if (deal.Status == OpportunityStatus.Won) Assert.True(deal is { Stage: SellingStage.Closed, ContractSigned: true }, deal.Id);
            if (deal.Status == OpportunityStatus.Lost) Assert.True(deal is { ContractSigned: false, FullyPaid: false }, deal.Id);
        }
    }
}
