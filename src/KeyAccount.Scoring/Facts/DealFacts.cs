using System.Collections.Immutable;

namespace KeyAccount.Scoring;

/// <summary>Facts about the lead opportunity, and the list of opportunities.</summary>
internal static class DealFacts
{
    private static readonly FactTitle StageTitle = new("Claimed stage", "填报阶段");
    private static readonly FactTitle AmountTitle = new("Amount of the deal", "项目金额");
    private static readonly FactTitle AgeTitle = new("Age of the deal", "项目已进行天数");
    private static readonly FactTitle OnList = new("On the candidate list", "已进入候选名单");
    private static readonly FactTitle Strengths = new("Our strengths are in the criteria", "我方优势已写入标准");
    private static readonly FactTitle Against = new("The criteria are stacked against us", "标准对我方不利");
    private static readonly FactTitle Bid = new("Bid made or tender negotiated", "已投标或议标");
    private static readonly FactTitle Signed = new("Contract signed", "合同已签");
    private static readonly FactTitle Paid = new("Fully paid", "款项已收齐");

    public static ImmutableArray<FactDefinition> All { get; } =
    [
        new("open_opportunity_count", FactKind.Number, "count", new("Open deals", "进行中的项目数"), s => FactValue.Of((double?)s.Deals.OpenCount)),
        new("stage", FactKind.Text, null, StageTitle, s => FactValue.Of(StageOf(s.LeadOpportunity)), FactWords.Stages),
        new("opportunity_age_days", FactKind.Number, "days", AgeTitle, s => FactValue.Of(s.DaysSince(s.LeadOpportunity?.OpenedOn))),
        new("opportunity_amount", FactKind.Number, "currency", AmountTitle, s => FactValue.Of(s.LeadOpportunity?.Amount)),
        Node("on_candidate_list", OnList, deal => deal.OnCandidateList),
        Node("strengths_in_criteria", Strengths, deal => deal.StrengthsInCriteria),
        Node("criteria_against_us", Against, deal => deal.CriteriaAgainstUs),
        Node("bid_made", Bid, deal => deal.BidMade),
        Node("contract_signed", Signed, deal => deal.ContractSigned),
        Node("fully_paid", Paid, deal => deal.FullyPaid),
    ];

    public static ListFactDefinition List { get; } = new(
        "opportunities",
        new("Opportunities", "项目"),
        s => s.Deals.All.IsDefault ? null : s.Deals.All.Length,
        [
            Field("id", FactKind.Text, null, new("Key", "编号"), (_, deal) => FactValue.Of(deal.Id)),
            // Messages name deals; a deal without a name on record is named by the key.
            Field("name", FactKind.Text, null, new("Name of the deal", "项目名称"), (_, deal) => FactValue.Of(deal.Name ?? deal.Id)),
            Field("owner", FactKind.Text, null, new("Who works on the deal", "项目负责人"), (_, deal) => FactValue.Of(deal.Owner)),
            Field("stage", FactKind.Text, null, StageTitle, (_, deal) => FactValue.Of(StageOf(deal)), FactWords.Stages),
            Field("status", FactKind.Text, null, new("Open, won or lost", "进行中、赢单或丢单"), (_, deal) => FactValue.Of(FactWords.Of(deal.Status)), FactWords.Statuses),
            Field("amount", FactKind.Number, "currency", AmountTitle, (_, deal) => FactValue.Of(deal.Amount)),
            Field("probability", FactKind.Number, "ratio", new("Probability on record", "填报成功率"), (_, deal) => FactValue.Of(deal.Probability)),
            Field("age_days", FactKind.Number, "days", AgeTitle, (snapshot, deal) => FactValue.Of(snapshot.DaysSince(deal.OpenedOn))),
            Field("days_to_close", FactKind.Number, "days", new("Days to the expected close", "距预计成交天数"), (snapshot, deal) => FactValue.Of((double?)(deal.ExpectedCloseOn?.DayNumber - snapshot.AsOf.DayNumber))),
            ItemNode("on_candidate_list", OnList, deal => deal.OnCandidateList),
            ItemNode("strengths_in_criteria", Strengths, deal => deal.StrengthsInCriteria),
            ItemNode("criteria_against_us", Against, deal => deal.CriteriaAgainstUs),
            ItemNode("bid_made", Bid, deal => deal.BidMade),
            ItemNode("contract_signed", Signed, deal => deal.ContractSigned),
            ItemNode("fully_paid", Paid, deal => deal.FullyPaid),
        ],
        (s, row) => s.Deals.All[row].Id,
        (s, row) => s.Deals.All[row].Facts);

    /// <summary>The stage on record; a won deal is closed, whatever its record says.</summary>
    private static string? StageOf(Opportunity? deal) =>
        FactWords.Of(deal?.Status == OpportunityStatus.Won ? SellingStage.Closed : deal?.Stage);

    private static FactDefinition Node(string name, FactTitle title, Func<Opportunity, bool?> read) =>
        new(name, FactKind.Boolean, null, title, s => s.LeadOpportunity is { } lead ? FactValue.Of(read(lead)) : FactValue.Unknown);

    private static ItemFactDefinition ItemNode(string name, FactTitle title, Func<Opportunity, bool?> read) =>
        Field(name, FactKind.Boolean, null, title, (_, deal) => FactValue.Of(read(deal)));

    private static ItemFactDefinition Field(
        string name, FactKind kind, string? unit, FactTitle title, Func<AccountSnapshot, Opportunity, FactValue> read, ImmutableArray<string> values = default) =>
        new(name, kind, unit, title, (snapshot, row) => read(snapshot, snapshot.Deals.All[row]), values);
}
