using KeyAccount.Cli.Demo;
using KeyAccount.Scoring;

namespace KeyAccount.Cli.Tests.Demo;

public sealed class DistributionTests
{
    [Fact]
    public void There_are_about_two_hundred_accounts() => Assert.InRange(Sample.Accounts.Length, 180, 220);

    [Fact]
    public void A_fifth_of_the_accounts_makes_most_of_the_revenue()
    {
        decimal[] revenues = [.. Sample.Accounts.Select(account => Sample.Revenue(account)).OrderDescending()];
        decimal share = revenues.Take(revenues.Length / 5).Sum() / revenues.Sum();
        Assert.InRange(share, 0.65m, 0.90m);
    }

    [Fact]
    public void The_tail_is_long()
    {
        decimal[] revenues = [.. Sample.Accounts.Select(account => Sample.Revenue(account)).Where(revenue => revenue > 0)
            .OrderDescending()];
        decimal median = revenues[revenues.Length / 2];
        Assert.True(revenues[0] > 20 * median, $"largest {revenues[0]}, median {median}");
        Assert.True(revenues.Average() > 2 * median);
        Assert.True(revenues[0] < revenues.Sum() / 5, "no account is a fifth of the business");
    }

    [Fact]
    public void The_kinds_of_life_are_all_there()
    {
        int prospects = Sample.Accounts.Count(account => !account.Orders.IsDefault && account.Orders.IsEmpty);
        int silent = Sample.Accounts.Count(account => Sample.DaysSinceLastOrder(account) > 200);
        int fresh = Sample.Accounts.Count(account => !account.Orders.IsDefaultOrEmpty
            && Sample.AsOf.DayNumber - account.Orders.Min(order => order.Date).DayNumber <= 200);
        int grown = Sample.Accounts.Count(account => Sample.Revenue(account, 1) > 0
            && Sample.Revenue(account) > 1.15m * Sample.Revenue(account, 1));
        int shrunk = Sample.Accounts.Count(account => Sample.Revenue(account) > 0
            && Sample.Revenue(account) < 0.85m * Sample.Revenue(account, 1));
        Assert.All([prospects, silent, fresh, grown, shrunk], count => Assert.InRange(count, 10, 80));
    }

    [Fact]
    public void Margins_differ_and_some_large_accounts_lose_money()
    {
        Account[] largest = [.. Sample.Accounts.OrderByDescending(account => Sample.Revenue(account)).Take(40)];
        Assert.InRange(largest.Count(account => Sample.Profit(account) < 0), 3, 8);
        decimal[] margins = [.. Sample.Accounts.Where(account => Sample.Profit(account) > 0)
            .Select(account => Sample.Profit(account)!.Value / Sample.Revenue(account))];
        Assert.True(margins.Max() - margins.Min() > 0.25m);
        Assert.Contains(Sample.Accounts, account => Sample.Revenue(account) > 0 && Sample.Profit(account) is null);
    }

    [Fact]
    public void Orders_follow_the_seasons()
    {
        int[] byMonth = new int[12];
        foreach (Account account in Sample.Accounts.Where(account => !account.Orders.IsDefault))
        {
            foreach (Order order in account.Orders.Where(order => order.Date.Year is 2023 or 2024 or 2025)) byMonth[order.Date.Month - 1]++;
        }
        Assert.True(byMonth[1] * 4 < byMonth[3] * 3, $"February {byMonth[1]}, April {byMonth[3]}");
    }

    [Fact]
    public void Payment_runs_from_prompt_to_never()
    {
        Account[] invoiced = [.. Sample.Accounts.Where(account => !account.Invoices.IsDefaultOrEmpty
            && account.Invoices.All(invoice => !invoice.Receipts.IsDefault && invoice.DueDate is not null))];
        double[] late = [.. invoiced.Select(account => account.Invoices.Average(invoice => PaidLate(invoice) ? 1.0 : 0.0))];
        Assert.True(late.Count(share => share < 0.1) >= 20);
        Assert.True(late.Count(share => share > 0.8) >= 8);
        Assert.True(invoiced.Count(account => account.Invoices.Any(LongUnpaid)) >= 5);
        Assert.True(invoiced.Count(account => account.Invoices.Any(invoice => invoice.IsDisputed == true)) >= 20);

        static bool PaidLate(Invoice invoice) => invoice.Receipts.Any(receipt => receipt.Date > invoice.DueDate);
        static bool LongUnpaid(Invoice invoice) => invoice.DueDate < Sample.AsOf.AddDays(-60) && invoice.Receipts.IsEmpty;
    }

    [Fact]
    public void Some_accounts_complain_far_more_than_others()
    {
        double[] complaints = [.. Sample.Accounts.Where(account => !account.Interactions.IsDefault && account.Interactions.Length >= 20)
            .Select(account => account.Interactions.Average(interaction => interaction.Feedback == Feedback.Complaint ? 1.0 : 0.0))];
        Assert.True(complaints.Count(share => share > 0.15) >= 5);
        Assert.True(complaints.Count(share => share < 0.05) >= 60);
    }

    [Fact]
    public void Every_stage_is_claimed_by_several_open_deals()
    {
        foreach (SellingStage stage in Enum.GetValues<SellingStage>())
        {
            Assert.True(Sample.OpenDeals.Count(pair => pair.Deal.Stage == stage) >= 3, stage.ToString());
        }
        Assert.True(Sample.Deals.Count(pair => pair.Deal.Status == OpportunityStatus.Won) >= 40);
        Assert.True(Sample.Deals.Count(pair => pair.Deal.Status == OpportunityStatus.Lost) >= 20);
        Assert.True(Sample.OpenDeals.GroupBy(pair => pair.Account.Id).Count(deals => deals.Count() > 1) >= 10);
    }

    [Theory]
    [InlineData(SellingStage.NeedsAnalysed)]
    [InlineData(SellingStage.SolutionPresented)]
    [InlineData(SellingStage.Negotiation)]
    public void A_stage_is_claimed_with_the_evidence_it_needs_without_it_and_with_nobody_knowing(SellingStage stage)
    {
        bool?[] evidence = [.. Sample.OpenDeals.Where(pair => pair.Deal.Stage == stage).Select(pair => stage switch
        {
            SellingStage.NeedsAnalysed => pair.Deal.OnCandidateList,
            SellingStage.SolutionPresented => pair.Deal.StrengthsInCriteria,
            _ => pair.Deal.BidMade,
        })];
        Assert.Contains(true, evidence);
        Assert.Contains(false, evidence);
        Assert.Contains(null, evidence);
    }

    [Fact]
    public void Groups_have_a_parent_and_several_companies()
    {
        int[] groups = [.. Sample.Accounts.Where(account => account.ParentId is not null).GroupBy(account => account.ParentId)
            .Select(group => group.Count())];
        Assert.True(groups.Length >= 4);
        Assert.All(groups, size => Assert.True(size >= 2));
    }

    [Fact]
    public void Facts_are_known_of_some_accounts_and_unknown_of_others()
    {
        Func<Account, bool>[] known =
        [
            account => !account.Contacts.IsDefault,
            account => !account.Opportunities.IsDefault,
            account => !account.Orders.IsDefault,
            account => !account.Invoices.IsDefault,
            account => !account.Interactions.IsDefault,
            account => account.Company.Industry is not null,
            account => account.Company.Region is not null,
            account => account.Company.Employees is not null,
            account => account.Company.AnnualSales is not null,
            account => account.Standing.CategorySpend is not null,
            account => account.Standing.IsEvaluated is not null,
            account => account.Standing.GrowthPotential is not null,
            account => account.Standing.Satisfaction is not null,
            account => account.Standing.CreditAcceptable is not null,
            account => account.Standing.MapConfirmedOn is not null,
        ];
        Assert.All(known, isKnown => Assert.InRange(Sample.Accounts.Count(isKnown), 15, Sample.Accounts.Length - 3));
        Contact[] people = [.. Sample.Mapped.SelectMany(account => account.Contacts)];
        Assert.All<Func<Contact, bool>>(
            [person => person.Roles is null, person => person.Stance is null, person => person.Influence is null,
                person => person.FirstSeenOn is null],
            isUnknown => Assert.InRange(people.Count(isUnknown), 15, people.Length / 2));
        Assert.Contains(Sample.Accounts, account => !account.Contacts.IsDefault && account.Contacts.IsEmpty);
    }

    [Fact]
    public void Sizes_fall_from_the_first_place_to_the_last()
    {
        decimal[] sizes = [.. Enumerable.Range(0, 100).Select(rank => SizeLadder.RevenueAt(rank, 100))];
        Assert.Equal(sizes.OrderDescending(), sizes);
        Assert.InRange(sizes[^1], 550_000, 650_000);
    }
}
