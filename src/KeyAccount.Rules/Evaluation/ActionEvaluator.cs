using KeyAccount.Rules.Columns;
using KeyAccount.Rules.Planning;

namespace KeyAccount.Rules.Evaluation;

/// <summary>Finds the proposed actions and the next best one (semantics, section 9).</summary>
internal static class ActionEvaluator
{
    public static void Run(ActionPlan plan, ExpressionEvaluator evaluator, Frame frame, Column?[] slots)
    {
        var next = new int[frame.Count];
        next.AsSpan().Fill(-1);
        foreach (var triggers in plan.Triggers)
        {
            var proposed = Bits.None(frame.Count);
            if (triggers.Action.Condition is { } condition)
            {
                var own = evaluator.Truth(condition, frame);
                slots[triggers.OwnSlot] = own;
                Include(proposed, own);
            }

            foreach (var flag in triggers.Flags) Include(proposed, (TruthColumn)slots[flag.Slot]!);
            foreach (var (playbook, node) in triggers.Nodes) IncludeMissing(proposed, ((StringColumn)slots[playbook.Slots.Node]!).Codes.Span, node.Ordinal);
            slots[triggers.ProposedSlot] = new TruthColumn(frame.Count, proposed);
            for (var row = 0; row < next.Length; row++)
                if (next[row] < 0 && Bits.Get(proposed, row)) next[row] = triggers.Action.Rank;
        }

        slots[plan.NextSlot] = new StringColumn(next, plan.Ids);
    }

    private static void Include(ulong[] proposed, TruthColumn truths)
    {
        for (var i = 0; i < proposed.Length; i++) proposed[i] |= truths.True.Span[i];
    }

    private static void IncludeMissing(ulong[] proposed, ReadOnlySpan<int> missing, int node)
    {
        for (var row = 0; row < missing.Length; row++)
            if (missing[row] == node) Bits.Set(proposed, row);
    }
}
