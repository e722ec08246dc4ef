using System.Collections.Immutable;

namespace KeyAccount.Scoring.Tests.Assessments;

/// <summary>Facts given directly: they win where they fit, and are unknown and reported where they do not.</summary>
public sealed class GivenFactTests
{
    private const string Policy = """
        {
          "policy": "given", "version": "1",
          "inputs": {
            "revenue": { "type": "number" }, "wallet_share": { "type": "number" }, "region": { "type": "string" }, "is_listed": { "type": "boolean" },
            "as_of": { "type": "date" }, "growth_potential": { "type": "string", "values": ["low", "high"] },
            "our_rank": { "type": "number" }, "contacts": { "type": "list", "items": { "id": { "type": "string" }, "shoe_size": { "type": "number" } } }
          },
          "values": {
            "r": "revenue", "w": "wallet_share", "g": "growth_potential", "l": "is_listed", "z": "region", "d": "as_of", "k": "our_rank", "n": "count(contacts)", "s": "contacts[1].shoe_size"
          }
        }
        """;

    private static readonly AccountScorer Scorer = AccountScorer.FromText(Policy);

    private static readonly Account Account = new()
    {
        Id = "a",
        Company = new CompanyProfile { Region = "north", IsListed = true },
        Standing = new AccountStanding { CategorySpend = 1_000m, GrowthPotential = Level.High },
        Orders = [new Order { Date = Portfolio.AsOf, Amount = 100m }],
        Contacts = [new Contact { Id = "c" }],
    };

    [Fact]
    public void Without_any_the_records_speak() => AssertValues(Account, [], "100", "0.1", "high", "true", "north", "2026-06-30", "null", "1", "null");

    [Fact]
    public void One_that_fits_wins_and_what_rests_on_it_follows() => AssertValues(
        Given(("revenue", FactValue.Of(500d)), ("region", FactValue.Of("south")), ("is_listed", FactValue.Of(false)), ("growth_potential", FactValue.Of("low")), ("our_rank", FactValue.Of(2d))),
        [],
        "500", "0.5", "low", "false", "south", "2026-06-30", "2", "1", "null");

    [Fact]
    public void An_unknown_one_gives_nothing() => AssertValues(
        Given(("revenue", FactValue.Unknown), ("region", FactValue.Unknown)), [], "100", "0.1", "high", "true", "north", "2026-06-30", "null", "1", "null");

    [Fact]
    public void One_of_another_kind_is_unknown_and_reported_with_what_was_expected() => AssertValues(
        Given(
            ("revenue", FactValue.Of("much")), ("region", FactValue.Of(3d)), ("is_listed", FactValue.Of("yes")), ("as_of", FactValue.Of(1d)),
            ("growth_potential", FactValue.Of("medium")), ("our_rank", FactValue.Of(true)), ("contacts", FactValue.Of(2d))),
        ["revenue much number", "region 3 text", "is_listed yes boolean", "as_of 1 date", "growth_potential medium low, high", "our_rank true number", "contacts 2 list"],
        "null", "0.1", "null", "null", "null", "null", "null", "1", "null");

    [Fact]
    public void A_contact_gives_facts_of_its_own_and_one_that_does_not_fit_is_reported()
    {
        Account account = Account with
        {
            Contacts =
            [
                new Contact { Id = "c", Facts = ImmutableDictionary<string, FactValue>.Empty.Add("shoe_size", FactValue.Of(43d)) },
                new Contact { Id = "d", Facts = ImmutableDictionary<string, FactValue>.Empty.Add("shoe_size", FactValue.Of("large")) },
            ],
        };
        AssessmentBatch batch = Scorer.AssessBatch([account], new AssessmentOptions(Portfolio.AsOf));
        Assert.Equal(43, batch[0].ValueOf("s").Number);
        Assert.Equal(new FactRejection("a", "contacts[d].shoe_size", FactValue.Of("large"), "number"), Assert.Single(batch.RejectedFacts));
    }

    [Fact]
    public void An_indicator_of_another_kind_is_reported_even_where_the_policy_does_not_declare_it()
    {
        AssessmentBatch batch = Scorer.AssessBatch([Given(("profit", FactValue.Of("good")), ("unrelated", FactValue.Of("fine")))], new AssessmentOptions(Portfolio.AsOf));
        Assert.Equal(new FactRejection("a", "profit", FactValue.Of("good"), "number"), Assert.Single(batch.RejectedFacts));
        Assert.Null(batch[0].Indicators.Profit);
        Assert.Equal(100, batch[0].Indicators.Revenue);
    }

    [Fact]
    public void The_indicators_shown_are_those_that_decided()
    {
        var options = new AssessmentOptions(Portfolio.AsOf);
        Assert.Equal(500, Scorer.Assess(Given(("revenue", FactValue.Of(500d))), options).Indicators.Revenue);
        Assert.Null(Scorer.Assess(Given(("revenue", FactValue.Of("much"))), options).Indicators.Revenue);
    }

    [Fact]
    public void Inputs_that_no_record_answers_are_listed() => Assert.Equal(["our_rank"], Scorer.UnboundInputs);

    [Fact]
    public void A_derived_word_outside_a_narrower_set_is_unknown_and_nobodys_fault() => AssertValues(
        Account with { Standing = Account.Standing with { GrowthPotential = Level.Medium } }, [], "100", "0.1", "null", "true", "north", "2026-06-30", "null", "1", "null");

    private static Account Given(params (string Name, FactValue Value)[] facts) =>
        Account with { Facts = facts.ToImmutableDictionary(f => f.Name, f => f.Value) };

    private static void AssertValues(Account account, string[] rejected, params string[] expected)
    {
        AssessmentBatch batch = Scorer.AssessBatch([account], new AssessmentOptions(Portfolio.AsOf));
        Assert.Equal(rejected, batch.RejectedFacts.Select(r => $"{r.Fact} {r.Given} {r.Expected}"));
        Assert.Equal(expected, batch[0].Policy.Values.Select(v => batch[0].ValueOf(v.Name).ToString()));
    }
}
