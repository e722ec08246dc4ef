using System.Collections.Immutable;

namespace KeyAccount.Scoring.Tests.People;

/// <summary>Our own people are scored by the facts of their profile and, where they own accounts, by those.</summary>
public sealed class PersonScorerTests
{
    private static readonly DateOnly AsOf = new(2026, 6, 30);

    private static readonly AccountSystem System = AccountSystem.FromText("""
        {
          "policy": "people", "version": "1", "subject": "person",
          "inputs": { "name": { "type": "string" }, "role": { "type": "string" }, "as_of": { "type": "date" }, "plan_completion": { "type": "number" }, "revenue": { "type": "number" }, "account_count": { "type": "number" } },
          "values": { "who": "name", "does": "role", "day": "as_of", "plan": "plan_completion", "sold": "revenue", "accounts": "account_count" },
          "outputs": ["who", "does", "day", "plan", "sold", "accounts"]
        }
        """);

    private static readonly PersonProfile Li = new() { Id = "li", Name = "Li", Role = "account_manager", Facts = Given("plan_completion", FactValue.Of(0.9)) };

    [Fact]
    public void A_profile_alone_says_what_it_says() =>
        Assert.Equal(["Li account_manager 2026-06-30 0.9 null null", "wu null 2026-06-30 null null null"], Rows([Li, new() { Id = "wu" }], null));

    [Fact]
    public void The_accounts_of_a_person_speak_where_the_profile_leaves_the_name_free()
    {
        Account[] accounts = [Sold("a", "li", 30m), Sold("b", "li", 12m), Sold("c", "wu", 5m)];
        var rollUps = new PortfolioRollUps(accounts, new IndicatorWindow(AsOf));
        Assert.Equal(
            ["Li account_manager 2026-06-30 0.9 42 2", "wu null 2026-06-30 null 99 1", "xu null 2026-06-30 null null null"],
            Rows([Li, new() { Id = "wu", Facts = Given("revenue", FactValue.Of(99d)) }, new() { Id = "xu" }], rollUps));
    }

    [Fact]
    public void A_fact_that_does_not_fit_is_reported_and_another_day_is_refused()
    {
        SystemBatch batch = new PersonScorer([System]).Score([Li with { Facts = Given("plan_completion", FactValue.Of("all")) }], AsOf)[0];
        Assert.Equal(new FactRejection("li", "plan_completion", FactValue.Of("all"), "number"), Assert.Single(batch.RejectedFacts));
        Assert.Throws<ArgumentException>(() => new PersonScorer([System]).Score([Li], AsOf, new PortfolioRollUps([], new IndicatorWindow(AsOf.AddDays(-1)))));
        Assert.Throws<ArgumentException>(() => new PersonScorer([AccountSystems.Find("key-account")!]));
    }

    private static string[] Rows(PersonProfile[] people, PortfolioRollUps? rollUps) =>
        [.. new PersonScorer([System]).Score(people, AsOf, rollUps)[0].Select(r => string.Join(' ', System.Outputs.Select(o => r.OutputOf(o.Name))))];

    private static Account Sold(string id, string owner, decimal amount) => new() { Id = id, Owner = owner, Orders = [new Order { Date = AsOf, Amount = amount }] };

    private static ImmutableDictionary<string, FactValue> Given(string name, FactValue value) => ImmutableDictionary<string, FactValue>.Empty.Add(name, value);
}
