namespace KeyAccount.Scoring.Tests.Facts;

public sealed class LeadOpportunityTests
{
    private static readonly DateOnly AsOf = new(2026, 6, 30);

    [Fact]
    public void The_largest_open_deal_leads() =>
        Assert.Equal("b", Lead(Open("a", 10), Open("b", 30), Open("c", 20), Deal("d", OpportunityStatus.Won, 99), Deal("e", OpportunityStatus.Lost, 99)));

    [Fact]
    public void Equal_amounts_go_by_ordinal_id_in_any_order()
    {
        Assert.Equal("B", Lead(Open("a", 10), Open("B", 10)));
        Assert.Equal("B", Lead(Open("B", 10), Open("a", 10)));
    }

    [Fact]
    public void An_unknown_amount_comes_last() => Assert.Equal("b", Lead(Open("a", null), Open("b", 0), Open("c", null)));

    [Fact]
    public void A_deal_of_unknown_status_leads_only_without_an_open_one()
    {
        Assert.Equal("a", Lead(Open("a", 1), Deal("b", null, 99)));
        Assert.Equal("b", Lead(Deal("b", null, 99), Deal("c", OpportunityStatus.Lost, 100)));
    }

    [Fact]
    public void A_won_deal_leads_only_when_it_is_known_to_be_unpaid_and_nothing_else_is_under_way()
    {
        Opportunity unpaid = Deal("u", OpportunityStatus.Won, 50) with { FullyPaid = false, Stage = SellingStage.Negotiation };
        Assert.Equal("u", Lead(unpaid));
        Assert.Equal("o", Lead(unpaid, Open("o", 1)));
        Assert.Null(Lead(unpaid with { FullyPaid = null }));
        Assert.Null(Lead(unpaid with { FullyPaid = true }));
        Assert.Equal("6", Read("stage", unpaid).Text);
        Assert.False(Read("fully_paid", unpaid).Boolean);
        Assert.Equal(0, Read("open_opportunity_count", unpaid).Number);
    }

    [Fact]
    public void A_deal_opened_after_the_day_does_not_exist_yet()
    {
        Opportunity later = Open("a", 10) with { OpenedOn = AsOf.AddDays(1) };
        Assert.Null(Lead(later));
        Assert.Equal(0, Read("open_opportunity_count", later).Number);
        Assert.Equal(0, AccountFacts.FindList("opportunities")!.Count(Snapshot(later)));
    }

    [Fact]
    public void A_deal_closed_after_the_day_was_open_at_a_stage_no_longer_on_record()
    {
        Opportunity later = Deal("a", OpportunityStatus.Won, 10) with
        {
            ClosedOn = AsOf.AddDays(1),
            OpenedOn = AsOf.AddDays(-9),
            Stage = SellingStage.Closed,
            ContractSigned = true,
            Probability = 1,
        };
        Assert.Equal("a", Lead(later));
        Assert.Equal(1, Read("open_opportunity_count", later).Number);
        Assert.Equal(FactValue.Unknown, Read("stage", later));
        Assert.Equal(FactValue.Unknown, Read("contract_signed", later));
        Assert.Equal(9, Read("opportunity_age_days", later).Number);
        Assert.Equal(10, Read("opportunity_amount", later).Number);
    }

    [Fact]
    public void The_count_of_open_deals_is_unknown_while_one_may_be_open()
    {
        Assert.Equal(2, Read("open_opportunity_count", Open("a", 1), Open("b", 2), Deal("c", OpportunityStatus.Lost, 3)).Number);
        Assert.Equal(FactValue.Unknown, Read("open_opportunity_count", Open("a", 1), Deal("b", null, 2)));
        Assert.Equal(1, Read("open_opportunity_count", Open("a", 1), Deal("b", null, 2) with { ClosedOn = AsOf }).Number);
    }

    [Fact]
    public void The_list_tells_each_deal()
    {
        AccountSnapshot snapshot = Snapshot(
            Open("a", 10) with { Stage = SellingStage.Met, Probability = 0.2, OpenedOn = AsOf.AddDays(-3) },
            Deal("b", OpportunityStatus.Won, null));
        ListFactDefinition list = AccountFacts.FindList("opportunities")!;
        string Row(int row) => string.Join(' ', list.Fields.Select(field => field.Read(snapshot, row).ToString()));
        Assert.Equal("a a null 2 open 10 0.2 3 null null null null null null null", Row(0));
        Assert.Equal("b b null 6 won null null null null null null null null null null", Row(1));
    }

    private static string? Lead(params Opportunity[] deals) => Snapshot(deals).LeadOpportunity?.Id;

    private static FactValue Read(string name, params Opportunity[] deals) => AccountFacts.Find(name)!.Read(Snapshot(deals));

    private static AccountSnapshot Snapshot(params Opportunity[] deals) =>
        new(new Account { Id = "x", Opportunities = [.. deals] }, AccountIndicators.Unknown, AsOf);

    private static Opportunity Open(string id, decimal? amount) => Deal(id, OpportunityStatus.Open, amount);

    private static Opportunity Deal(string id, OpportunityStatus? status, decimal? amount) => new() { Id = id, Status = status, Amount = amount };
}
