using System.Collections.Immutable;

namespace KeyAccount.Scoring.Tests.People;

/// <summary>The sheet of an account manager takes what was sold from their accounts, and what was planned from their profile.</summary>
public sealed class AccountManagerTests
{
    private static readonly DateOnly AsOf = new(2026, 6, 30);

    [Fact]
    public void The_accounts_fill_in_what_was_sold_won_and_complained_of()
    {
        Account[] accounts =
        [
            new()
            {
                Id = "old", Owner = "li",
                Orders = [new Order { Date = AsOf.AddDays(-100), Amount = 100m }, new Order { Date = AsOf, Amount = 60m }],
                Interactions = [new Interaction { Date = AsOf, Feedback = Feedback.Complaint }],
            },
            new() { Id = "new", Owner = "li", Orders = [new Order { Date = AsOf, Amount = 50m }], Interactions = [] },
            new() { Id = "other", Owner = "wu", Orders = [new Order { Date = AsOf, Amount = 900m }], Interactions = [] },
        ];
        var li = new PersonProfile
        {
            Id = "li",
            Facts = ImmutableDictionary<string, FactValue>.Empty.Add("sales_plan", FactValue.Of(100d)).Add("new_account_plan", FactValue.Of(1d)),
        };

        SystemResult row = Assert.Single(new PersonScorer([AccountSystems.Find("account-manager")!])
            .Score([li], AsOf, new PortfolioRollUps(accounts, new IndicatorWindow(AsOf, 90)))[0]);

        // 110 of 100 sold: two extra points. Growth of a tenth: five points of ten. A complaint: none of five. The worst test of knowledge still gives two.
        Assert.Equal(1.1, row.OutputOf("sales_completion").Number);
        Assert.Equal(87.5, row.OutputOf("sheet.results.score").Number);
        Assert.Equal(39, row.OutputOf("sheet.low").Number);
        Assert.Equal(["customers-complained", "hangs-on-one-account"], row.Flags.Select(f => f.Id));
        Assert.Null(row.OutputOf("grade").Text);
    }
}
