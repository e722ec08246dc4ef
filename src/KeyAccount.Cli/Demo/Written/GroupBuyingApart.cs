using System.Collections.Immutable;
using KeyAccount.Scoring;

namespace KeyAccount.Cli.Demo;

/// <summary>
/// A group whose companies buy apart: a holding and three companies, each with its own buyer, margin and terms. Together they would be one
/// of our largest accounts; nobody on either side has put the figures next to each other.
/// </summary>
internal static class GroupBuyingApart
{
    private const string Owner = "Elin Korsvang";

    public static ImmutableArray<Account> Create() =>
    [
        new Account
        {
            Id = DemoIds.Group,
            Name = "Thaleholt Group",
            Owner = Owner,
            Company = new CompanyProfile { Region = Region.Nordics.Name, Industry = Industry.Water.Name,
                EnterpriseSize = EnterpriseSize.Large, AnnualSales = 4_100_000_000, IsListed = true },
            Standing = new AccountStanding { BuysAsGroup = false, SetsIndustryExample = true, IsEvaluated = false,
                GrowthPotential = Level.High },
            Contacts =
            [
                new Contact { Id = "P01", Name = "Freya Ackerholm", Title = "Chief operating officer", Department = "Management",
                    IsInterviewed = false, SeniorityLevel = 5, InformationSource = "annual report" },
            ],
            Opportunities = [],
            Orders = [],
            Invoices = [],
            Interactions = [],
        },
        Company(DemoIds.GroupPumps, "Thaleholt Pumps AB", Industry.Water, 9_400_000, 0.33m, PaymentHabit.Prompt, 45,
            CentreKnowledge.Healthy),
        Company(DemoIds.GroupValves, "Thaleholt Valves AB", Industry.Metals, 5_200_000, 0.21m, PaymentHabit.Late, 90,
            CentreKnowledge.Partial),
        Company(DemoIds.GroupService, "Thaleholt Service Oy", Industry.Machinery, 1_700_000, 0.38m, PaymentHabit.Usual, 30,
            CentreKnowledge.NeverMapped),
    ];

    private static Account Company(string id, string name, Industry industry, decimal revenue, decimal margin, PaymentHabit habit, int term,
        CentreKnowledge knowledge)
    {
        ImmutableArray<Order> orders = OrderLedger.Write(id, new TradePlan
        {
            FirstOrder = new(2021, 2, 8),
            LastOrder = Diary.Day(6, 15),
            AnnualRevenue = revenue,
            OrdersPerYear = 16,
            Growth = 0.08m,
            Margin = margin,
            Industry = industry,
        });
        BuyingCentre centre = knowledge switch
        {
            CentreKnowledge.Healthy => HealthyCentre.Draw(id, Region.Nordics, Diary.Day(5, 4), large: false),
            CentreKnowledge.Partial => PartialCentre.Draw(id, Region.Nordics),
            _ => new BuyingCentre(),
        };
        return new Account
        {
            Id = id,
            Name = name,
            Owner = Owner,
            ParentId = DemoIds.Group,
            Company = new CompanyProfile
            {
                Region = Region.Nordics.Name,
                Industry = industry.Name,
                EnterpriseSize = EnterpriseSize.Medium,
                IsListed = false
            },
            Standing = new AccountStanding
            {
                BuysAsGroup = false,
                GrowthPotential = Level.Medium,
                MapConfirmedOn = centre.MapConfirmedOn,
                ReorganisedOn = centre.ReorganisedOn,
                IsEvaluated = knowledge == CentreKnowledge.Healthy,
                EvaluatedOn = knowledge == CentreKnowledge.Healthy ? Diary.Day(3, 5) : null,
                CanMeetTechnicalRequirements = true,
            },
            Contacts = centre.Contacts,
            Opportunities = [],
            Orders = orders,
            Invoices = InvoiceLedger.Write(id, orders, new PaymentPlan { Habit = habit, TermDays = term }),
            Interactions = InteractionLedger.Write(id,
                new InteractionPlan { PerYear = 12, From = new(2020, 12, 1), To = Diary.Day(6, 18), Threads = centre.Threads() }),
        };
    }
}
