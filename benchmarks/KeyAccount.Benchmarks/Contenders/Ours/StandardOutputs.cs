using KeyAccount.Rules;

namespace KeyAccount.Benchmarks.Contenders.Ours;

/// <summary>What the engine is asked for: exactly what an <see cref="Outcome"/> holds, as every other contender computes it.</summary>
internal static class StandardOutputs
{
    /// <summary>Score with coverage and interval, the first band with its best and worst, the labels of the others, all flags, the next action; no perspectives, questions or further actions.</summary>
    public static DecisionOutputs Of(PolicyModel policy)
    {
        var outputs = DecisionOutputs.None.WithNextAction();
        outputs = policy.Scorecards.Aggregate(outputs, (o, scorecard) => o.With(scorecard));
        outputs = policy.Bands.Skip(1).Aggregate(outputs.With(policy.Bands[0]), (o, band) => o.WithLabel(band));
        return policy.Flags.Aggregate(outputs, (o, flag) => o.With(flag));
    }
}
