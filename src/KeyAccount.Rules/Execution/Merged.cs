using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;
using KeyAccount.Rules.Columns;

namespace KeyAccount.Rules.Execution;

/// <summary>The columns of one space. One kind after the other, since a batch of one account spends its time on calls, not on rows.</summary>
internal sealed class LoadInstruction : Instruction
{
    private readonly Space _space;
    private readonly (ColumnNumbers Node, ValidityNode? Validity)[] _numbers;
    private readonly ColumnTexts[] _texts;
    private readonly IColumnNode[] _others;

    public LoadInstruction(Space space, IReadOnlyList<IColumnNode> columns)
    {
        _space = space;
        _numbers = [.. columns.OfType<ColumnNumbers>().Select(n => (n, columns.OfType<ValidityNode>().FirstOrDefault(v => v.Place == n.Place)))];
        _texts = [.. columns.OfType<ColumnTexts>()];
        _others = [.. columns.Where(c => c is not (ColumnNumbers or ColumnTexts) && !_numbers.Any(n => ReferenceEquals(n.Validity, c)))];
    }

    public override void Run(Workspace w)
    {
        var memory = w.Spaces[_space.Index];
        var start = _space.Parent is null ? w.Start : memory.Base;
        if (memory.Words == 1) LoadOneWord(w, memory.Bits, start);
        else LoadNumbers(w, start);
        foreach (var column in _texts) column.Load(w, start);
        foreach (var column in _others) column.Load(w, start);
    }

    private void LoadNumbers(Workspace w, int start)
    {
        foreach (var (node, validity) in _numbers)
        {
            var column = node.Place.NumbersIn(w.Batch);
            w.Lane(node).Aim(in column.ValueStore, start);
            if (validity is not null) ValidityNode.Copy(in column.ValidityStore, column.IsAllKnown, start, w.Bits(validity));
        }
    }

    private void LoadOneWord(Workspace w, Span<ulong> bits, int start)
    {
        foreach (var (node, validity) in _numbers)
        {
            var column = node.Place.NumbersIn(w.Batch);
            w.Lane(node).Aim(in column.ValueStore, start);
            if (validity is not null) bits[validity.Register] = column.IsAllKnown ? ulong.MaxValue : column.ValidityStore[start >> 6];
        }
    }
}

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

/// <summary>
/// Operations that became possible at the same time, one kind after the other: a batch of one account spends its time on calls, and calls that
/// go to the same place again and again are the cheapest.
/// </summary>
internal sealed class WaveInstruction(IEnumerable<CutsPass> cuts, IEnumerable<TextsPass> texts, IReadOnlyList<Node> nodes) : Instruction
{
    private readonly CutsPass[] _cuts = [.. cuts];
    private readonly TextsPass[] _texts = [.. texts];
    private readonly KnownTextsNode[] _known = [.. nodes.OfType<KnownTextsNode>()];
    private readonly QuotientNode[] _quotients = [.. nodes.OfType<QuotientNode>()];
    private readonly FirstOfNode[] _labels = [.. nodes.OfType<FirstOfNode>()];
    private readonly Node[] _others = [.. nodes.Where(n => n is not (CutNode or OneTextNode or KnownTextsNode or QuotientNode or FirstOfNode))];

    public override void Run(Workspace w)
    {
        foreach (var pass in _cuts) pass.Run(w);
        foreach (var pass in _texts) pass.Run(w);
        foreach (var node in _known) node.Run(w);
        foreach (var node in _quotients) node.Run(w);
        foreach (var node in _labels) node.Run(w);
        foreach (var node in _others) node.Run(w);
    }
}

/// <summary>All cuts of one column, in one pass over it.</summary>
internal sealed class CutsPass(NumbersNode values, double[] bounds, int[] registers)
{
    public void Run(Workspace w)
    {
        var memory = w.Spaces[values.Space.Index];
        if (memory.Count == 1)
        {
            var bits = memory.Bits;
            var value = w.Lane(values).First;
            for (var i = 0; i < registers.Length; i++) bits[registers[i]] = Bits.Of(value >= bounds[i]);
            return;
        }

        w.Kernels.AtLeast(w.NumberWords(values), bounds, memory.Bits, registers, memory.Words);
    }
}

/// <summary>All comparisons of one column of texts with texts of the policy, in one pass over it.</summary>
internal sealed class TextsPass(TextsNode texts, string[] wanted, int[] registers, int state)
{
    public void Run(Workspace w)
    {
        var memory = w.Spaces[texts.Space.Index];
        var codes = w.State<WantedCodes>(state).In(w.Texts(texts), wanted);
        if (memory.Count == 1)
        {
            var bits = memory.Bits;
            var code = w.Lane(texts).First;
            for (var i = 0; i < registers.Length; i++) bits[registers[i]] = Bits.Of(code == codes[i]) & Bits.Of(code >= 0);
            return;
        }

        w.Kernels.Same(w.CodeWords(texts), codes, memory.Bits, registers, memory.Words);
    }

    /// <summary>The numbers of the wanted texts in the dictionary at hand.</summary>
    private sealed class WantedCodes
    {
        private ITexts? _texts;
        private int _version;
        private int[] _codes = [];

        public ReadOnlySpan<int> In(ITexts texts, string[] wanted)
        {
            if (ReferenceEquals(texts, _texts) && (texts is StringPool || texts.Version == _version)) return _codes;
            if (_codes.Length == 0) _codes = new int[wanted.Length];
            for (var i = 0; i < wanted.Length; i++) _codes[i] = texts.Find(wanted[i]);
            _texts = texts;
            _version = texts.Version;
            return _codes;
        }
    }
}

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
