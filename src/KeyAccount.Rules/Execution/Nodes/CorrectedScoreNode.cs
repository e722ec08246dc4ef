using KeyAccount.Rules.Columns;

namespace KeyAccount.Rules.Execution;

/// <summary>Rows, and what they get: units of a score's last decimal.</summary>
internal readonly record struct ScoreUnits(BitsNode Rows, long Units);

/// <summary>
/// A rounded score after adjustments, the bounds 0 and 100, caps and knock-outs. All of them are whole units of the score's last decimal, so that
/// nothing is rounded again.
/// </summary>
/// <param name="score">The weighted mean.</param>
/// <param name="added">What is added.</param>
/// <param name="caps">What cannot be exceeded.</param>
/// <param name="zero">The rows whose score is 0 in any case.</param>
/// <param name="unit">Units of one point.</param>
internal sealed class CorrectedScoreNode(NumbersNode score, IReadOnlyList<ScoreUnits> added, IReadOnlyList<ScoreUnits> caps, BitsNode zero, long unit)
    : NumbersNode(score.Space)
{
    public override IEnumerable<Node> Inputs => [score, .. added.Select(a => a.Rows), .. caps.Select(c => c.Rows), zero];

    public override void Run(Workspace w)
    {
        var scores = w.Numbers(score);
        var results = w.Write(this);
        for (var row = 0; row < results.Length; row++) results[row] = Math.Round(scores[row] * unit);
        foreach (var (rows, units) in added)
        {
            var bits = w.Bits(rows);
            for (var row = 0; row < results.Length; row++)
                if (Bits.Get(bits, row)) results[row] += units;
        }

        for (var row = 0; row < results.Length; row++) results[row] = Math.Clamp(results[row], 0, 100 * unit);
        foreach (var (rows, units) in caps)
        {
            var bits = w.Bits(rows);
            for (var row = 0; row < results.Length; row++)
                if (Bits.Get(bits, row)) results[row] = Math.Min(results[row], units);
        }

        var none = w.Bits(zero);
        for (var row = 0; row < results.Length; row++) results[row] = Bits.Get(none, row) ? 0 : results[row] / unit;
    }
}
