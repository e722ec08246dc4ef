using KeyAccount.Rules;

namespace KeyAccount.Benchmarks.Contenders.Ours;

/// <summary>Reads the engine's decisions, row by row. The columns are looked up once per batch.</summary>
internal sealed class OutcomeReader
{
    private readonly ScoreColumns _score;
    private readonly BandColumns _grade;
    private readonly StringColumn _card;
    private readonly TruthColumn[] _flags;
    private readonly StringColumn _next;

    public OutcomeReader(DecisionBatch decisions)
    {
        var policy = decisions.Policy;
        _score = decisions.Score(policy.Scorecards[0]);
        _grade = decisions.Band(policy.Bands[0]);
        _card = decisions.Label(policy.Bands[1]);
        _flags = [.. policy.Flags.Select(decisions.Flag)];
        _next = decisions.NextActions;
    }

    public static void Read(DecisionBatch decisions, Span<Outcome> outcomes)
    {
        var reader = new OutcomeReader(decisions);
        for (var row = 0; row < decisions.Count; row++) outcomes[row] = reader.Read(row);
    }

    public Outcome Read(int row)
    {
        var (raised, undetermined) = (0, 0);
        for (var i = 0; i < _flags.Length; i++)
        {
            var truth = _flags[i].Truth(row);
            raised |= (truth.GetValueOrDefault() ? 1 : 0) << i;
            undetermined |= (truth.HasValue ? 0 : 1) << i;
        }

        return new Outcome
        {
            Score = _score.Score.Number(row) is { } score ? Whole(score, 100) : -1,
            Coverage = Whole(_score.Coverage.Number(row)!.Value, 10_000),
            Low = Whole(_score.Low.Number(row)!.Value, 100),
            High = Whole(_score.High.Number(row)!.Value, 100),
            Grade = (sbyte)_grade.Label.Code(row),
            GradeBest = (sbyte)_grade.Best.Code(row),
            GradeWorst = (sbyte)_grade.Worst.Code(row),
            Card = (sbyte)_card.Code(row),
            Raised = (byte)raised,
            Undetermined = (byte)undetermined,
            NextAction = (sbyte)_next.Code(row),
        };
    }

    private static int Whole(double number, int unit) => (int)Math.Round(number * unit);
}
