using KeyAccount.Rules.Planning;

namespace KeyAccount.Rules;

/// <summary>Which bins a row could fall into (semantics, section 5), for showing it.</summary>
/// <param name="Bin">The one possible bin, or -1 when there are several.</param>
/// <param name="Fewest">The fewest points of the possible bins.</param>
/// <param name="Most">The most.</param>
internal readonly record struct BinMatch(int Bin, long Fewest, long Most)
{
    /// <param name="decisions">Decisions on one row.</param>
    public static BinMatch Find(CharacteristicPlan plan, DecisionBatch decisions)
    {
        var isKnown = decisions.ValueOf(plan.Characteristic.Input).IsKnown(0);
        var possible = new List<int>();
        for (var bin = 0; bin < plan.Points.Length; bin++)
        {
            bool? truth = !isKnown ? null : plan.Tests[bin] is { } test ? ((TruthColumn)decisions.ValueOf(test)).Truth(0) : true;
            if (truth != false) possible.Add(bin);
            if (truth == true) break;
        }

        return new BinMatch(possible is [var only] ? only : -1, possible.Min(b => plan.Points[b]), possible.Max(b => plan.Points[b]));
    }
}
