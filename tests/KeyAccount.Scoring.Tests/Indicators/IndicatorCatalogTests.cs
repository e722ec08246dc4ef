using System.Reflection;

namespace KeyAccount.Scoring.Tests.Indicators;

public sealed class IndicatorCatalogTests
{
    // name, family, unit: as the domain's definition lists them.
    private static readonly (string Name, IndicatorFamily Family, string Unit)[] Expected =
    [
        ("order_count", IndicatorFamily.Transaction, "count"),
        ("gross_revenue", IndicatorFamily.Transaction, "currency"),
        ("revenue", IndicatorFamily.Transaction, "currency"),
        ("profit", IndicatorFamily.Transaction, "currency"),
        ("gross_margin", IndicatorFamily.Transaction, "ratio"),
        ("average_order_value", IndicatorFamily.Transaction, "currency"),
        ("largest_order_value", IndicatorFamily.Transaction, "currency"),
        ("return_amount", IndicatorFamily.Transaction, "currency"),
        ("return_count", IndicatorFamily.Transaction, "count"),
        ("return_rate", IndicatorFamily.Transaction, "ratio"),
        ("tenure_days", IndicatorFamily.Transaction, "days"),
        ("average_order_interval_days", IndicatorFamily.Transaction, "days"),
        ("days_since_last_order", IndicatorFamily.Transaction, "days"),
        ("expected_revenue", IndicatorFamily.Transaction, "currency"),
        ("open_amount", IndicatorFamily.Transaction, "currency"),
        ("revenue_trend", IndicatorFamily.Transaction, "ratio"),
        ("invoiced_amount", IndicatorFamily.Financial, "currency"),
        ("largest_receipt", IndicatorFamily.Financial, "currency"),
        ("average_receipt", IndicatorFamily.Financial, "currency"),
        ("average_collection_days", IndicatorFamily.Financial, "days"),
        ("average_outstanding", IndicatorFamily.Financial, "currency"),
        ("arrears_rate", IndicatorFamily.Financial, "ratio"),
        ("late_payment_ratio", IndicatorFamily.Financial, "ratio"),
        ("disputed_ratio", IndicatorFamily.Financial, "ratio"),
        ("interaction_count", IndicatorFamily.Contact, "count"),
        ("task_count", IndicatorFamily.Contact, "count"),
        ("process_count", IndicatorFamily.Contact, "count"),
        ("compliment_count", IndicatorFamily.Contact, "count"),
        ("compliment_ratio", IndicatorFamily.Contact, "ratio"),
        ("complaint_count", IndicatorFamily.Contact, "count"),
        ("complaint_ratio", IndicatorFamily.Contact, "ratio"),
        ("suggestion_count", IndicatorFamily.Contact, "count"),
        ("suggestion_ratio", IndicatorFamily.Contact, "ratio"),
        ("days_since_last_contact", IndicatorFamily.Contact, "days"),
        ("visit_count", IndicatorFamily.Contact, "count"),
        ("wallet_share", IndicatorFamily.Wallet, "ratio"),
    ];

    [Fact]
    public void The_catalogue_lists_every_indicator_of_the_domain_in_its_order() =>
        Assert.Equal(Expected, IndicatorCatalog.All.Select(i => (i.Name, i.Family, i.Unit)));

    [Fact]
    public void An_indicator_reads_and_replaces_the_property_of_its_own_name_and_no_other()
    {
        foreach (IndicatorDefinition indicator in IndicatorCatalog.All)
        {
            string property = string.Concat(indicator.Name.Split('_').Select(word => char.ToUpperInvariant(word[0]) + word[1..]));
            AccountIndicators only = WithProperty(property, 7);

            Assert.Equal([indicator], IndicatorCatalog.All.Where(other => other.Get(only) == 7));
            Assert.Null(indicator.Get(AccountIndicators.Unknown));
        }
    }

    [Fact]
    public void Every_property_is_in_the_catalogue() => Assert.Equal(
        IndicatorCatalog.All.Length,
        typeof(AccountIndicators).GetProperties(BindingFlags.Public | BindingFlags.Instance).Count(p => p.PropertyType == typeof(double?)));

    [Fact]
    public void Find_knows_the_exact_name_only()
    {
        Assert.All(IndicatorCatalog.All, i => Assert.Same(i, IndicatorCatalog.Find(i.Name)));
        Assert.Null(IndicatorCatalog.Find("Order_count"));
        Assert.Null(IndicatorCatalog.Find("OrderCount"));
        Assert.Null(IndicatorCatalog.Find(""));
    }

    private static AccountIndicators WithProperty(string property, double value)
    {
        var indicators = new AccountIndicators();
        typeof(AccountIndicators).GetProperty(property)!.SetValue(indicators, value);
        return indicators;
    }
}
