using System.Collections.Immutable;
using System.Globalization;
using KeyAccount.Scoring;

namespace KeyAccount.Cli.Demo;

/// <summary>
/// Draws an account's deals: open ones in every stage, with the evidence that the stage needs, with less, or with nobody knowing; and a
/// history of won and lost ones.
/// </summary>
internal static class Pipeline
{
    private static readonly ImmutableArray<string> Goods =
    [
        "Servo drives", "Gear units", "Linear guides", "Control cabinets", "Coolant systems", "Conveyor modules", "Spindle units",
        "Spare-parts agreement",
    ];

    private static readonly ImmutableArray<string> Uses =
    [
        "for the new hall", "for line 2", "framework agreement", "replacement programme", "pilot cell", "for the second plant", "retrofit",
    ];

    private enum Evidence
    {
        Honest,
        Overclaimed,
        Unknown,
    }

    /// <summary>Draws the deals; the default array where nobody keeps them.</summary>
    public static ImmutableArray<Opportunity> Draw(AccountSketch sketch, DateOnly? firstOrder)
    {
        SplitMix64 random = SplitMix64.For(sketch.Id + "/deals");
        bool mapped = sketch.Knowledge is CentreKnowledge.Mined or CentreKnowledge.Healthy;
        if (!mapped && random.Chance(250)) return default;
        List<Opportunity> deals = [];
        int history = firstOrder is { } first ? DemoCalendar.Age(first) : 0;
        int closed = history > 400 ? random.Between(0, sketch.IsLarge ? 4 : 2) : 0;
        for (int number = 0; number < closed; number++)
        {
            deals.Add(Closed(sketch, deals.Count + 1, random.Between(30, Math.Min(history - 100, 1500)), random));
        }
        int open = mapped ? random.PickWeighted(5, 50, 30, 15)
            : sketch.Lifecycle == Lifecycle.Prospect ? random.PickWeighted(35, 60, 5)
            : random.PickWeighted(55, 38, 7);
        bool needsLateStage = sketch.Minefields.Contains(Minefield.DecisionMakerNotMet);
        if (needsLateStage) open = Math.Max(1, open);
        for (int number = 0; number < open; number++) deals.Add(Open(sketch, deals.Count + 1, needsLateStage && number == 0, random));
        return [.. deals];
    }

    /// <summary>The day since which the newest of the open deals is open.</summary>
    public static DateOnly NewestOpen(ImmutableArray<Opportunity> deals)
    {
        DateOnly newest = DemoCalendar.DaysAgo(90);
        if (deals.IsDefault) return newest;
        foreach (Opportunity deal in deals)
        {
            if (deal.Status == OpportunityStatus.Open && deal.OpenedOn > newest) newest = deal.OpenedOn.Value;
        }
        return newest;
    }

    private static Opportunity Open(AccountSketch sketch, int number, bool late, SplitMix64 random)
    {
        SellingStage stage = late
            ? random.Pick(SellingStage.NeedsAnalysed, SellingStage.SolutionPresented, SellingStage.Negotiation)
            : (SellingStage)(1 + random.PickWeighted(15, 26, 23, 18, 13, 5));
        // The further a deal is said to be, the more often it is said too early.
        int hope = stage >= SellingStage.Negotiation ? 30 : 0;
        Evidence evidence = sketch.Knowledge switch
        {
            CentreKnowledge.Healthy => Evidence.Honest,
            CentreKnowledge.Mined => (Evidence)random.PickWeighted(50, 35 + hope, 15),
            _ => (Evidence)random.PickWeighted(25, 30 + hope, 45),
        };
        int age = random.Between(20, 60 + (40 * (int)stage));
        bool overdue = sketch.Knowledge != CentreKnowledge.Healthy && random.Chance(120);
        Opportunity deal = Named(sketch, number, random) with
        {
            Amount = sketch.Knowledge == CentreKnowledge.Healthy || random.Chance(850) ? Amount(sketch, random) : null,
            Status = OpportunityStatus.Open,
            Stage = sketch.Knowledge == CentreKnowledge.Healthy || random.Chance(930) ? stage : null,
            Probability = random.Chance(100) ? random.Between(1, 19) * 5 / 100.0 : null,
            OpenedOn = DemoCalendar.DaysAgo(age),
            ExpectedCloseOn = overdue ? DemoCalendar.DaysAgo(random.Between(1, 15)) : DemoCalendar.AsOf.AddDays(random.Between(10, 260)),
        };
        return WithEvidence(deal, (int)stage, evidence, random);
    }

    private static Opportunity WithEvidence(Opportunity deal, int stage, Evidence evidence, SplitMix64 random)
    {
        // Honest deals passed the node of every step before their stage; the others got stuck at an earlier step.
        int reached = evidence == Evidence.Honest ? stage : random.Between(Math.Min(2, stage), Math.Max(2, stage - 1));
        bool? Node(int step) => evidence == Evidence.Unknown ? null
            : step < reached ? true
            : evidence == Evidence.Overclaimed && random.Chance(300) ? null
            : false;
        return deal with
        {
            OnCandidateList = Node(2),
            StrengthsInCriteria = Node(3),
            CriteriaAgainstUs = evidence == Evidence.Unknown ? null : evidence == Evidence.Overclaimed && stage >= 3 && random.Chance(350),
            BidMade = Node(4),
            ContractSigned = Node(5),
            FullyPaid = Node(6),
        };
    }

    private static Opportunity Closed(AccountSketch sketch, int number, int daysAgo, SplitMix64 random)
    {
        DateOnly closed = DemoCalendar.DaysAgo(daysAgo);
        Opportunity deal = Named(sketch, number, random) with
        {
            Amount = random.Chance(950) ? Amount(sketch, random) : null,
            OpenedOn = closed.AddDays(-random.Between(40, 300)),
            ExpectedCloseOn = closed.AddDays(random.Between(-30, 20)),
            ClosedOn = closed,
        };
        if (random.Chance(380))
        {
            SellingStage reached = random.Pick(SellingStage.Met, SellingStage.NeedsAnalysed, SellingStage.SolutionPresented,
                SellingStage.Negotiation);
            return WithEvidence(deal, (int)reached, Evidence.Overclaimed, random) with
            {
                Status = OpportunityStatus.Lost,
                Stage = reached,
                ContractSigned = false,
                FullyPaid = false,
            };
        }
        return deal with
        {
            Status = OpportunityStatus.Won,
            Stage = SellingStage.Closed,
            OnCandidateList = true,
            StrengthsInCriteria = true,
            CriteriaAgainstUs = false,
            BidMade = true,
            ContractSigned = true,
            FullyPaid = sketch.Habit == PaymentHabit.Stopped ? false : daysAgo > 220 ? true : random.Pick<bool?>(true, false, null),
        };
    }

    private static Opportunity Named(AccountSketch sketch, int number, SplitMix64 random) => new()
    {
        Id = string.Create(CultureInfo.InvariantCulture, $"OP-{sketch.Id}-{number}"),
        Name = $"{random.Pick(Goods.AsSpan())}, {random.Pick(Uses.AsSpan())}",
        Owner = sketch.Owner,
    };

    private static decimal Amount(AccountSketch sketch, SplitMix64 random) =>
        Math.Max(20_000, decimal.Round(sketch.AnnualRevenue * random.Between(0.08m, 0.7m) / 10_000) * 10_000);
}
