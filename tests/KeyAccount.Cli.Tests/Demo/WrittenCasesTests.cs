using System.Reflection;
using KeyAccount.Cli.Demo;
using KeyAccount.Scoring;

namespace KeyAccount.Cli.Tests.Demo;

public sealed class WrittenCasesTests
{
    [Fact]
    public void Every_id_of_a_written_account_is_in_the_portfolio()
    {
        string[] ids = [.. typeof(DemoIds).GetFields(BindingFlags.Public | BindingFlags.Static)
            .Select(field => (string)field.GetRawConstantValue()!)];
        Assert.Equal(15, ids.Length);
        Assert.Equal(ids, Sample.Accounts.Take(ids.Length).Select(account => account.Id));
    }

    [Fact]
    public void The_instrument_deal_claims_to_have_met_and_rests_on_one_visit()
    {
        Account account = Sample.Case(DemoIds.Instrument);
        Assert.Equal(SellingStage.Met, Assert.Single(account.Opportunities).Stage);
        Assert.False(account.Standing.IsEvaluated);
        Assert.Equal("P01", Assert.Single(account.Interactions).ContactId);
        Assert.DoesNotContain(account.Contacts,
            person => (person.Roles & (BuyingRoles.Coach | BuyingRoles.TechnicalGatekeeper | BuyingRoles.User)) != 0);
        Assert.False(Assert.Single(Sample.Holders(account, BuyingRoles.DecisionMaker)).IsInterviewed);
        Assert.Equal("Design institute", Assert.Single(account.Contacts, person => person.Stance == Stance.Supporter).Department);
    }

    [Fact]
    public void The_cutting_machines_are_large_warm_and_beyond_our_capability()
    {
        Account account = Sample.Case(DemoIds.CuttingMachines);
        Assert.False(account.Standing.CanMeetTechnicalRequirements);
        Assert.Equal(4_000_000, Assert.Single(account.Opportunities).Amount);
        Contact friend = Assert.Single(Sample.Holders(account, BuyingRoles.Procurement));
        Assert.Equal((Stance.Supporter, 5), (friend.Stance, friend.PersonalLevel));
    }

    [Fact]
    public void The_keyboard_has_a_neutral_decider_a_veto_against_it_and_a_split_house()
    {
        Account account = Sample.Case(DemoIds.Keyboards);
        Assert.Equal(Stance.Neutral, Assert.Single(Sample.Holders(account, BuyingRoles.DecisionMaker)).Stance);
        Assert.Equal(Stance.Opponent, Assert.Single(Sample.Holders(account, BuyingRoles.TechnicalGatekeeper)).Stance);
        Assert.Equal([Stance.Supporter, Stance.Opponent], Sample.Holders(account, BuyingRoles.User).Select(person => person.Stance));
        Assert.True(Weight(Stance.Supporter) < Weight(Stance.Opponent));
        Assert.Empty(Sample.Holders(account, BuyingRoles.Coach));

        double Weight(Stance stance) => account.Contacts.Where(person => person.Stance == stance).Sum(person => person.Influence!.Value);
    }

    [Fact]
    public void The_bearing_steel_lacks_only_the_signature()
    {
        Account account = Sample.Case(DemoIds.BearingSteel);
        Opportunity deal = Assert.Single(account.Opportunities);
        Assert.True(deal is
        {
            Stage: SellingStage.Negotiation, OnCandidateList: true, StrengthsInCriteria: true, BidMade: true,
            ContractSigned: false
        });
        Assert.All(account.Contacts, person => Assert.Equal(Stance.Supporter, person.Stance));
        Assert.All(account.Contacts, person => Assert.True(person.LastInterviewedOn > deal.OpenedOn));
        Assert.Equal(account.Contacts.Length, account.Contacts.Select(person => person.Department).Distinct().Count());
    }

    [Fact]
    public void The_champion_has_left_and_the_successor_was_not_called()
    {
        Account account = Sample.Case(DemoIds.ChampionLeft);
        Contact successor = Assert.Single(account.Contacts, person => person.ReplacedContactId is not null);
        Assert.False(successor.IsInterviewed);
        Assert.Empty(Sample.Holders(account, BuyingRoles.Coach));
        Assert.True(Sample.Revenue(account) > Sample.Revenue(account, 1) && Sample.Revenue(account, 1) > 20_000_000);
    }

    [Fact]
    public void The_elephant_is_the_largest_account_and_loses_money()
    {
        Account account = Sample.Case(DemoIds.Elephant);
        Assert.Same(account, Sample.Accounts.MaxBy(other => Sample.Revenue(other)));
        Assert.True(Sample.Profit(account) < 0);
    }

    [Fact]
    public void The_group_buys_apart()
    {
        Account[] companies = [.. Sample.Accounts.Where(account => account.ParentId == DemoIds.Group)];
        Assert.Equal(3, companies.Length);
        Assert.All(companies, account => Assert.False(account.Standing.BuysAsGroup));
        Assert.All(companies, account => Assert.True(Sample.Revenue(account) > 1_000_000));
    }

    [Fact]
    public void The_warm_deal_is_in_negotiation_with_two_unmet_people_named_to_decide()
    {
        Account account = Sample.Case(DemoIds.WhoDecides);
        Assert.Equal(SellingStage.Negotiation, Assert.Single(account.Opportunities).Stage);
        Contact[] named = [.. Sample.Holders(account, BuyingRoles.DecisionMaker)];
        Assert.Equal(2, named.Length);
        Assert.All(named, person => Assert.True(person is { RolesConfirmed: false, IsInterviewed: false }));
    }

    [Fact]
    public void Of_the_blank_prospect_only_name_owner_and_region_are_known()
    {
        Account account = Sample.Case(DemoIds.BlankProspect);
        Assert.Equal(new Account
        {
            Id = account.Id,
            Name = account.Name,
            Owner = account.Owner,
            Company = new CompanyProfile { Region = account.Company.Region }
        }, account);
    }

    [Fact]
    public void The_slow_payer_is_small_steady_and_late_but_pays()
    {
        Account account = Sample.Case(DemoIds.SlowPayer);
        Assert.InRange(Sample.Revenue(account), 200_000, 700_000);
        Assert.InRange(Sample.Revenue(account) / Sample.Revenue(account, 1), 0.6m, 1.6m);
        Invoice[] old = [.. account.Invoices.Where(invoice => invoice.Date < Sample.AsOf.AddDays(-270))];
        Assert.All(old, invoice => Assert.Equal(invoice.Amount, invoice.Receipts.Sum(receipt => receipt.Amount)));
        Assert.All(old, invoice => Assert.True(invoice.Receipts.Max(receipt => receipt.Date) > invoice.DueDate));
    }

    [Fact]
    public void The_quiet_account_last_ordered_140_days_ago() =>
        Assert.Equal(140, Sample.DaysSinceLastOrder(Sample.Case(DemoIds.GoneQuiet)));

    [Fact]
    public void The_model_account_grows_earns_and_pays()
    {
        Account account = Sample.Case(DemoIds.Model);
        Assert.True(Sample.Revenue(account) > Sample.Revenue(account, 1));
        Assert.True(Sample.Profit(account) > 0.33m * Sample.Revenue(account));
        Assert.All(account.Invoices, invoice => Assert.DoesNotContain(invoice.Receipts,
            receipt => receipt.Date > invoice.DueDate!.Value.AddDays(10)));
    }
}
