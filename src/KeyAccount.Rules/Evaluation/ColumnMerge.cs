using KeyAccount.Rules.Columns;

namespace KeyAccount.Rules.Evaluation;

/// <summary>Builds a column by choosing, row by row, from several columns of the same type.</summary>
internal static class ColumnMerge
{
    /// <param name="count">Rows of the result.</param>
    /// <param name="sources">The columns to choose from.</param>
    /// <param name="choose">For a row of the result: which source, and which of its rows.</param>
    public static Column Merge(int count, Column[] sources, Func<int, (int Source, int Row)> choose)
    {
        switch (sources[0])
        {
            case NumberColumn:
                var values = new double[count];
                var knownNumbers = Fill(count, sources, choose, (i, source, row) => values[i] = ((NumberColumn)source).Values.Span[row]);
                return new NumberColumn(values, knownNumbers);
            case DateColumn:
                var days = new int[count];
                var knownDays = Fill(count, sources, choose, (i, source, row) => days[i] = ((DateColumn)source).Days.Span[row]);
                return new DateColumn(days, knownDays);
            case TruthColumn:
                var truths = Bits.None(count);
                var knownTruths = Fill(count, sources, choose, (i, source, row) => Bits.Set(truths, i, Bits.Get(((TruthColumn)source).True.Span, row)));
                return new TruthColumn(count, truths, knownTruths);
            case StringColumn:
                var codes = new int[count];
                codes.AsSpan().Fill(-1);
                var codeOf = new Dictionary<string, int>(StringComparer.Ordinal);
                Fill(count, sources, choose, (i, source, row) =>
                {
                    var text = ((StringColumn)source).Text(row)!;
                    if (!codeOf.TryGetValue(text, out codes[i])) codeOf.Add(text, codes[i] = codeOf.Count);
                });
                return new StringColumn(codes, StringPool.Of([.. codeOf.Keys]));
            default:
                throw new InvalidOperationException($"{sources[0].GetType().Name} cannot be merged.");
        }
    }

    private static ulong[] Fill(int count, Column[] sources, Func<int, (int Source, int Row)> choose, Action<int, Column, int> copy)
    {
        var known = Bits.None(count);
        for (var i = 0; i < count; i++)
        {
            var (source, row) = choose(i);
            if (!sources[source].IsKnown(row)) continue;
            Bits.Set(known, i);
            copy(i, sources[source], row);
        }

        return known;
    }
}
