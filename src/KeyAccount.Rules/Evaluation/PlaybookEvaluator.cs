using KeyAccount.Rules.Columns;

namespace KeyAccount.Rules.Evaluation;

/// <summary>Evaluates a playbook (semantics, section 8).</summary>
internal static class PlaybookEvaluator
{
    public static void Run(Playbook playbook, int firstNodeSlot, ExpressionEvaluator evaluator, Frame frame, Column?[] slots)
    {
        var count = frame.Count;
        foreach (var node in playbook.Stages.SelectMany(s => s.Nodes))
            slots[firstNodeSlot + node.Ordinal] = evaluator.Truth(node.Condition, frame);

        var supported = new int[count];
        var supportedBest = new int[count];
        var missing = new int[count];
        for (var row = 0; row < count; row++)
        {
            (supported[row], missing[row]) = Walk(playbook, firstNodeSlot, slots, row, unknownPasses: false);
            (supportedBest[row], _) = Walk(playbook, firstNodeSlot, slots, row, unknownPasses: true);
        }

        var claimed = Claimed(playbook, evaluator, frame);
        var at = playbook.Slots;
        slots[at.Claimed] = new StringColumn(claimed, playbook.StageIds);
        slots[at.Supported] = new StringColumn(supported, playbook.StageIds);
        slots[at.SupportedBest] = new StringColumn(supportedBest, playbook.StageIds);
        slots[at.ClaimedStep] = Numbers(count, row => claimed[row] < 0 ? null : claimed[row] + 1);
        slots[at.SupportedStep] = Numbers(count, row => supported[row] + 1);
        slots[at.Gap] = Numbers(count, row => claimed[row] < 0 ? null : claimed[row] - supported[row]);
        slots[at.Probability] = Numbers(count, row => (double?)playbook.Stages[supported[row]].Probability);
        slots[at.ClaimedProbability] = Numbers(count, row => claimed[row] < 0 ? null : (double?)playbook.Stages[claimed[row]].Probability);
        slots[at.Node] = new StringColumn(missing, playbook.NodeIds);
    }

    /// <summary>The first stage not passed, and its first node not met.</summary>
    private static (int Stage, int Node) Walk(Playbook playbook, int firstNodeSlot, Column?[] slots, int row, bool unknownPasses)
    {
        for (var stage = 0; stage < playbook.Stages.Length; stage++)
        {
            foreach (var node in playbook.Stages[stage].Nodes)
            {
                var truth = ((TruthColumn)slots[firstNodeSlot + node.Ordinal]!).Truth(row);
                if (truth == false || (truth is null && !unknownPasses)) return (stage, node.Ordinal);
            }
        }

        return (playbook.Stages.Length - 1, -1);
    }

    /// <summary>The claimed stage by its place in the playbook; -1 when unknown, or when no stage has this id.</summary>
    private static int[] Claimed(Playbook playbook, ExpressionEvaluator evaluator, Frame frame)
    {
        var claimed = new int[frame.Count];
        if (playbook.Claimed is null)
        {
            claimed.AsSpan().Fill(-1);
            return claimed;
        }

        var texts = (StringColumn)evaluator.Evaluate(playbook.Claimed, frame);
        var stageOf = new int[texts.Dictionary.Count];
        for (var i = 0; i < stageOf.Length; i++) stageOf[i] = playbook.StageIds.Find(texts.Dictionary[i]);
        for (var row = 0; row < claimed.Length; row++) claimed[row] = texts.Codes.Span[row] is >= 0 and var code ? stageOf[code] : -1;
        return claimed;
    }

    private static NumberColumn Numbers(int count, Func<int, double?> value)
    {
        var values = new double[count];
        var known = Bits.None(count);
        for (var row = 0; row < count; row++)
        {
            if (value(row) is not { } number) continue;
            values[row] = number;
            Bits.Set(known, row);
        }

        return new NumberColumn(values, known);
    }
}
