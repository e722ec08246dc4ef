using System.Collections.Immutable;
using KeyAccount.Cli.Demo;
using KeyAccount.Scoring;

namespace KeyAccount.Cli.Tests.Demo;

/// <summary>The portfolio under test, made once, and what the tests ask of it.</summary>
internal static class Sample
{
    public static ImmutableArray<Account> Accounts { get; } = DemoPortfolio.Create();

    public static DateOnly AsOf => DemoPortfolio.AsOf;

    public static Account Case(string id) => Accounts.Single(account => account.Id == id);

    public static IEnumerable<Account> Mapped => Accounts.Where(account => !account.Contacts.IsDefaultOrEmpty);

    public static IEnumerable<(Account Account, Contact Person)> People =>
        from account in Mapped from person in account.Contacts select (account, person);

    public static IEnumerable<(Account Account, Opportunity Deal)> Deals =>
        from account in Accounts where !account.Opportunities.IsDefault from deal in account.Opportunities select (account, deal);

    public static IEnumerable<(Account Account, Opportunity Deal)> OpenDeals =>
        Deals.Where(pair => pair.Deal.Status == OpportunityStatus.Open);

    public static bool InWindow(DateOnly date, int windowsBack = 0)
    {
        int age = AsOf.DayNumber - date.DayNumber - (365 * windowsBack);
        return age is >= 0 and < 365;
    }

    public static decimal Revenue(Account account, int windowsBack = 0) => account.Orders.IsDefault ? 0 : account.Orders
        .Where(order => InWindow(order.Date, windowsBack))
        .Sum(order => order.Kind == OrderKind.Order ? order.Amount : -order.Amount);

    /// <summary>Revenue minus cost in the window; unknown where any cost is.</summary>
    public static decimal? Profit(Account account)
    {
        if (account.Orders.IsDefault) return null;
        decimal cost = 0;
        foreach (Order order in account.Orders.Where(order => InWindow(order.Date)))
        {
            if (order.Cost is not { } known) return null;
            cost += order.Kind == OrderKind.Order ? known : -known;
        }
        return Revenue(account) - cost;
    }

    public static int? DaysSinceLastOrder(Account account) => account.Orders.IsDefaultOrEmpty ? null
        : AsOf.DayNumber - account.Orders.Where(order => order.Kind == OrderKind.Order).Max(order => order.Date).DayNumber;

    public static IEnumerable<Contact> Holders(Account account, BuyingRoles role) =>
        account.Contacts.Where(contact => (contact.Roles & role) == role);

    public static bool IsCore(Contact contact) =>
        contact.Roles is { } roles && (roles & (BuyingRoles.DecisionMaker | BuyingRoles.TechnicalGatekeeper | BuyingRoles.User)) != 0;
}
