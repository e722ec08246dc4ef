using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace KeyAccount.Rules.Execution;

/// <summary>The kernels over one width of vectors. Rows that do not fill a vector go one at a time, by the same formulas.</summary>
internal sealed partial class KernelsOf<L, D, Q, C>(VectorPath path) : Kernels
    where L : struct, ILanes<D, Q, C>
    where D : struct
    where Q : struct
    where C : struct
{
    public override VectorPath Path => path;

    public override void Calculate(Calculation calculation, ReadOnlySpan<double> a, ReadOnlySpan<double> b, Span<double> result)
    {
        ref var x = ref MemoryMarshal.GetReference(a);
        ref var y = ref MemoryMarshal.GetReference(b);
        ref var r = ref MemoryMarshal.GetReference(result);
        var i = 0;
        switch (calculation)
        {
            case Calculation.Add:
                for (; i <= a.Length - L.Width; i += L.Width) L.Store(L.Add(L.Load(in x, i), L.Load(in y, i)), ref r, i);
                for (; i < a.Length; i++) result[i] = a[i] + b[i];
                break;
            case Calculation.Subtract:
                for (; i <= a.Length - L.Width; i += L.Width) L.Store(L.Subtract(L.Load(in x, i), L.Load(in y, i)), ref r, i);
                for (; i < a.Length; i++) result[i] = a[i] - b[i];
                break;
            case Calculation.Multiply:
                for (; i <= a.Length - L.Width; i += L.Width) L.Store(L.Multiply(L.Load(in x, i), L.Load(in y, i)), ref r, i);
                for (; i < a.Length; i++) result[i] = a[i] * b[i];
                break;
            default:
                for (; i <= a.Length - L.Width; i += L.Width) L.Store(L.Divide(L.Load(in x, i), L.Load(in y, i)), ref r, i);
                for (; i < a.Length; i++) result[i] = a[i] / b[i];
                break;
        }
    }

    public override void Apply(UnaryCalculation calculation, ReadOnlySpan<double> a, Span<double> result)
    {
        ref var x = ref MemoryMarshal.GetReference(a);
        ref var r = ref MemoryMarshal.GetReference(result);
        var i = 0;
        for (; i <= a.Length - L.Width; i += L.Width)
        {
            var value = L.Load(in x, i);
            L.Store(calculation switch
            {
                UnaryCalculation.Negate => L.Negate(value),
                UnaryCalculation.Abs => L.Abs(value),
                UnaryCalculation.Floor => L.Floor(value),
                _ => L.Ceiling(value),
            }, ref r, i);
        }

        for (; i < a.Length; i++)
        {
            result[i] = calculation switch
            {
                UnaryCalculation.Negate => -a[i],
                UnaryCalculation.Abs => Math.Abs(a[i]),
                UnaryCalculation.Floor => Math.Floor(a[i]),
                _ => Math.Ceiling(a[i]),
            };
        }
    }

    public override void Widen(ReadOnlySpan<int> values, Span<double> result)
    {
        ref var x = ref MemoryMarshal.GetReference(values);
        ref var r = ref MemoryMarshal.GetReference(result);
        var i = 0;
        for (; i <= values.Length - L.Width; i += L.Width) L.Store(L.LoadWhole(in x, i), ref r, i);
        for (; i < values.Length; i++) result[i] = values[i];
    }

    public override void Choose(ReadOnlySpan<ulong> condition, ReadOnlySpan<double> then, ReadOnlySpan<double> otherwise, Span<double> result)
    {
        ref var x = ref MemoryMarshal.GetReference(then);
        ref var y = ref MemoryMarshal.GetReference(otherwise);
        ref var r = ref MemoryMarshal.GetReference(result);
        var i = 0;
        for (; i <= result.Length - L.Width; i += L.Width)
            L.Store(L.Choose(Mask(condition, i), L.Load(in x, i), L.Load(in y, i)), ref r, i);
        for (; i < result.Length; i++) result[i] = Columns.Bits.Get(condition, i) ? then[i] : otherwise[i];
    }

    public override void FirstOf(ReadOnlySpan<ulong> bits, ReadOnlySpan<int> registers, int words, ReadOnlySpan<int> codes, Span<int> result)
    {
        ref var r = ref MemoryMarshal.GetReference(result);
        var i = 0;
        for (; i <= result.Length - L.CodeWidth; i += L.CodeWidth)
        {
            var found = L.SplatC(-1);
            for (var k = registers.Length - 1; k >= 0; k--)
            {
                var mask = (uint)(bits[(registers[k] * words) + (i >> 6)] >> (i & 63)) & CodeLanes;
                found = L.ChooseC(mask, L.SplatC(codes[k]), found);
            }

            L.StoreC(found, ref r, i);
        }

        for (; i < result.Length; i++)
        {
            result[i] = -1;
            for (var k = 0; k < registers.Length; k++)
            {
                if ((bits[(registers[k] * words) + (i >> 6)] >> (i & 63) & 1) == 0) continue;
                result[i] = codes[k];
                break;
            }
        }
    }

    private static uint Lanes => (uint)((1UL << L.Width) - 1);

    private static uint CodeLanes => (uint)((1UL << L.CodeWidth) - 1);

    /// <summary>The bits of the rows from <paramref name="row"/> on, one per lane; a vector never crosses a word.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Mask(ReadOnlySpan<ulong> words, int row) => (uint)(words[row >> 6] >> (row & 63)) & Lanes;
}
