namespace KeyAccount.Cli.Demo;

/// <summary>Draws how a sketched account buys, pays and talks.</summary>
internal static class TradePlans
{
    /// <summary>How it buys.</summary>
    public static TradePlan Trade(AccountSketch sketch)
    {
        SplitMix64 random = SplitMix64.For(sketch.Id + "/trade");
        int ordersPerYear = Math.Max(2, (int)((2 + (int)Math.Sqrt((double)sketch.AnnualRevenue / 20_000)) * random.Between(0.6m, 1.4m)));
        DateOnly last = sketch.Lifecycle == Lifecycle.Churned
            ? DemoCalendar.DaysAgo(random.Between(210, 800))
            : DemoCalendar.DaysAgo(random.Between(0, Math.Min(120, 300 / ordersPerYear)));
        DateOnly first = sketch.Lifecycle == Lifecycle.New
            ? DemoCalendar.DaysAgo(random.Between(125, 200))
            : last.AddDays(-random.Between(sketch.IsLarge ? 900 : 430, sketch.IsLarge ? 2900 : 2300));
        decimal margin = sketch.LosesMoney
            ? random.Between(-0.09m, -0.03m)
            : sketch.Industry.Margin + random.Between(-0.08m, 0.08m) - (sketch.IsLarge ? 0.03m : 0);
        return new TradePlan
        {
            FirstOrder = first,
            LastOrder = last,
            AnnualRevenue = sketch.AnnualRevenue,
            OrdersPerYear = ordersPerYear,
            Growth = sketch.Lifecycle switch
            {
                Lifecycle.Growing => random.Between(0.15m, 0.55m),
                Lifecycle.Declining => random.Between(-0.6m, -0.15m),
                _ => random.Between(-0.08m, 0.12m),
            },
            Margin = margin,
            ReturnPermille = sketch.Complains ? 130 : random.Between(10, 45),
            UnknownCostPermille = random.Chance(80) ? 150 : 0,
            Industry = sketch.Industry,
        };
    }

    /// <summary>How it pays; <see langword="null"/> where the receivables are not on file.</summary>
    public static PaymentPlan? Payment(AccountSketch sketch)
    {
        SplitMix64 random = SplitMix64.For(sketch.Id + "/payment");
        bool mayLack = sketch.Knowledge != CentreKnowledge.Healthy;
        if (mayLack && random.Chance(60)) return null;
        int disputes = sketch.Complains ? 130 : sketch.Habit is PaymentHabit.Late or PaymentHabit.VeryLate ? 50 : 8;
        return new PaymentPlan
        {
            Habit = sketch.Habit,
            TermDays = mayLack && random.Chance(50) ? null : sketch.Industry.TermDays,
            DisputePermille = mayLack && random.Chance(120) ? null : disputes,
            NothingSince = sketch.Habit == PaymentHabit.Stopped ? DemoCalendar.DaysAgo(random.Between(60, 260)) : DateOnly.MaxValue,
            ReceiptsRecorded = !(mayLack && random.Chance(40)),
        };
    }

    /// <summary>How it talks with us; <see langword="null"/> where nobody keeps a record.</summary>
    public static InteractionPlan? Interaction(AccountSketch sketch, BuyingCentre centre, DateOnly? firstOrder)
    {
        SplitMix64 random = SplitMix64.For(sketch.Id + "/contact");
        bool mapped = sketch.Knowledge is CentreKnowledge.Mined or CentreKnowledge.Healthy;
        if (!mapped && random.Chance(110)) return null;
        int lastAge = sketch.Lifecycle == Lifecycle.Churned ? random.Between(90, 520)
            : !mapped && random.Chance(200) ? random.Between(60, 300)
            : random.Between(0, 25);
        DateOnly to = DemoCalendar.DaysAgo(lastAge);
        return new InteractionPlan
        {
            PerYear = sketch.IsLarge ? random.Between(30, 60) : sketch.HasBought ? random.Between(6, 24) : random.Between(3, 9),
            From = DemoCalendar.Earlier(to, firstOrder?.AddDays(-random.Between(20, 90)) ?? to.AddDays(-random.Between(30, 400))),
            To = to,
            ComplaintPermille = sketch.Complains ? random.Between(180, 350) : random.Between(5, 50),
            ComplimentPermille = sketch.Complains ? 10 : random.Between(20, 120),
            SuggestionPermille = random.Between(10, 80),
            Threads = centre.Threads(),
        };
    }
}
