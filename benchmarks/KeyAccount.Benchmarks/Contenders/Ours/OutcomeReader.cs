using KeyAccount.Rules;

namespace KeyAccount.Benchmarks.Contenders.Ours;

/// <summary>Reads the engine's decisions, row by row.</summary>
internal static class OutcomeReader
{
    public static void Read(DecisionBatch decisions, Span<Outcome> outcomes)
    {
        for (var row = 0; row < decisions.Count; row++) outcomes[row] = Read(decisions, row);
    }

    public static Outcome Read(DecisionBatch decisions, int row)
    {
        var policy = decisions.Policy;
        var score = decisions.Score(policy.Scorecards[0]);
        var grade = decisions.Band(policy.Bands[0]);
        var (raised, undetermined) = (0, 0);
        for (var i = 0; i < policy.Flags.Length; i++)
        {
            switch (decisions.FlagState(policy.Flags[i], row))
            {
                case FlagState.Raised:
                    raised |= 1 << i;
                    break;
                case FlagState.Undetermined:
                    undetermined |= 1 << i;
                    break;
            }
        }

        return new Outcome
        {
            Score = score.Score.IsKnown(row) ? Whole(score.Score, row, 100) : -1,
            Coverage = Whole(score.Coverage, row, 10_000),
            Low = Whole(score.Low, row, 100),
            High = Whole(score.High, row, 100),
            Grade = (sbyte)grade.Label.Code(row),
            GradeBest = (sbyte)grade.Best.Code(row),
            GradeWorst = (sbyte)grade.Worst.Code(row),
            Card = (sbyte)decisions.Band(policy.Bands[1]).Label.Code(row),
            Raised = (byte)raised,
            Undetermined = (byte)undetermined,
            NextAction = (sbyte)decisions.NextActions.Code(row),
        };
    }

    private static int Whole(NumberColumn column, int row, int unit) => (int)Math.Round(column.Number(row).GetValueOrDefault() * unit);
}
