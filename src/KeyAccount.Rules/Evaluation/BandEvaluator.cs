using System.Globalization;
using KeyAccount.Rules.Columns;
using KeyAccount.Rules.Expressions;

namespace KeyAccount.Rules.Evaluation;

/// <summary>Evaluates a band (semantics, section 6).</summary>
internal static class BandEvaluator
{
    public static void Run(Band band, ExpressionEvaluator evaluator, Frame frame, Column?[] slots)
    {
        var (label, best, worst) = band.Of is null ? ByCondition(band, evaluator, frame) : ByNumber(band, evaluator, frame, slots);
        var certain = Bits.None(frame.Count);
        for (var row = 0; row < label.Length; row++)
            if (label[row] >= 0 && label[row] == best[row] && label[row] == worst[row]) Bits.Set(certain, row);
        slots[band.Slots.Label] = new StringColumn(label, band.Labels);
        slots[band.Slots.Best] = new StringColumn(best, band.Labels);
        slots[band.Slots.Worst] = new StringColumn(worst, band.Labels);
        slots[band.Slots.Certain] = new TruthColumn(frame.Count, certain);
    }

    private static (int[] Label, int[] Best, int[] Worst) ByNumber(Band band, ExpressionEvaluator evaluator, Frame frame, Column?[] slots)
    {
        var label = Cut(band, (NumberColumn)evaluator.Evaluate(band.Of!, frame));
        if (band.Score is { } score)
        {
            if (band.LeastCoverage is { } least) Withhold(label, (NumberColumn)slots[score.Coverage]!, Nearest(least));
            return (label, Cut(band, (NumberColumn)slots[score.High]!), Cut(band, (NumberColumn)slots[score.Low]!));
        }

        var best = (int[])label.Clone();
        var worst = (int[])label.Clone();
        for (var row = 0; row < label.Length; row++)
        {
            if (label[row] >= 0) continue;
            best[row] = 0;
            worst[row] = band.Cuts.Length - 1;
        }

        return (label, best, worst);
    }

    /// <summary>Takes the label back where too little is known; both numbers have four decimals, so they compare as they are.</summary>
    private static void Withhold(int[] label, NumberColumn coverage, double least)
    {
        var known = coverage.Values.Span;
        for (var row = 0; row < label.Length; row++)
            if (known[row] < least) label[row] = -1;
    }

    private static int[] Cut(Band band, NumberColumn numbers)
    {
        double[] cuts = [.. band.Cuts.Select(c => c.At is { } at ? Nearest(at) : double.NegativeInfinity)];
        var labels = new int[numbers.Count];
        var values = numbers.Values.Span;
        for (var row = 0; row < labels.Length; row++)
        {
            labels[row] = numbers.IsKnown(row) ? 0 : -1;
            if (labels[row] < 0) continue;
            while (!Reaches(values[row], cuts[labels[row]], band.Of!.IsComputed)) labels[row]++;
        }

        return labels;
    }

    /// <summary>The double nearest to a decimal, the same that its digits give in an expression; a cast can miss it by the last bit.</summary>
    private static double Nearest(decimal number) => double.Parse(number.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    private static bool Reaches(double value, double cut, bool isComputed) =>
        double.IsNegativeInfinity(cut) || (isComputed ? SignificantDigits.Compare(value, cut) >= 0 : value >= cut);

    private static (int[] Label, int[] Best, int[] Worst) ByCondition(Band band, ExpressionEvaluator evaluator, Frame frame)
    {
        var label = new int[frame.Count];
        var best = new int[frame.Count];
        label.AsSpan().Fill(-1);
        best.AsSpan().Fill(-1);
        for (var cut = 0; cut < band.Cuts.Length; cut++)
        {
            var truth = band.Cuts[cut].Condition is { } condition ? evaluator.Truth(condition, frame) : null;
            for (var row = 0; row < label.Length; row++)
            {
                if (label[row] >= 0) continue;
                var holds = truth is null ? true : truth.Truth(row);
                if (holds != false && best[row] < 0) best[row] = cut;
                if (holds == true) label[row] = cut;
            }
        }

        return (label, best, label);
    }
}
