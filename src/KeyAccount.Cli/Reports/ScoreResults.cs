using KeyAccount.Cli.Export;
using KeyAccount.Rules;

namespace KeyAccount.Cli.Reports;

/// <summary>The score of the policy's first scorecard, rounded as the policy says; unknown when it has none.</summary>
internal sealed class ScoreResults(PolicyModel policy)
{
    private const int CoverageDecimals = 4;

    private readonly Scorecard? _card = policy.Scorecards.FirstOrDefault();

    public void Value(DecisionBatch decisions, ReadOnlySpan<int> rows, ValueBuffer<double> target) => Fill(decisions, rows, target, c => c.Score, _card?.Decimals ?? 0, orZero: false);

    public void Coverage(DecisionBatch decisions, ReadOnlySpan<int> rows, ValueBuffer<double> target) => Fill(decisions, rows, target, c => c.Coverage, CoverageDecimals, orZero: true);

    public void Low(DecisionBatch decisions, ReadOnlySpan<int> rows, ValueBuffer<double> target) => Fill(decisions, rows, target, c => c.Low, _card?.Decimals ?? 0, orZero: true);

    public void High(DecisionBatch decisions, ReadOnlySpan<int> rows, ValueBuffer<double> target) => Fill(decisions, rows, target, c => c.High, _card?.Decimals ?? 0, orZero: true);

    private void Fill(DecisionBatch decisions, ReadOnlySpan<int> rows, ValueBuffer<double> target, Func<ScoreColumns, NumberColumn> which, int decimals, bool orZero)
    {
        if (_card is null)
        {
            LabelResults.FillUnknown(rows, target);
            return;
        }

        var column = which(decisions.Score(_card));
        var values = column.Values.Span;
        foreach (var row in rows)
        {
            if (column.IsKnown(row)) target.Add(Rounded(values[row], decimals));
            else if (orZero) target.Add(0);
            else target.AddUnknown();
        }
    }

    /// <summary>The double nearest to the decimal that a score stands for.</summary>
    private static double Rounded(double value, int decimals)
    {
        // A score is that double already. Division is exact to the nearest double, so this says so without decimal arithmetic.
        var unit = decimals switch { 0 => 1d, 1 => 10d, 2 => 100d, 3 => 1_000d, 4 => 10_000d, _ => 0d };
        if (unit > 0 && Math.Round(value * unit) / unit == value) return value;
        return (double)Math.Round((decimal)value, decimals);
    }
}
