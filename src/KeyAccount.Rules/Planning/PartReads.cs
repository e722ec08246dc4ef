using KeyAccount.Rules.Expressions;

namespace KeyAccount.Rules.Planning;

/// <summary>Which results the parts of a policy have, and which they read.</summary>
internal static class PartReads
{
    /// <summary>The parts that have some slots, with all the parts those read, in the plan's order.</summary>
    public static IReadOnlyList<object> Closure(EvaluationPlan plan, IEnumerable<int> slots)
    {
        // Parts stand after those they read, so that one pass from the last to the first finds all.
        var wanted = slots.ToHashSet();
        var parts = new Stack<object>();
        foreach (var part in plan.Parts.Reverse())
        {
            if (!SlotsIn(part).Any(wanted.Contains)) continue;
            parts.Push(part);
            wanted.UnionWith(Expressions(part).SelectMany(SlotsOf));
        }

        return [.. parts];
    }

    /// <summary>The slots of the results that an expression reads.</summary>
    public static IEnumerable<int> SlotsOf(BoundExpression expression) => BoundTree.Symbols(expression).Select(s => s.Slot);

    public static IEnumerable<int> SlotsOf(ActionPlan actions) => actions.Triggers.SelectMany(t =>
        (t.Action.Condition is { } condition ? SlotsOf(condition) : []).Concat(t.Flags.Select(f => f.Slot)).Concat(t.Nodes.Select(n => n.Playbook.Slots.Node)));

    /// <summary>The slots of a part's own results.</summary>
    public static IEnumerable<int> SlotsIn(object part) => part switch
    {
        NamedValue p => [p.Slot],
        RelativeCut p => [p.Slot],
        DecisionTable p => [p.RuleSlot, p.MatchesSlot, p.ViolatedSlot, .. p.Outputs.Select(o => o.Slot)],
        Scorecard p => [p.QuestionSlot, .. SlotsIn(p), .. p.Perspectives.SelectMany(i => SlotsIn(i.Slots))],
        Band p => [p.Slots.Label, p.Slots.Best, p.Slots.Worst, p.Slots.Certain],
        Flag p => [p.Slot],
        Playbook { Slots: var at } =>
            [at.Claimed, at.Supported, at.SupportedBest, at.ClaimedStep, at.SupportedStep, at.Gap, at.Probability, at.ClaimedProbability, at.Node, at.SupportedBestStep, at.Applies],
        PlaybookChoice p => [p.Slot],
        _ => throw new InvalidOperationException($"{part.GetType().Name} is not a part of a policy."),
    };

    /// <summary>The slots of a score, without those of its perspectives and its question.</summary>
    public static IEnumerable<int> SlotsIn(Scorecard card) => card.KnockedOutSlot is { } slot ? [.. SlotsIn(card.Slots), slot] : SlotsIn(card.Slots);

    private static IEnumerable<int> SlotsIn(ScoreSlots at) => [at.Score, at.Coverage, at.Low, at.High];

    /// <summary>The expressions of a part.</summary>
    public static IEnumerable<BoundExpression> Expressions(object part) => part switch
    {
        NamedValue p => [p.Expression],
        DecisionTable p => p.Rules.SelectMany(r => r.Answers.Prepend(r.Condition)).Concat(p.Outputs.Select(o => o.DefaultAnswer).OfType<BoundExpression>()),
        Scorecard p => p.Characteristics.SelectMany(c => c.Bins.Select(b => b.Test).OfType<BoundExpression>().Prepend(c.Input)).Concat(p.Corrections),
        Band p => p.Of is { } of ? [of] : p.Cuts.Select(c => c.Condition).OfType<BoundExpression>(),
        Flag p => [p.Condition],
        Playbook p => p.Nodes.Select(n => n.Condition).Concat(((BoundExpression?[])[p.Claimed, p.Condition]).OfType<BoundExpression>()),
        PlaybookChoice p => p.Applies,
        _ => [],
    };
}
