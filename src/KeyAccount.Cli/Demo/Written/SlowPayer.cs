using System.Collections.Immutable;
using KeyAccount.Scoring;

namespace KeyAccount.Cli.Demo;

/// <summary>A steady small account that pays late: every month a little, at a good margin, for eleven years, and the money always comes in
/// the end.</summary>
internal static class SlowPayer
{
    public static Account Create()
    {
        ImmutableArray<Order> orders = OrderLedger.Write(DemoIds.SlowPayer, new TradePlan
        {
            FirstOrder = new(2015, 3, 4),
            LastOrder = Diary.Day(6, 17),
            AnnualRevenue = 420_000,
            OrdersPerYear = 12,
            Margin = 0.37m,
            IsEven = true,
            ReturnPermille = 8,
            Industry = Industry.Packaging,
        });
        BuyingCentre centre = new()
        {
            Contacts =
            [
                People.Known("P01", "沈玉珩 (Shen Yuheng)", "Owner", "Management", BuyingRoles.DecisionMaker | BuyingRoles.Procurement, 0.9,
                    Stance.Supporter, new(2015, 2, 2), Diary.Day(5, 21))
                    .In(5, SocialStyle.Dove, 4),
                People.Known("P02", "蒋慕云 (Jiang Muyun)", "Workshop foreman", "Production", BuyingRoles.User, 0.3, Stance.Supporter,
                    new(2016, 6, 13), Diary.Day(4, 2))
                    .In(2, SocialStyle.Owl, 3, "P01"),
            ],
            MapConfirmedOn = Diary.Day(1, 15),
        };
        return new Account
        {
            Id = DemoIds.SlowPayer,
            Name = "佛山栩楷包装 (Xukai)",
            Owner = "许长庚 (Xu Changgeng)",
            Company = new CompanyProfile
            {
                Region = Region.SouthChina.Name,
                Industry = Industry.Packaging.Name,
                EnterpriseSize = EnterpriseSize.Small,
                Employees = 85,
                AnnualSales = 46_000_000,
                IsListed = false,
            },
            Standing = new AccountStanding
            {
                CategorySpend = 560_000,
                IsEvaluated = true,
                EvaluatedOn = new(2025, 11, 12),
                MapConfirmedOn = centre.MapConfirmedOn,
                CanMeetTechnicalRequirements = true,
                HasFunds = true,
                GrowthPotential = Level.Low,
                Satisfaction = 82,
                RivalsCompete = false,
            },
            Contacts = centre.Contacts,
            Opportunities = [],
            Orders = orders,
            Invoices = InvoiceLedger.Write(DemoIds.SlowPayer, orders,
                new PaymentPlan { Habit = PaymentHabit.VeryLate, TermDays = 30, DisputePermille = 0 }),
            Interactions = InteractionLedger.Write(DemoIds.SlowPayer,
                new InteractionPlan { PerYear = 8, From = new(2015, 2, 2), To = Diary.Day(6, 17), Threads = centre.Threads() }),
        };
    }
}
