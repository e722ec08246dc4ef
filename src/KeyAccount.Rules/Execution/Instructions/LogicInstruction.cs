using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace KeyAccount.Rules.Execution;

/// <summary>Bit logic in one space: runs of steps with one operator, in an order in which each comes after what it reads.</summary>
internal sealed class LogicInstruction(Space space, (BitOperator Operator, BitStep[] Steps)[] runs) : Instruction
{
    public override void Run(Workspace w)
    {
        var memory = w.Spaces[space.Index];
        if (memory.Words == 1) RunOneWord(memory.Bits);
        else foreach (var (op, steps) in runs) w.Kernels.Logic(op, steps, memory.Bits, memory.Words);
    }

    private void RunOneWord(Span<ulong> bits)
    {
        // The registers of a step are the linker's own; they need no check in each of hundreds of steps.
        ref var first = ref MemoryMarshal.GetReference(bits);
        foreach (var (op, steps) in runs)
        {
            switch (op)
            {
                case BitOperator.And:
                    foreach (ref readonly var step in steps.AsSpan()) Unsafe.Add(ref first, step.Target) = Unsafe.Add(ref first, step.A) & Unsafe.Add(ref first, step.B);
                    break;
                case BitOperator.Or:
                    foreach (ref readonly var step in steps.AsSpan()) Unsafe.Add(ref first, step.Target) = Unsafe.Add(ref first, step.A) | Unsafe.Add(ref first, step.B);
                    break;
                case BitOperator.Without:
                    foreach (ref readonly var step in steps.AsSpan()) Unsafe.Add(ref first, step.Target) = Unsafe.Add(ref first, step.A) & ~Unsafe.Add(ref first, step.B);
                    break;
                default:
                    foreach (ref readonly var step in steps.AsSpan()) Unsafe.Add(ref first, step.Target) = ~Unsafe.Add(ref first, step.A);
                    break;
            }
        }
    }
}
