using System.Runtime.Intrinsics.X86;
using KeyAccount.Rules.Columns;
using KeyAccount.Rules.Execution;

namespace KeyAccount.Rules.Tests.Execution;

/// <summary>The walk over lists by additions that carry, against one that looks at every element.</summary>
public sealed class SegmentMemoryTests
{
    /// <summary>How long the lists are: empty, one element each (64 rows per word), one word each, short, across words, and all of it.</summary>
    public static TheoryData<int, int> Lengths { get; } = new() { { 0, 0 }, { 1, 1 }, { 64, 64 }, { 0, 1 }, { 0, 3 }, { 1, 2 }, { 0, 90 }, { 60, 70 }, { 500, 900 }, { 0, -400 } };

    [Theory]
    [MemberData(nameof(Lengths))]
    public void A_row_has_a_bit_where_one_of_its_elements_has(int least, int most)
    {
        var memory = new SegmentMemory();
        for (var lead = 0; lead < 64; lead++)
        {
            var samples = new KernelSamples((lead * 1_000) + least);
            foreach (var rows in (int[])[2, 63, 64, 65, samples.Next(2, 200)])
            {
                var (offsets, space) = Divide(memory, samples, rows, lead, () => most < 0 ? samples.Next(0, 30) == 0 ? -most : 0 : samples.Next(least, most));
                Check(memory, samples, offsets, space, lead);
            }
        }
    }

    /// <summary>A chunk of one row is asked in another way.</summary>
    [Theory]
    [MemberData(nameof(Lengths))]
    public void The_only_row_has_a_bit_where_one_of_its_elements_has(int least, int most)
    {
        var memory = new SegmentMemory();
        for (var lead = 0; lead < 64; lead++)
        {
            var samples = new KernelSamples((lead * 1_000) + least);
            var (offsets, space) = Divide(memory, samples, 1, lead, () => Math.Max(least, Math.Abs(most)));
            foreach (var one in (int[])[-1, 0, samples.Next(0, 1_000)])
            {
                var bits = samples.Bitmap(space.Count);
                for (var i = lead; i < space.Count; i++) bits[i >> 6] &= ~(1UL << (i & 63));
                if (one >= 0 && lead + one < space.Count) Bits.Set(bits, lead + one);
                Assert.Equal(Expected(bits, offsets, 0), memory.AnyOfOne(bits));
            }

            Assert.Equal(offsets[1] > offsets[0], (memory.Filled[0] & 1) != 0);
        }
    }

    private static (int[] Offsets, SpaceMemory Space) Divide(SegmentMemory memory, KernelSamples samples, int rows, int lead, Func<int> length)
    {
        var first = samples.Next(0, 5) * 64;
        var offsets = new int[rows + 1];
        offsets[0] = first + lead;
        for (var row = 0; row < rows; row++) offsets[row + 1] = offsets[row] + length();
        var space = new SpaceMemory(0);
        space.Resize(offsets[rows] - first, lead, first);
        memory.Divide(offsets, space);
        return ([.. offsets.Select(offset => offset - first)], space);
    }

    private static void Check(SegmentMemory memory, KernelSamples samples, int[] offsets, SpaceMemory space, int lead)
    {
        var rows = offsets.Length - 1;
        ulong[] a = Sparse(samples, space.Count), b = Sparse(samples, space.Count);
        Same(a, (bits, found) => memory.Any(bits, found, isVectorised: false), "one by one");
        Same(a, (bits, found) => memory.Any(bits, found, isVectorised: true), "by the processor's instructions");
        if (Bmi2.X64.IsSupported)
        {
            Same(b, (bits, found) => memory.Any(a, bits, samples.Bitmap(rows), found), "two at a time, the second");
            Same(a, (bits, found) => memory.Any(bits, b, found, samples.Bitmap(rows)), "two at a time, the first");
        }

        for (var row = 0; row < rows; row++) Assert.Equal(offsets[row + 1] > offsets[row], Bits.Get(memory.Filled, row));

        void Same(ulong[] bits, Action<ulong[], ulong[]> any, string how)
        {
            var found = samples.Bitmap(rows);
            any(bits, found);
            for (var row = 0; row < rows; row++) Assert.True(Expected(bits, offsets, row) == Bits.Get(found, row), $"Row {row} of {rows} with {offsets[row]}..{offsets[row + 1]}, lead {lead}: {how}");
        }
    }

    private static bool Expected(ulong[] bits, int[] offsets, int row)
    {
        for (var i = offsets[row]; i < offsets[row + 1]; i++)
            if (Bits.Get(bits, i)) return true;
        return false;
    }

    /// <summary>Bits that are rare, frequent, or not there; anything before the first element and past the last.</summary>
    private static ulong[] Sparse(KernelSamples samples, int count)
    {
        var bits = samples.Bitmap(count);
        var often = samples.Pick<int>([0, 1, 1, 2, 6]);
        for (var i = 0; i < bits.Length; i++)
            for (var again = 0; again < often; again++) bits[i] &= samples.Words(1)[0];
        return bits;
    }
}
