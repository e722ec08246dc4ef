using System.Numerics;
using KeyAccount.Rules.Columns;
using KeyAccount.Rules.Expressions;
using KeyAccount.Rules.Planning;

namespace KeyAccount.Rules.Evaluation;

/// <summary>
/// Which bins each row could fall into (semantics, section 5): one bin when that is certain; otherwise the fewest and most points of
/// the possible ones.
/// </summary>
internal sealed class BinMatches
{
    private BinMatches(int count)
    {
        Bin = new short[count];
        Low = new long[count];
        High = new long[count];
    }

    /// <summary>The one possible bin, or -1 when there are several.</summary>
    public short[] Bin { get; }

    /// <summary>The fewest points of the possible bins.</summary>
    public long[] Low { get; }

    /// <summary>The most points of the possible bins.</summary>
    public long[] High { get; }

    public static BinMatches Find(CharacteristicPlan plan, Column input, ExpressionEvaluator evaluator, Frame frame)
    {
        var count = frame.Count;
        var matches = new BinMatches(count);
        matches.Bin.AsSpan().Fill(-1);
        matches.Low.AsSpan().Fill(long.MaxValue);
        matches.High.AsSpan().Fill(long.MinValue);

        // Rows still looking for their bin; rows with an unknown input can fall into any.
        var searching = Bits.All(count);
        var known = input.CopyKnown();
        var ambiguous = Bits.None(count);

        var tested = frame.With(plan.Characteristic.Tested, input);
        for (short bin = 0; bin < plan.Points.Length; bin++)
        {
            var test = plan.Characteristic.Bins[bin].Test;
            var truth = test is null or BoundConstant { Value: true } ? null : evaluator.Truth(test, tested);
            var trues = truth is null ? known : truth.True.Span;
            for (var word = 0; word < searching.Length; word++)
            {
                var isTrue = trues[word] & known[word];
                var unknown = (truth is null ? 0 : ~truth.KnownWord(word)) | ~known[word];
                matches.Offer(bin, plan.Points[bin], word << 6, searching[word] & (isTrue | unknown), ambiguous);
                searching[word] &= ~isTrue;
            }
        }

        matches.Settle(ambiguous);
        return matches;
    }

    private void Offer(short bin, long points, int first, ulong rows, ulong[] ambiguous)
    {
        for (; rows != 0; rows &= rows - 1)
        {
            var row = first + BitOperations.TrailingZeroCount(rows);
            if (Bin[row] >= 0) Bits.Set(ambiguous, row);
            Bin[row] = bin;
            Low[row] = Math.Min(Low[row], points);
            High[row] = Math.Max(High[row], points);
        }
    }

    private void Settle(ulong[] ambiguous)
    {
        for (var row = 0; row < Bin.Length; row++)
            if (Bits.Get(ambiguous, row)) Bin[row] = -1;
    }
}
