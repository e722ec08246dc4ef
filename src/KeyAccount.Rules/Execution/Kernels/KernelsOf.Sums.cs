using System.Runtime.InteropServices;

namespace KeyAccount.Rules.Execution;

/// <content>The kernels of scorecards.</content>
internal sealed partial class KernelsOf<L, D, Q, C>
{
    public override void AddStretches(
        ReadOnlySpan<double> values, ReadOnlySpan<ulong> known, ReadOnlySpan<double> bounds, ReadOnlySpan<long> entries, long missing, Span<long> sums)
    {
        ref var v = ref MemoryMarshal.GetReference(values);
        ref var s = ref MemoryMarshal.GetReference(sums);
        var i = 0;
        var absent = L.SplatQ(missing);

        // Four vectors at a time, so that each bound is fetched once for all of them.
        for (; i <= values.Length - (4 * L.Width); i += 4 * L.Width)
        {
            for (var line = 0; line < 4 * L.Width; line += 8) Ahead.Fetch(ref v, i + values.Length + line);
            var (v0, v1) = (L.Load(in v, i), L.Load(in v, i + L.Width));
            var (v2, v3) = (L.Load(in v, i + (2 * L.Width)), L.Load(in v, i + (3 * L.Width)));
            var first = L.SplatQ(entries[0]);
            var (e0, e1, e2, e3) = (first, first, first, first);
            for (var k = 0; k < bounds.Length; k++)
            {
                var bound = L.Splat(bounds[k]);
                var entry = L.SplatQ(entries[k + 1]);
                e0 = L.ChooseAtLeastQ(v0, bound, entry, e0);
                e1 = L.ChooseAtLeastQ(v1, bound, entry, e1);
                e2 = L.ChooseAtLeastQ(v2, bound, entry, e2);
                e3 = L.ChooseAtLeastQ(v3, bound, entry, e3);
            }

            L.StoreQ(L.AddQ(L.LoadQ(in s, i), L.ChooseQ(Mask(known, i), e0, absent)), ref s, i);
            L.StoreQ(L.AddQ(L.LoadQ(in s, i + L.Width), L.ChooseQ(Mask(known, i + L.Width), e1, absent)), ref s, i + L.Width);
            L.StoreQ(L.AddQ(L.LoadQ(in s, i + (2 * L.Width)), L.ChooseQ(Mask(known, i + (2 * L.Width)), e2, absent)), ref s, i + (2 * L.Width));
            L.StoreQ(L.AddQ(L.LoadQ(in s, i + (3 * L.Width)), L.ChooseQ(Mask(known, i + (3 * L.Width)), e3, absent)), ref s, i + (3 * L.Width));
        }

        for (; i < values.Length; i++)
        {
            if (!Columns.Bits.Get(known, i))
            {
                sums[i] += missing;
                continue;
            }

            var stretch = 0;
            while (stretch < bounds.Length && values[i] >= bounds[stretch]) stretch++;
            sums[i] += entries[stretch];
        }
    }

    public override void AddWhere(ReadOnlySpan<ulong> rows, long entry, Span<long> sums)
    {
        if (entry == 0) return;
        ref var s = ref MemoryMarshal.GetReference(sums);
        var (nothing, something) = (L.SplatQ(0), L.SplatQ(entry));
        var i = 0;
        for (; i <= sums.Length - L.Width; i += L.Width)
            L.StoreQ(L.AddQ(L.LoadQ(in s, i), L.ChooseQ(Mask(rows, i), something, nothing)), ref s, i);
        for (; i < sums.Length; i++)
            if (Columns.Bits.Get(rows, i)) sums[i] += entry;
    }

    public override void Divide(in Quotient quotient, ReadOnlySpan<long> dividends, ReadOnlySpan<long> divisors, Span<double> result)
    {
        ref var p = ref MemoryMarshal.GetReference(dividends);
        ref var w = ref MemoryMarshal.GetReference(divisors);
        ref var r = ref MemoryMarshal.GetReference(result);
        var (factor, half, two, unit) = (L.Splat(quotient.Factor), L.Splat(quotient.Half), L.Splat(2), L.Splat(quotient.Unit));
        var (dividendMask, divisorMask) = (L.SplatQ(quotient.DividendMask), L.SplatQ(quotient.DivisorMask));
        var isConstant = quotient.DivisorMask == 0;
        var constant = L.Multiply(half, L.Splat(quotient.Divisor));
        var i = 0;
        for (; i <= result.Length - L.Width; i += L.Width)
        {
            var dividend = L.Multiply(factor, L.Field(L.LoadQ(in p, i), quotient.DividendShift, dividendMask));
            var divisor = isConstant ? constant : L.Multiply(half, L.Field(L.LoadQ(in w, i), quotient.DivisorShift, divisorMask));
            var whole = L.Floor(L.Divide(L.Add(dividend, divisor), L.Multiply(two, divisor)));
            L.Store(L.Divide(whole, unit), ref r, i);
        }

        for (; i < result.Length; i++) result[i] = quotient.Of(dividends[i], divisors[i]);
    }
}
