using System.Collections.Immutable;
using System.Text.Json;
using KeyAccount.Cli.Commands;
using KeyAccount.Cli.Evaluation;
using KeyAccount.Cli.Tests.Commands;
using KeyAccount.Rules;
using KeyAccount.Rules.Expressions;
using KeyAccount.Scoring;

namespace KeyAccount.Cli.Tests.Evaluation;

/// <summary>The facts of an account as names of expressions.</summary>
public sealed class AccountContextTests
{
    private static readonly DateOnly AsOf = new(2026, 6, 30);

    [Fact]
    public void A_context_has_every_fact_of_the_catalogue_and_records_with_every_field()
    {
        var context = Of(new Account { Id = "a", Contacts = [new Contact { Id = "c", Title = "Buyer" }], Opportunities = [] });
        Assert.Equal([.. AccountFacts.All.Select(f => f.Name), .. AccountFacts.Lists.Select(l => l.Name)], context.Names);
        Assert.Equal("2026-06-30", context.Find("as_of")!.ToString());
        var contact = Assert.IsType<FeelContext>(Assert.Single(Assert.IsType<FeelList>(context.Find("contacts")).Items));
        Assert.Equal(AccountFacts.FindList("contacts")!.Fields.Select(f => f.Name), contact.Names);
        Assert.Equal("Buyer", contact.Find("title")!.ToString());
        Assert.True(contact.Find("influence")!.IsNull);
        Assert.Empty(Assert.IsType<FeelList>(context.Find("opportunities")).Items);
    }

    [Fact]
    public void A_list_that_is_unknown_is_null() => Assert.True(Of(new Account { Id = "a", Contacts = default }).Find("contacts")!.IsNull);

    [Fact]
    public void Facts_that_are_given_win_and_those_of_ones_own_are_added()
    {
        var context = Of(new Account
        {
            Id = "a",
            Facts = Facts(("region", FactValue.Of("North")), ("revenue", FactValue.Of("much")), ("nps", FactValue.Of(9.0)), ("since", FactValue.Of(AsOf)), ("satisfaction", FactValue.Unknown)),
            Contacts = [new Contact { Id = "c", Facts = Facts(("influence", FactValue.Of(0.5)), ("shoe_size", FactValue.Of(41.0)), ("stance", FactValue.Of("hostile"))) }],
            Opportunities = [new Opportunity { Id = "o", Facts = Facts(("is_pilot", FactValue.Of(true))) }],
        });
        Assert.Equal(("North", "9", "2026-06-30"), (context.Find("region")!.ToString(), context.Find("nps")!.ToString(), context.Find("since")!.ToString()));
        Assert.True(context.Find("revenue")!.IsNull); // No number, so no revenue.
        var contact = (FeelContext)((FeelList)context.Find("contacts")!).Items[0];
        Assert.Equal(("0.5", "41"), (contact.Find("influence")!.ToString(), contact.Find("shoe_size")!.ToString()));
        Assert.True(contact.Find("stance")!.IsNull); // No stance of the catalogue.
        Assert.Equal("true", ((FeelContext)((FeelList)context.Find("opportunities")!).Items[0]).Find("is_pilot")!.ToString());
    }

    [Fact]
    public async Task Expressions_use_the_facts_of_an_account()
    {
        var run = await ToolRun.Of("eval", "{ names: contacts.id, day: as_of, count: count(contacts) = contact_count }", "--account", "CASE-1-INSTRUMENT", "--demo");
        Assert.Equal((ExitCode.Fine, ""), (run.Code, run.Error));
        using var value = JsonDocument.Parse(run.Output);
        Assert.Equal("P01", value.RootElement.GetProperty("names")[0].GetString());
        Assert.Equal("2026-06-30", value.RootElement.GetProperty("day").GetString());
        Assert.True(value.RootElement.GetProperty("count").GetBoolean());
    }

    [Fact]
    public async Task A_context_beside_an_account_wins()
    {
        using var folder = await StarterFolder.Create();
        string[] source = ["--mapping", folder["portfolio.mapping.json"], "--data", folder.Data, "--as-of", "2026-06-30"];
        var own = await ToolRun.Of(["eval", "[name, extra]", "--account", "A-1", "--context", """{ "extra": 1, "name": "mine" }""", .. source]);
        Assert.Equal((ExitCode.Fine, "[\"mine\",1]\n", ""), (own.Code, own.Output, own.Error));
        var both = await ToolRun.On("name\nextra", ["eval", "--account", "A-1", "--context", """{ "extra": 1 }""", .. source]);
        Assert.Equal((ExitCode.Fine, ""), (both.Code, both.Error));
        Assert.EndsWith("\"\n1\n", both.Output, StringComparison.Ordinal);
    }

    private static FeelContext Of(Account account) => AccountContext.Of(new AccountSnapshot(account, AccountIndicators.Unknown, AsOf));

    private static ImmutableDictionary<string, FactValue> Facts(params (string Name, FactValue Value)[] facts) => facts.ToImmutableDictionary(f => f.Name, f => f.Value);
}
