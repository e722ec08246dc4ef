using System.Collections.Immutable;

namespace KeyAccount.Rules.Planning;

/// <summary>What to compute, in an order in which every part comes after those it reads. Immutable and thread-safe.</summary>
internal sealed class EvaluationPlan
{
    private EvaluationPlan(PolicyModel model, ImmutableArray<PlanStep> steps, ActionPlan actions, int slotCount)
    {
        Model = model;
        Steps = steps;
        Actions = actions;
        SlotCount = slotCount;
    }

    public PolicyModel Model { get; }

    public ImmutableArray<PlanStep> Steps { get; }

    /// <summary>The last step.</summary>
    public ActionPlan Actions { get; }

    /// <summary>Number of columns that a run holds.</summary>
    public int SlotCount { get; }

    /// <param name="model">The policy.</param>
    /// <param name="orderedParts">Its parts, in an order in which they can be computed.</param>
    public static EvaluationPlan Create(PolicyModel model, IEnumerable<object> orderedParts)
    {
        var slots = model.Symbols.Values.Count;
        var steps = ImmutableArray.CreateBuilder<PlanStep>();
        foreach (var part in orderedParts)
        {
            steps.Add(part switch
            {
                NamedValue value => new ValueStep(value),
                Scorecard scorecard => new ScoreStep(ScorePlan.Create(scorecard)),
                Band band => new BandStep(band),
                Flag flag => new FlagStep(flag),
                Playbook playbook => new PlaybookStep(playbook, Reserve(ref slots, playbook.Stages.Sum(s => s.Nodes.Length))),
                _ => throw new InvalidOperationException($"{part.GetType().Name} is not a part of a policy."),
            });
        }

        // Actions read everything else, and nothing reads them.
        var actions = ActionPlan.Create(model, ref slots);
        steps.Add(actions);
        return new EvaluationPlan(model, steps.ToImmutable(), actions, slots);
    }

    internal static int Reserve(ref int slots, int count)
    {
        var first = slots;
        slots += count;
        return first;
    }
}

/// <summary>One step of a plan.</summary>
internal abstract record PlanStep;

internal sealed record ValueStep(NamedValue Value) : PlanStep;

internal sealed record ScoreStep(ScorePlan Plan) : PlanStep;

internal sealed record BandStep(Band Band) : PlanStep;

internal sealed record FlagStep(Flag Flag) : PlanStep;

/// <param name="FirstNodeSlot">Where the truths of the nodes stand, one slot per node.</param>
internal sealed record PlaybookStep(Playbook Playbook, int FirstNodeSlot) : PlanStep;
