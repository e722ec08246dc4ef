using KeyAccount.Rules.Columns;

namespace KeyAccount.Rules.Execution;

/// <summary>
/// Which missing characteristic could move each row's score most, where the range of possible points differs from row to row. Row by row.
/// </summary>
internal sealed class QuestionNode(
    Space space, IReadOnlyList<SummedCharacteristic> characteristics, IReadOnlyList<BitsNode> missing, StringPool names) : TextsNode(space)
{
    public override StringPool Pool => names;

    public override IEnumerable<Node> Inputs => [.. missing, .. characteristics.SelectMany(c => c.Inputs)];

    public override void Run(Workspace w)
    {
        var result = w.Write(this);
        for (var row = 0; row < result.Length; row++)
        {
            result[row] = -1;
            var widest = 0L;
            for (var i = 0; i < characteristics.Count; i++)
            {
                if (!Bits.Get(w.Bits(missing[i]), row)) continue;
                var c = characteristics[i];
                var (fewest, most) = c.Source is BitmapBins { Ambiguous: { } some } bins && Bits.Get(w.Bits(some), row)
                    ? SumsNode.Range(w, c, bins, row)
                    : (c.Fewest, c.Most);
                var swing = c.Weight * (most - fewest);
                if (swing <= widest) continue;
                (widest, result[row]) = (swing, i);
            }
        }
    }
}
