using System.Collections.Immutable;
using KeyAccount.Cli.Backtest;
using KeyAccount.Cli.Demo;
using KeyAccount.Cli.Tests.Demo;
using KeyAccount.Rules;
using KeyAccount.Scoring;

namespace KeyAccount.Cli.Tests.Backtest;

public sealed class HindsightTests
{
    private static readonly DateOnly Day = new(2026, 3, 1);

    [Fact]
    public void Of_a_deal_that_was_not_over_only_its_beginning_is_known()
    {
        var recorded = new Opportunity
        {
            Id = "D",
            Name = "Press line",
            Owner = "Lin",
            Amount = 0,
            Status = OpportunityStatus.Lost,
            Stage = SellingStage.Negotiation,
            Probability = 0,
            OpenedOn = Day,
            ClosedOn = Day.AddDays(1),
            BidMade = true,
            Facts = Facts("loss_reason"),
        };
        Assert.Equal([new Opportunity { Id = "D", Name = "Press line", Owner = "Lin", Status = OpportunityStatus.Open, OpenedOn = Day }], Known(recorded));
    }

    [Fact]
    public void A_deal_that_was_over_stays_but_for_what_carries_no_date()
    {
        var recorded = new Opportunity { Id = "D", Amount = 5, Status = OpportunityStatus.Won, OpenedOn = Day.AddDays(-9), ClosedOn = Day, ContractSigned = true };
        Assert.Equal([recorded], Known(recorded with { FullyPaid = true, Facts = Facts("satisfied") }));
    }

    [Fact]
    public void A_deal_that_had_not_begun_is_not_there() =>
        Assert.Empty(Known(new Opportunity { Id = "D", Status = OpportunityStatus.Open, OpenedOn = Day.AddDays(1) }, new Opportunity { Id = "E", Status = OpportunityStatus.Open }));

    [Theory]
    [InlineData(OpportunityStatus.Won, null)]
    [InlineData(null, null)]
    [InlineData(OpportunityStatus.Open, OpportunityStatus.Open)]
    public void Whether_a_deal_without_a_closing_day_was_open_is_not_guessed(OpportunityStatus? recorded, OpportunityStatus? then) =>
        Assert.Equal(then, Assert.Single(Known(new Opportunity { Id = "D", Status = recorded, OpenedOn = Day })).Status);

    [Fact]
    public void People_standing_and_given_facts_carry_no_date_and_are_unknown()
    {
        var account = Hindsight.Without(Sample.Case(DemoIds.Instrument) with { Facts = Facts("budget_approved") }, Day);
        Assert.True(account.Contacts.IsDefault);
        Assert.Empty(account.Facts);
        Assert.Equal(AccountStanding.Unknown, account.Standing);
        Assert.True(Hindsight.Without(new Account { Id = "A" }, Day).Opportunities.IsDefault);
    }

    /// <summary>The law that the whole rests on: what happened after a day changes nothing that is said of that day.</summary>
    [Fact]
    public void What_happened_later_changes_nothing_that_is_said_of_the_day()
    {
        var scorer = AccountScorer.BuiltIn;
        var options = new AssessmentOptions(Day);
        var judged = 0;
        foreach (var account in Sample.Accounts)
        {
            var early = account with
            {
                Orders = Until(account.Orders, o => o.Date),
                Interactions = Until(account.Interactions, i => i.Date),
                Opportunities = Until(account.Opportunities, o => o.OpenedOn ?? Day),
            };
            var (now, then) = (scorer.Assess(Hindsight.Without(account, Day), options), scorer.Assess(Hindsight.Without(early, Day), options));
            Assert.Equal(then.Score?.Value, now.Score?.Value);
            Assert.Equal(then.Grade?.Label, now.Grade?.Label);
            Assert.Equal(then.Flags.Select(f => f.Id), now.Flags.Select(f => f.Id));
            Assert.Equal(then.NextAction?.Id, now.NextAction?.Id);
            judged += now.Score?.Value is null ? 0 : 1;
        }

        Assert.True(judged > 100);
    }

    private static ImmutableArray<T> Until<T>(ImmutableArray<T> events, Func<T, DateOnly> date) => events.IsDefault ? default : [.. events.Where(e => date(e) <= Day)];

    private static ImmutableArray<Opportunity> Known(params Opportunity[] deals) => Hindsight.Without(new Account { Id = "A", Opportunities = [.. deals] }, Day).Opportunities;

    private static ImmutableDictionary<string, FactValue> Facts(string name) => ImmutableDictionary<string, FactValue>.Empty.Add(name, FactValue.Of("x"));
}
