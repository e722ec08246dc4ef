using System.Collections.Immutable;
using KeyAccount.Scoring;

namespace KeyAccount.Cli.Demo;

/// <summary>A person through whom contact runs, and when.</summary>
/// <param name="ContactId">The person; <see langword="null"/> where nobody wrote down who it was.</param>
/// <param name="From">The first day.</param>
/// <param name="To">The last day.</param>
/// <param name="SpokenUntil">The last day on which we spoke; later there are only tasks, processes and messages. <see langword="null"/>:
/// we never spoke.</param>
internal readonly record struct ContactThread(string? ContactId, DateOnly From, DateOnly To, DateOnly? SpokenUntil);

/// <summary>What the interaction ledger is written from.</summary>
internal sealed record InteractionPlan
{
    /// <summary>How many interactions there are in a year.</summary>
    public required int PerYear { get; init; }

    /// <summary>The first day of contact.</summary>
    public required DateOnly From { get; init; }

    /// <summary>The last day of contact, if no interview is later.</summary>
    public required DateOnly To { get; init; }

    /// <summary>Of a thousand interactions, how many carry a complaint.</summary>
    public int ComplaintPermille { get; init; } = 30;

    /// <summary>Of a thousand interactions, how many carry a compliment.</summary>
    public int ComplimentPermille { get; init; } = 60;

    /// <summary>Of a thousand interactions, how many carry a suggestion.</summary>
    public int SuggestionPermille { get; init; } = 40;

    /// <summary>Through whom contact runs; empty where persons are not written down.</summary>
    public ImmutableArray<ContactThread> Threads { get; init; } = [];
}

/// <summary>Writes an account's interaction ledger: every interview of the threads, and the everyday contact around them.</summary>
internal static class InteractionLedger
{
    private static readonly InteractionKind[] Spoken = [InteractionKind.Visit, InteractionKind.Call, InteractionKind.Meeting];
    private static readonly InteractionKind[] Unspoken = [InteractionKind.Task, InteractionKind.Process, InteractionKind.Message];

    /// <summary>The interactions by date.</summary>
    public static ImmutableArray<Interaction> Write(string accountId, InteractionPlan plan)
    {
        SplitMix64 random = SplitMix64.For(accountId + "/interactions");
        List<Interaction> interactions = [];
        foreach (ContactThread thread in plan.Threads)
        {
            if (thread.SpokenUntil is { } day)
            {
                InteractionKind kind = random.Pick(InteractionKind.Visit, InteractionKind.Meeting);
                interactions.Add(new Interaction { Date = day, Kind = kind, ContactId = thread.ContactId });
            }
        }
        for (DateOnly date = plan.To; date >= plan.From; date = date.AddDays(-random.Between(1, Math.Max(2, 730 / plan.PerYear))))
        {
            interactions.Add(Everyday(date, plan, random));
        }
        return [.. interactions.OrderBy(interaction => interaction.Date)
            .ThenBy(interaction => interaction.ContactId, StringComparer.Ordinal)];
    }

    private static Interaction Everyday(DateOnly date, InteractionPlan plan, SplitMix64 random)
    {
        ContactThread[] open = [.. plan.Threads.Where(thread => thread.From <= date && date <= thread.To)];
        ContactThread? through = open.Length == 0 ? null : random.Pick<ContactThread>(open);
        bool maySpeak = through is null || date <= through.Value.SpokenUntil;
        return new Interaction
        {
            Date = date,
            Kind = maySpeak && random.Chance(550) ? random.Pick<InteractionKind>(Spoken) : random.Pick<InteractionKind>(Unspoken),
            Feedback = FeedbackOf(random.Below(1000), plan),
            ContactId = through?.ContactId,
        };
    }

    private static Feedback FeedbackOf(int drawn, InteractionPlan plan)
    {
        if ((drawn -= plan.ComplaintPermille) < 0) return Feedback.Complaint;
        if ((drawn -= plan.ComplimentPermille) < 0) return Feedback.Compliment;
        return drawn < plan.SuggestionPermille ? Feedback.Suggestion : Feedback.None;
    }
}
