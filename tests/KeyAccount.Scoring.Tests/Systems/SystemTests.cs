using System.Collections.Immutable;

namespace KeyAccount.Scoring.Tests.Systems;

/// <summary>Systems beside the main policy: one row per account, contact or deal, each on its own facts.</summary>
public sealed class SystemTests
{
    private static readonly DateOnly AsOf = new(2026, 6, 30);
    private static readonly AssessmentOptions Options = new(AsOf);

    private static readonly AccountSystem OfAccounts = AccountSystem.FromText("""
        {
          "policy": "of-accounts", "version": "1", "inputs": { "name": { "type": "string" }, "revenue": { "type": "number" }, "contact_count": { "type": "number" } },
          "values": { "who": "name", "twice": "revenue * 2", "people": "contact_count" }, "outputs": ["who", "twice", "people"]
        }
        """);

    private static readonly AccountSystem OfContacts = AccountSystem.FromText("""
        {
          "policy": "of-contacts", "version": "1", "subject": "contact",
          "inputs": { "name": { "type": "string" }, "stance": { "type": "string" }, "revenue": { "type": "number" }, "advice_need": { "type": "number" },
            "contacts": { "type": "list", "items": { "id": { "type": "string" } } } },
          "values": { "who": "name", "side": "stance", "bought": "revenue", "need": "advice_need", "people": "count(contacts)" }, "outputs": ["who", "side", "bought", "need", "people"]
        }
        """);

    private static readonly AccountSystem OfDeals = AccountSystem.FromText("""
        {
          "policy": "of-deals", "version": "1", "subject": "opportunity",
          "inputs": { "name": { "type": "string" }, "amount": { "type": "number" }, "bid_made": { "type": "boolean" }, "opportunity_amount": { "type": "number" }, "opportunity_age_days": { "type": "number" }, "days_to_close": { "type": "number" }, "region": { "type": "string" } },
          "values": { "what": "name", "money": "amount", "bid": "bid_made", "seen": "opportunity_amount", "age": "opportunity_age_days", "left": "days_to_close", "where": "region" },
          "outputs": ["what", "money", "bid", "seen", "age", "left", "where"]
        }
        """);

    private static readonly Account Steel = new()
    {
        Id = "steel",
        Name = "Steel works",
        Company = new CompanyProfile { Region = "north" },
        Orders = [new Order { Date = AsOf, Amount = 100m }],
        Contacts =
        [
            new Contact { Id = "li", Name = "Li", Stance = Stance.Supporter, Facts = Facts("advice_need", FactValue.Of(4d)) },
            new Contact { Id = "wu", Facts = Facts("advice_need", FactValue.Of("much")).Add("stance", FactValue.Of("opponent")) },
        ],
        Opportunities =
        [
            new Opportunity { Id = "d1", Amount = 10m, Status = OpportunityStatus.Open, OpenedOn = AsOf.AddDays(-5), ExpectedCloseOn = AsOf.AddDays(60), BidMade = true },
            new Opportunity { Id = "d2", Name = "Line 2", Amount = 90m, Status = OpportunityStatus.Open, BidMade = false },
        ],
    };

    [Fact]
    public void An_account_is_one_row_and_its_contacts_and_deals_are_rows_of_their_own()
    {
        Assessment it = AccountScorer.BuiltIn.WithSystems([OfAccounts, OfContacts, OfDeals]).Assess(Steel, Options);
        Assert.Equal(["of-accounts steel", "of-contacts li", "of-contacts wu", "of-deals d1", "of-deals d2"], it.Systems.Select(r => $"{r.System} {r.SubjectKey}"));
        Assert.Equal(["Steel works", "Li", "wu", "d1", "Line 2"], it.Systems.Select(r => r.SubjectName));
        Assert.Equal("Steel works 200 2", Outputs(it.SystemOf("of-accounts")!));
        Assert.All(it.Systems, r => Assert.Same(Steel, r.Account));
    }

    [Fact]
    public void A_contact_speaks_for_itself_and_the_account_where_the_name_is_free()
    {
        AssessmentBatch batch = AccountScorer.BuiltIn.WithSystems([OfContacts]).AssessBatch([Steel], Options);
        Assert.Equal(["Li supporter 100 4 2", "wu opponent 100 null 2"], batch[0].ResultsOf("of-contacts").Select(Outputs));
        Assert.Equal(new FactRejection("steel", "contacts[wu].advice_need", FactValue.Of("much"), "number"), Assert.Single(batch.Systems[0].RejectedFacts));
    }

    [Fact]
    public void A_deal_is_judged_by_its_own_figures_and_not_by_those_of_the_lead_deal()
    {
        Assessment it = AccountScorer.BuiltIn.WithSystems([OfDeals]).Assess(Steel, Options);
        Assert.Equal(["d1 10 true 10 5 60 north", "Line 2 90 false 90 null null north"], it.ResultsOf("of-deals").Select(Outputs));
    }

    [Fact]
    public void Nobody_to_ask_about_gives_no_rows()
    {
        AssessmentBatch batch = AccountScorer.BuiltIn.WithSystems([OfContacts, OfDeals]).AssessBatch([new Account { Id = "a" }, new Account { Id = "b", Contacts = [] }], Options);
        Assert.All(batch.Systems, s => Assert.Empty(s));
        Assert.Null(batch[0].SystemOf("of-contacts"));
        Assert.Null(batch[0].SystemOf("never-asked"));
        Assert.Empty(batch[1].ResultsOf("of-contacts"));
        Assert.Empty(AccountScorer.BuiltIn.Assess(Steel, Options).Systems);
    }

    [Fact]
    public void A_batch_says_of_each_subject_what_it_is_told_alone()
    {
        AccountScorer scorer = AccountScorer.BuiltIn.WithSystems([OfAccounts, OfContacts, OfDeals, AccountSystems.Find("key-account")!]);
        Account[] accounts = new Assessments.Portfolio(7).Accounts(40);
        AssessmentBatch batch = scorer.AssessBatch(accounts, Options);
        Assert.All(batch, (together, i) =>
        {
            Assessment alone = scorer.Assess(accounts[i], Options);
            Assert.Equal(alone.Systems.Select(Everything), together.Systems.Select(Everything));
        });
        Assert.Equal(batch.Select(a => a.ResultsOf("of-deals").Length).Sum(), batch.FindSystem("of-deals")!.Count);
    }

    [Fact]
    public void Asking_further_systems_changes_nothing_for_the_main_policy()
    {
        Account[] accounts = new Assessments.Portfolio(3).Accounts(20);
        AssessmentBatch plain = AccountScorer.BuiltIn.AssessBatch(accounts, Options);
        AssessmentBatch more = AccountScorer.BuiltIn.WithSystems([OfContacts, OfDeals]).AssessBatch(accounts, Options);
        Assert.Equal(plain.Select(Assessments.Outcome.Of), more.Select(Assessments.Outcome.Of));
        Assert.Equal(plain.RejectedFacts, more.RejectedFacts);
    }

    [Fact]
    public void A_system_given_twice_or_about_something_else_is_refused()
    {
        AccountSystem owners = AccountSystem.FromText("""{ "policy": "of-owners", "version": "1", "subject": "owner", "inputs": { "revenue": { "type": "number" } } }""");
        Assert.Contains("of-deals", Assert.Throws<ArgumentException>(() => AccountScorer.BuiltIn.WithSystems([OfDeals, OfDeals])).Message, StringComparison.Ordinal);
        Assert.Contains("Owner", Assert.Throws<ArgumentException>(() => AccountScorer.BuiltIn.WithSystems([owners])).Message, StringComparison.Ordinal);
        Assert.Contains("portfolio", Assert.Throws<ArgumentException>(() => AccountSystem.FromText("""{ "policy": "p", "version": "1", "subject": "planet", "inputs": { "a": { "type": "number" } } }""")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_system_names_the_inputs_that_nothing_answers()
    {
        Assert.Equal(["advice_need"], OfContacts.OwnInputs);
        Assert.Empty(OfDeals.OwnInputs);
        Assert.Equal((SystemSubject.Contact, "of-contacts"), (OfContacts.Subject, OfContacts.Id));
        Assert.Throws<ArgumentException>(() => AccountScorer.BuiltIn.WithSystems([OfAccounts]).Assess(Steel, Options).SystemOf("of-accounts")!.OutputOf("nothing"));
    }

    private static string Outputs(SystemResult it) => string.Join(' ', it.System.Outputs.Select(o => it.OutputOf(o.Name)));

    private static string Everything(SystemResult it) =>
        $"{it.System} {it.SubjectKey} {it.SubjectName} {Outputs(it)} {string.Join(' ', it.Policy.Flags.Select(f => it.StateOf(f.Id)))} {it.NextAction?.Id} {Assessments.Outcome.Of(it.Explain())}";

    private static ImmutableDictionary<string, FactValue> Facts(string name, FactValue value) => ImmutableDictionary<string, FactValue>.Empty.Add(name, value);
}
