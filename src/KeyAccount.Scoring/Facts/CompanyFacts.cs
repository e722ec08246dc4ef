using System.Collections.Immutable;

namespace KeyAccount.Scoring;

/// <summary>Facts about the account itself, the company, our standing with it, and screening: read as recorded.</summary>
internal static class CompanyFacts
{
    public static ImmutableArray<FactDefinition> All { get; } =
    [
        new("name", FactKind.Text, null, new("Name of the account", "客户名称"), s => FactValue.Of(s.Account.Name)),
        new("owner", FactKind.Text, null, new("Account manager", "客户经理"), s => FactValue.Of(s.Account.Owner)),
        new("enterprise_size", FactKind.Text, null, new("Size of the enterprise", "企业规模"), s => FactValue.Of(FactWords.Of(s.Account.Company.EnterpriseSize)), FactWords.Sizes),
        Number("employees", "count", new("Employees", "员工人数"), s => FactValue.Of(s.Account.Company.Employees)),
        Number("registered_capital", "currency", new("Registered capital", "注册资金"), s => FactValue.Of(s.Account.Company.RegisteredCapital)),
        Number("annual_sales", "currency", new("Their annual sales", "客户年销售额"), s => FactValue.Of(s.Account.Company.AnnualSales)),
        new("region", FactKind.Text, null, new("Region", "区域"), s => FactValue.Of(s.Account.Company.Region)),
        new("industry", FactKind.Text, null, new("Industry", "行业"), s => FactValue.Of(s.Account.Company.Industry)),
        Boolean("is_listed", new("Listed company", "上市公司"), s => s.Account.Company.IsListed),
        new("parent_account", FactKind.Text, null, new("Key of the parent company", "上级公司编号"), s => FactValue.Of(s.Account.ParentId)),
        // No parent on record may mean that there is none or that nobody asked: unknown.
        Boolean("has_parent", new("Has a parent company", "有上级公司"), s => s.Account.ParentId is null ? null : true),

        Number("category_spend", "currency", new("Their yearly spend in our category", "客户同类支出（年）"), s => FactValue.Of(s.Account.Standing.CategorySpend)),
        Number("cumulative_contracts", "currency", new("All contracts so far", "累计合同额"), s => FactValue.Of(s.Account.Standing.CumulativeContracts)),
        Number("largest_contract", "currency", new("Largest contract", "最大单笔合同额"), s => FactValue.Of(s.Account.Standing.LargestContract)),
        Boolean("referred_closed_account", new("Referred an account that closed", "曾介绍客户并成交"), s => s.Account.Standing.ReferredClosedAccount),
        Boolean("buys_as_group", new("Buys as a group", "集团统一采购"), s => s.Account.Standing.BuysAsGroup),
        Boolean("sets_industry_example", new("Sets an example in its industry", "行业标杆"), s => s.Account.Standing.SetsIndustryExample),
        Boolean("rivals_compete", new("Rivals fight for it", "竞争对手争夺"), s => s.Account.Standing.RivalsCompete),
        new("growth_potential", FactKind.Text, null, new("Growth potential", "成长潜力"), s => FactValue.Of(FactWords.Of(s.Account.Standing.GrowthPotential)), FactWords.Levels),
        Number("satisfaction", "points", new("Satisfaction (0-100)", "满意度（0-100）"), s => FactValue.Of(s.Account.Standing.Satisfaction)),
        Boolean("is_evaluated", new("Evaluated by the sales team", "已做客户评估"), IsEvaluated),
        Number("map_confirmed_days", "days", new("Days since the map was confirmed", "距上次确认采购关系图天数"), s => FactValue.Of(s.DaysSince(s.Account.Standing.MapConfirmedOn))),
        Number("reorganised_days", "days", new("Days since the reorganisation", "距客户机构调整天数"), s => FactValue.Of(s.DaysSince(s.Account.Standing.ReorganisedOn))),

        Boolean("meets_technical_requirements", new("We can meet the technical requirements", "我方能满足技术要求"), s => s.Account.Standing.CanMeetTechnicalRequirements),
        Boolean("has_funds", new("The account has the funds", "客户有资金"), s => s.Account.Standing.HasFunds),
        Boolean("credit_acceptable", new("Credit is acceptable", "信用可接受"), s => s.Account.Standing.CreditAcceptable),
    ];

    /// <summary>A date up to the as-of date says yes; where the only date is a later one, "yes" may mean just that evaluation, and is unknown.</summary>
    private static bool? IsEvaluated(AccountSnapshot snapshot)
    {
        AccountStanding standing = snapshot.Account.Standing;
        if (standing.EvaluatedOn <= snapshot.AsOf)
        {
            return true;
        }

        return standing.IsEvaluated == true && standing.EvaluatedOn is not null ? null : standing.IsEvaluated;
    }

    private static FactDefinition Number(string name, string unit, FactTitle title, Func<AccountSnapshot, FactValue> read) =>
        new(name, FactKind.Number, unit, title, read);

    private static FactDefinition Boolean(string name, FactTitle title, Func<AccountSnapshot, bool?> read) =>
        new(name, FactKind.Boolean, null, title, snapshot => FactValue.Of(read(snapshot)));
}
