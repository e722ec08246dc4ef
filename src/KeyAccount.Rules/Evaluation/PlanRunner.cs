using KeyAccount.Rules.Planning;

namespace KeyAccount.Rules.Evaluation;

/// <summary>Runs a plan over a batch. All state of a run is in the slots, so that a plan can run on many threads at once.</summary>
internal static class PlanRunner
{
    /// <param name="traces">Filled with what explanations need; <see langword="null"/> when nobody asks.</param>
    public static Column?[] Run(EvaluationPlan plan, ColumnBatch batch, Dictionary<Scorecard, ScoreTrace>? traces)
    {
        var slots = new Column?[plan.SlotCount];
        batch.Columns.CopyTo(slots!);
        var evaluator = new ExpressionEvaluator(slots);
        var frame = Frame.Root(batch.Count);
        foreach (var step in plan.Steps)
        {
            switch (step)
            {
                case ValueStep s:
                    slots[s.Value.Slot] = evaluator.Evaluate(s.Value.Expression, frame);
                    break;
                case ScoreStep s:
                    var trace = traces is null ? null : new ScoreTrace();
                    traces?.Add(s.Plan.Scorecard, trace!);
                    ScoreEvaluator.Run(s.Plan, evaluator, frame, slots, trace);
                    break;
                case BandStep s:
                    BandEvaluator.Run(s.Band, evaluator, frame, slots);
                    break;
                case FlagStep s:
                    slots[s.Flag.Slot] = evaluator.Truth(s.Flag.Condition, frame);
                    break;
                case PlaybookStep s:
                    PlaybookEvaluator.Run(s.Playbook, s.FirstNodeSlot, evaluator, frame, slots);
                    break;
                case ActionPlan s:
                    ActionEvaluator.Run(s, evaluator, frame, slots);
                    break;
            }
        }

        return slots;
    }
}
