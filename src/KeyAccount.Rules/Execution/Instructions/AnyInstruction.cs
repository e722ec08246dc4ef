using System.Runtime.Intrinsics.X86;
using KeyAccount.Rules.Columns;

namespace KeyAccount.Rules.Execution;

/// <summary>All walks over the elements of one space that ask whether a row has any with a bit.</summary>
internal sealed class AnyInstruction(SegmentsNode segments, BitsNode[] elements, BitsNode[] rows) : Instruction
{
    public override void Run(Workspace w)
    {
        var memory = w.Segments[segments.Elements.Index];
        if (w.Count(segments.Space) == 1)
        {
            RunOne(w, memory);
            return;
        }

        var isVectorised = w.Kernels.Path != VectorPath.One;
        var i = 0;
        if (isVectorised && Bmi2.X64.IsSupported)
            for (; i + 1 < elements.Length; i += 2) memory.Any(w.Bits(elements[i]), w.Bits(elements[i + 1]), w.Bits(rows[i]), w.Bits(rows[i + 1]));
        for (; i < elements.Length; i++) memory.Any(w.Bits(elements[i]), w.Bits(rows[i]), isVectorised);
    }

    private void RunOne(Workspace w, SegmentMemory memory)
    {
        var target = w.Spaces[segments.Space.Index].Bits;
        var source = w.Spaces[segments.Elements.Index];
        if (source.Words == 1)
        {
            var bits = source.Bits;
            var wanted = memory.OnlyWord;
            for (var i = 0; i < rows.Length; i++) target[rows[i].Register] = Bits.Of((bits[elements[i].Register] & wanted) != 0);
            return;
        }

        for (var i = 0; i < rows.Length; i++) target[rows[i].Register] = Bits.Of(memory.AnyOfOne(w.Bits(elements[i])));
    }
}
