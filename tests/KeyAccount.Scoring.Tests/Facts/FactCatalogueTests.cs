using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace KeyAccount.Scoring.Tests.Facts;

public sealed partial class FactCatalogueTests
{
    public static TheoryData<string> Names => [.. AccountFacts.All.Select(fact => fact.Name)];

    [Fact]
    public void Names_are_unique_and_do_not_collide_with_lists()
    {
        string[] names = [.. AccountFacts.All.Select(fact => fact.Name), .. AccountFacts.Lists.Select(list => list.Name)];
        Assert.Equal(names.Length, names.Distinct(StringComparer.Ordinal).Count());
        Assert.All(AccountFacts.Lists, list =>
            Assert.Equal(list.Fields.Length, list.Fields.Select(field => field.Name).Distinct(StringComparer.Ordinal).Count()));
    }

    [Fact]
    public void Every_shape_is_complete()
    {
        IEnumerable<FactShape> shapes = AccountFacts.All.Concat<FactShape>(AccountFacts.Lists.SelectMany(list => list.Fields));
        Assert.All(shapes, shape =>
        {
            Assert.Matches(SnakeCase(), shape.Name);
            Assert.NotEqual(FactKind.Unknown, shape.Kind);
            Assert.False(string.IsNullOrWhiteSpace(shape.Title.English));
            Assert.Contains(shape.Title.SimplifiedChinese, character => character >= 0x4E00);
            Assert.Equal(shape.Kind == FactKind.Number, shape.Unit is not null);
            Assert.True(shape.Values.IsEmpty || shape.Kind == FactKind.Text);
        });
    }

    [Fact]
    public void Every_indicator_is_a_fact_of_the_same_name_and_unit() => Assert.All(IndicatorCatalog.All, indicator =>
    {
        FactDefinition? fact = AccountFacts.Find(indicator.Name);
        Assert.NotNull(fact);
        Assert.Equal(indicator.Unit, fact.Unit);
        var snapshot = new AccountSnapshot(new Account { Id = "a" }, Set(indicator.Name, 7), new DateOnly(2026, 1, 1));
        Assert.Equal(FactValue.Of(7d), fact.Read(snapshot));
    });

    [Theory]
    [MemberData(nameof(Names))]
    public void An_account_of_which_nothing_is_known_has_no_known_fact(string name)
    {
        var snapshot = new AccountSnapshot(new Account { Id = "a" }, AccountIndicators.Unknown, new DateOnly(2026, 1, 1));
        FactValue expected = name == "as_of" ? FactValue.Of(new DateOnly(2026, 1, 1)) : FactValue.Unknown;
        Assert.Equal(expected, AccountFacts.Find(name)!.Read(snapshot));
    }

    [Fact]
    public void A_list_that_nobody_looked_at_is_unknown_and_an_empty_one_is_empty()
    {
        var unknown = new AccountSnapshot(new Account { Id = "a" }, AccountIndicators.Unknown, new DateOnly(2026, 1, 1));
        var empty = new AccountSnapshot(new Account { Id = "a", Contacts = [], Opportunities = [] }, AccountIndicators.Unknown, new DateOnly(2026, 1, 1));
        Assert.All(AccountFacts.Lists, list =>
        {
            Assert.Null(list.Count(unknown));
            Assert.Equal(0, list.Count(empty));
        });
    }

    [Fact]
    public void A_fact_given_directly_wins_and_an_unknown_one_gives_nothing()
    {
        var account = new Account { Id = "a", Company = new CompanyProfile { Region = "north" } };
        FactDefinition region = AccountFacts.Find("region")!;
        Assert.Equal("south", Read(region, account with { Facts = Given("region", FactValue.Of("south")) }).Text);
        Assert.Equal("north", Read(region, account with { Facts = Given("region", FactValue.Unknown) }).Text);
    }

    [Fact]
    public void A_fact_of_another_kind_or_outside_its_closed_set_is_refused()
    {
        var account = new Account { Id = "a" };
        ArgumentException kind = Assert.Throws<ArgumentException>(() =>
            Read(AccountFacts.Find("satisfaction")!, account with { Facts = Given("satisfaction", FactValue.Of("high")) }));
        Assert.Contains("satisfaction", kind.Message, StringComparison.Ordinal);
        ArgumentException value = Assert.Throws<ArgumentException>(() =>
            Read(AccountFacts.Find("stage")!, account with { Facts = Given("stage", FactValue.Of("7")) }));
        Assert.Contains("1, 2, 3, 4, 5, 6", value.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_member_of_an_enumeration_has_its_word()
    {
        Assert.Equal(["micro", "small", "medium", "large"], Words<EnterpriseSize>("enterprise_size", (a, v) => a with { Company = new() { EnterpriseSize = v } }));
        Assert.Equal(["low", "medium", "high"], Words<Level>("growth_potential", (a, v) => a with { Standing = new() { GrowthPotential = v } }));
        Assert.Equal(
            ["1", "2", "3", "4", "5", "6"],
            Words<SellingStage>("stage", (a, v) => a with { Opportunities = [new() { Id = "o", Status = OpportunityStatus.Open, Stage = v }] }));
    }

    [Fact]
    public void A_title_is_English_unless_Chinese_is_asked_for()
    {
        FactTitle title = AccountFacts.Find("revenue")!.Title;
        Assert.Equal("交易额", title.In("zh-Hans"));
        Assert.Equal("Revenue", title.In("en"));
        Assert.Equal("Revenue", title.In("de"));
    }

    private static IEnumerable<string?> Words<T>(string fact, Func<Account, T, Account> with)
        where T : struct, Enum =>
        Enum.GetValues<T>().Select(value => Read(AccountFacts.Find(fact)!, with(new Account { Id = "a" }, value)).Text);

    private static FactValue Read(FactDefinition fact, Account account) =>
        fact.Read(new AccountSnapshot(account, AccountIndicators.Unknown, new DateOnly(2026, 1, 1)));

    private static ImmutableDictionary<string, FactValue> Given(string name, FactValue value) =>
        ImmutableDictionary<string, FactValue>.Empty.Add(name, value);

    private static AccountIndicators Set(string name, double value) => IndicatorCalculator.WithFacts(
        AccountIndicators.Unknown,
        new Account { Id = "a", Facts = Given(name, FactValue.Of(value)) },
        new IndicatorWindow(new DateOnly(2026, 1, 1)));

    [GeneratedRegex("^[a-z]+(_[a-z]+)*$")]
    private static partial Regex SnakeCase();
}
