using KeyAccount.Rules.Columns;

namespace KeyAccount.Rules.Evaluation;

/// <summary>Three-valued logic on bitmaps, 64 rows at a time (semantics, section 2).</summary>
internal static class TruthKernels
{
    public static TruthColumn Not(TruthColumn a)
    {
        var isTrue = Bits.None(a.Count);
        for (var i = 0; i < isTrue.Length; i++) isTrue[i] = a.KnownWord(i) & ~a.True.Span[i];
        return new TruthColumn(a.Count, isTrue, a.Known);
    }

    public static TruthColumn And(TruthColumn a, TruthColumn b)
    {
        var (isTrue, known) = (Bits.None(a.Count), Bits.None(a.Count));
        var ta = a.True.Span;
        var tb = b.True.Span;
        for (var i = 0; i < isTrue.Length; i++)
        {
            isTrue[i] = ta[i] & tb[i];
            known[i] = isTrue[i] | (a.KnownWord(i) & ~ta[i]) | (b.KnownWord(i) & ~tb[i]);
        }

        return new TruthColumn(a.Count, isTrue, known);
    }

    public static TruthColumn Or(TruthColumn a, TruthColumn b)
    {
        var (isTrue, known) = (Bits.None(a.Count), Bits.None(a.Count));
        var ta = a.True.Span;
        var tb = b.True.Span;
        for (var i = 0; i < isTrue.Length; i++)
        {
            isTrue[i] = ta[i] | tb[i];
            known[i] = isTrue[i] | (a.KnownWord(i) & b.KnownWord(i));
        }

        return new TruthColumn(a.Count, isTrue, known);
    }

    /// <summary>The or (or and) of the elements of each list.</summary>
    public static TruthColumn Reduce(TruthColumn elements, ListView lists, bool isEvery)
    {
        var (isTrue, known) = (Bits.None(lists.Count), Bits.None(lists.Count));
        var at = 0;
        for (var row = 0; row < lists.Count; row++)
        {
            var end = at + lists.Lengths[row];
            if (!lists.IsKnown(row)) continue;
            var (decided, unknown) = (false, false);
            for (; at < end && !decided; at++)
            {
                var truth = elements.Truth(at);
                decided = truth == !isEvery;
                unknown |= truth is null;
            }

            at = end;
            if (decided || !unknown) Bits.Set(known, row);
            if (decided ? !isEvery : isEvery && !unknown) Bits.Set(isTrue, row);
        }

        return new TruthColumn(lists.Count, isTrue, known);
    }
}
