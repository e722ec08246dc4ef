using KeyAccount.Rules.Planning;

namespace KeyAccount.Rules;

/// <summary>The values that a cut measures, gathered batch by batch.</summary>
internal sealed class CutSample(EvaluationPlan plan, RelativeCut cut)
{
    private readonly List<double> _known = [];
    private long _unknown;
    private long _leftOut;
    private long _undetermined;

    public void Add(ColumnBatch batch)
    {
        var values = (NumberColumn)plan.ProgramFor(cut.Measured).Evaluate(batch);
        var condition = cut.Condition is null ? null : (TruthColumn)plan.ProgramFor(cut.Condition).Evaluate(batch);
        for (var row = 0; row < batch.Count; row++)
        {
            switch (condition is null ? true : condition.Truth(row))
            {
                case null:
                    _undetermined++;
                    break;
                case false:
                    _leftOut++;
                    break;
                default:
                    if (values.Number(row) is { } value) _known.Add(value + 0.0); // The two zeros are one number.
                    else _unknown++;
                    break;
            }
        }
    }

    public CutMeasurement Measure()
    {
        double[] ordered = [.. _known];
        Array.Sort(ordered);
        var number = CutNumber.Of(cut.Take, ordered);
        return new CutMeasurement(cut, number, ordered.Length, _unknown, _leftOut, _undetermined, ordered.LongCount(v => v == number), ordered.LongCount(v => v >= number));
    }
}
