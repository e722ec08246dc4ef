using System.Collections.Immutable;
using KeyAccount.Scoring;

namespace KeyAccount.Cli.Demo;

/// <summary>Draws what is known of our standing with an account, in agreement with its ledgers and deals.</summary>
internal static class Standings
{
    /// <summary>Draws the standing.</summary>
    public static AccountStanding Draw(AccountSketch sketch, BuyingCentre centre, ImmutableArray<Order> orders,
        ImmutableArray<Opportunity> deals)
    {
        SplitMix64 random = SplitMix64.For(sketch.Id + "/standing");
        bool mapped = sketch.Knowledge is CentreKnowledge.Mined or CentreKnowledge.Healthy;
        bool healthy = sketch.Knowledge == CentreKnowledge.Healthy;
        int known = healthy ? 900 : mapped ? 650 : 300;
        bool? evaluated = healthy || random.Chance(mapped ? 700 : 300) ? true : random.Chance(300) ? false : null;
        decimal[] won = deals.IsDefault ? []
            : [.. deals.Where(deal => deal.Status == OpportunityStatus.Won).Select(deal => deal.Amount ?? 0)];
        decimal[] ordered = orders.IsDefault ? [] : [.. orders.Where(order => order.Kind == OrderKind.Order).Select(order => order.Amount)];
        bool contractsKnown = random.Chance(known + 100);
        int mood = sketch.Complains ? random.Between(25, 55) : random.Between(55, 96);
        return new AccountStanding
        {
            CategorySpend = random.Chance(known - 150) ? Spend(sketch, orders, random) : null,
            CumulativeContracts = contractsKnown ? Math.Max(won.Sum(), ordered.Sum()) : null,
            LargestContract = contractsKnown ? Math.Max(won.DefaultIfEmpty().Max(), ordered.DefaultIfEmpty().Max()) : null,
            ReferredClosedAccount = random.Chance(known) ? random.Chance(sketch.IsLarge ? 200 : 60) : null,
            BuysAsGroup = sketch.BuysAsGroup,
            SetsIndustryExample = random.Chance(known) ? random.Chance(sketch.IsLarge ? 350 : 50) : null,
            RivalsCompete = random.Chance(known) ? random.Chance(450) : null,
            GrowthPotential = random.Chance(known + 50) ? Potential(sketch, random) : null,
            Satisfaction = sketch.HasBought && random.Chance(known) ? mood : null,
            EvaluatedOn = evaluated == true && (healthy || random.Chance(900)) ? DemoCalendar.DaysAgo(random.Between(15, 420)) : null,
            IsEvaluated = evaluated,
            MapConfirmedOn = centre.MapConfirmedOn,
            ReorganisedOn = centre.ReorganisedOn,
            CanMeetTechnicalRequirements = sketch.HasBought && (healthy || random.Chance(known)) ? true
                : random.Chance(300) ? random.Chance(850)
                : null,
            HasFunds = healthy || random.Chance(known) ? healthy || sketch.Habit != PaymentHabit.Stopped || random.Chance(500) : null,
            CreditAcceptable = healthy || random.Chance(known) ? sketch.Habit != PaymentHabit.Stopped : null,
        };
    }

    private static decimal? Spend(AccountSketch sketch, ImmutableArray<Order> orders, SplitMix64 random)
    {
        decimal share = sketch.Lifecycle switch
        {
            Lifecycle.Growing => random.Between(0.3m, 0.9m),
            Lifecycle.Declining => random.Between(0.1m, 0.5m),
            Lifecycle.New => random.Between(0.03m, 0.25m),
            _ => random.Between(0.15m, 0.98m),
        };
        decimal bought = YearlyRevenue(orders);
        decimal spend = bought > 0 ? bought / share : sketch.AnnualRevenue;
        return decimal.Ceiling(spend / 10_000) * 10_000;
    }

    private static decimal YearlyRevenue(ImmutableArray<Order> orders) => orders.IsDefault ? 0 : orders
        .Where(order => DemoCalendar.Age(order.Date) < 365)
        .Sum(order => order.Kind == OrderKind.Order ? order.Amount : -order.Amount);

    private static Level Potential(AccountSketch sketch, SplitMix64 random) => sketch.Lifecycle switch
    {
        Lifecycle.Growing or Lifecycle.New => random.Pick(Level.Medium, Level.High, Level.High),
        Lifecycle.Declining or Lifecycle.Churned => random.Pick(Level.Low, Level.Low, Level.Medium),
        _ => random.Pick(Level.Low, Level.Medium, Level.High),
    };
}
