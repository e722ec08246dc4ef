using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace KeyAccount.Rules.Execution;

/// <content>Kernels whose results are bitmaps.</content>
internal sealed partial class KernelsOf<L, D, Q, C>
{
    public override void Logic(BitOperator op, ReadOnlySpan<BitStep> steps, Span<ulong> bits, int words)
    {
        ref var start = ref Unsafe.As<ulong, long>(ref MemoryMarshal.GetReference(bits));
        switch (op)
        {
            case BitOperator.And:
                foreach (ref readonly var step in steps)
                {
                    ref var a = ref Unsafe.Add(ref start, step.A * words);
                    ref var b = ref Unsafe.Add(ref start, step.B * words);
                    ref var target = ref Unsafe.Add(ref start, step.Target * words);
                    var i = 0;
                    for (; i <= words - L.Width; i += L.Width) L.StoreQ(L.AndQ(L.LoadQ(in a, i), L.LoadQ(in b, i)), ref target, i);
                    for (; i < words; i++) Unsafe.Add(ref target, i) = Unsafe.Add(ref a, i) & Unsafe.Add(ref b, i);
                }

                break;
            case BitOperator.Or:
                foreach (ref readonly var step in steps)
                {
                    ref var a = ref Unsafe.Add(ref start, step.A * words);
                    ref var b = ref Unsafe.Add(ref start, step.B * words);
                    ref var target = ref Unsafe.Add(ref start, step.Target * words);
                    var i = 0;
                    for (; i <= words - L.Width; i += L.Width) L.StoreQ(L.OrQ(L.LoadQ(in a, i), L.LoadQ(in b, i)), ref target, i);
                    for (; i < words; i++) Unsafe.Add(ref target, i) = Unsafe.Add(ref a, i) | Unsafe.Add(ref b, i);
                }

                break;
            case BitOperator.Without:
                foreach (ref readonly var step in steps)
                {
                    ref var a = ref Unsafe.Add(ref start, step.A * words);
                    ref var b = ref Unsafe.Add(ref start, step.B * words);
                    ref var target = ref Unsafe.Add(ref start, step.Target * words);
                    var i = 0;
                    for (; i <= words - L.Width; i += L.Width) L.StoreQ(L.WithoutQ(L.LoadQ(in a, i), L.LoadQ(in b, i)), ref target, i);
                    for (; i < words; i++) Unsafe.Add(ref target, i) = Unsafe.Add(ref a, i) & ~Unsafe.Add(ref b, i);
                }

                break;
            default:
                foreach (ref readonly var step in steps)
                {
                    ref var a = ref Unsafe.Add(ref start, step.A * words);
                    ref var target = ref Unsafe.Add(ref start, step.Target * words);
                    var i = 0;
                    for (; i <= words - L.Width; i += L.Width) L.StoreQ(L.NotQ(L.LoadQ(in a, i)), ref target, i);
                    for (; i < words; i++) Unsafe.Add(ref target, i) = ~Unsafe.Add(ref a, i);
                }

                break;
        }
    }

    public override void AtLeast(ReadOnlySpan<double> values, ReadOnlySpan<double> bounds, Span<ulong> bits, ReadOnlySpan<int> registers, int words)
    {
        ref var v = ref MemoryMarshal.GetReference(values);
        var word = 0;
        for (; word < values.Length >> 6; word++)
        {
            for (var line = 0; line < 64; line += 8) Ahead.Fetch(ref v, (word << 6) + values.Length + line);
            for (var k = 0; k < bounds.Length; k++)
            {
                var bound = L.Splat(bounds[k]);
                var found = 0UL;
                for (var i = 0; i < 64; i += L.Width) found |= (ulong)L.AtLeast(L.Load(in v, (word << 6) + i), bound) << i;
                bits[(registers[k] * words) + word] = found;
            }
        }

        if ((values.Length & 63) == 0) return;
        var rest = values[(word << 6)..];
        for (var k = 0; k < bounds.Length; k++)
        {
            var (found, i, bound) = (0UL, 0, bounds[k]);
            if (rest.Length >= L.Width)
            {
                var wide = L.Splat(bound);
                for (; i <= rest.Length - L.Width; i += L.Width) found |= (ulong)L.AtLeast(L.Load(in v, (word << 6) + i), wide) << i;
            }

            for (; i < rest.Length; i++) found |= Bit(rest[i] >= bound) << i;
            bits[(registers[k] * words) + word] = found;
        }
    }

    public override void Same(ReadOnlySpan<int> codes, ReadOnlySpan<int> wanted, Span<ulong> bits, ReadOnlySpan<int> registers, int words)
    {
        ref var c = ref MemoryMarshal.GetReference(codes);
        var word = 0;
        for (; word < codes.Length >> 6; word++)
        {
            for (var line = 0; line < 64; line += 16) Ahead.Fetch(ref c, (word << 6) + codes.Length + line);
            for (var k = 0; k < wanted.Length; k++)
            {
                if (wanted[k] < 0)
                {
                    bits[(registers[k] * words) + word] = 0;
                    continue;
                }

                var code = L.SplatC(wanted[k]);
                var found = 0UL;
                for (var i = 0; i < 64; i += L.CodeWidth) found |= (ulong)L.SameC(L.LoadC(in c, (word << 6) + i), code) << i;
                bits[(registers[k] * words) + word] = found;
            }
        }

        if ((codes.Length & 63) == 0) return;
        var rest = codes[(word << 6)..];
        for (var k = 0; k < wanted.Length; k++)
        {
            var (found, code) = (0UL, wanted[k]);
            if (code >= 0)
                for (var i = 0; i < rest.Length; i++) found |= Bit(rest[i] == code) << i;
            bits[(registers[k] * words) + word] = found;
        }
    }

    public override void Known(ReadOnlySpan<int> codes, Span<ulong> known)
    {
        ref var c = ref MemoryMarshal.GetReference(codes);
        var word = 0;
        for (; word < codes.Length >> 6; word++)
        {
            var unknown = 0UL;
            for (var i = 0; i < 64; i += L.CodeWidth) unknown |= (ulong)L.NegativeC(L.LoadC(in c, (word << 6) + i)) << i;
            known[word] = ~unknown;
        }

        if ((codes.Length & 63) == 0) return;
        var found = 0UL;
        for (var i = word << 6; i < codes.Length; i++) found |= Bit(codes[i] >= 0) << i;
        known[word] = found;
    }

    public override void Less(ReadOnlySpan<double> a, ReadOnlySpan<double> b, Span<ulong> result)
    {
        ref var x = ref MemoryMarshal.GetReference(a);
        ref var y = ref MemoryMarshal.GetReference(b);
        for (var row = 0; row < a.Length; row += 64)
        {
            var (found, i, rows) = (0UL, 0, Math.Min(64, a.Length - row));
            for (; i <= rows - L.Width; i += L.Width) found |= (ulong)L.Less(L.Load(in x, row + i), L.Load(in y, row + i)) << i;
            for (; i < rows; i++) found |= Bit(a[row + i] < b[row + i]) << i;
            result[row >> 6] = found;
        }
    }

    public override void Same(ReadOnlySpan<double> a, ReadOnlySpan<double> b, Span<ulong> result)
    {
        ref var x = ref MemoryMarshal.GetReference(a);
        ref var y = ref MemoryMarshal.GetReference(b);
        for (var row = 0; row < a.Length; row += 64)
        {
            var (found, i, rows) = (0UL, 0, Math.Min(64, a.Length - row));
            for (; i <= rows - L.Width; i += L.Width) found |= (ulong)L.Same(L.Load(in x, row + i), L.Load(in y, row + i)) << i;
            for (; i < rows; i++) found |= Bit(a[row + i] == b[row + i]) << i;
            result[row >> 6] = found;
        }
    }

    public override void Finite(ReadOnlySpan<double> values, Span<ulong> result)
    {
        // Only finite numbers are below infinity in size; NaN is below nothing.
        ref var x = ref MemoryMarshal.GetReference(values);
        var infinity = L.Splat(double.PositiveInfinity);
        for (var row = 0; row < values.Length; row += 64)
        {
            var (found, i, rows) = (0UL, 0, Math.Min(64, values.Length - row));
            for (; i <= rows - L.Width; i += L.Width) found |= (ulong)L.Less(L.Abs(L.Load(in x, row + i)), infinity) << i;
            for (; i < rows; i++) found |= Bit(double.IsFinite(values[row + i])) << i;
            result[row >> 6] = found;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Bit(bool value) => Columns.Bits.Of(value);
}
