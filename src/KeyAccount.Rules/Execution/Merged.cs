using System.Runtime.Intrinsics.X86;

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
        var start = _space.Parent is null ? w.Start : w.Spaces[_space.Index].Base;
        foreach (var (node, validity) in _numbers)
        {
            var column = (NumberColumn)node.Place.In(w.Batch);
            w.Lane(node).Aim(in column.ValueStore, start);
            if (validity is not null) ValidityNode.Copy(in column.ValidityStore, column.IsAllKnown, start, w.Bits(validity));
        }

        foreach (var column in _texts) column.Load(w, start);
        foreach (var column in _others) column.Load(w, start);
    }
}

/// <summary>Steps of bit logic in one space, in an order in which each comes after what it reads.</summary>
internal sealed class LogicInstruction(Space space, BitStep[] steps) : Instruction
{
    public override void Run(Workspace w)
    {
        var memory = w.Spaces[space.Index];
        w.Kernels.Logic(steps, memory.Bits, memory.Words);
    }
}

/// <summary>All cuts of one column, in one pass over it.</summary>
internal sealed class CutsInstruction(NumbersNode values, double[] bounds, int[] registers) : Instruction
{
    public override void Run(Workspace w)
    {
        var memory = w.Spaces[values.Space.Index];
        Span<int> starts = stackalloc int[registers.Length];
        for (var i = 0; i < starts.Length; i++) starts[i] = registers[i] * memory.Words;
        w.Kernels.AtLeast(w.Numbers(values), bounds, memory.Bits, starts);
    }
}

/// <summary>All comparisons of one column of texts with texts of the policy, in one pass over it.</summary>
internal sealed class TextsInstruction(TextsNode texts, string[] wanted, int[] registers, int state) : Instruction
{
    public override void Run(Workspace w)
    {
        var memory = w.Spaces[texts.Space.Index];
        var codes = w.State<WantedCodes>(state).In(w.Texts(texts), wanted);
        Span<int> starts = stackalloc int[registers.Length];
        for (var i = 0; i < starts.Length; i++) starts[i] = registers[i] * memory.Words;
        w.Kernels.Same(w.Codes(texts), codes, memory.Bits, starts);
    }

    /// <summary>The numbers of the wanted texts in the dictionary at hand.</summary>
    private sealed class WantedCodes
    {
        private ITexts? _texts;
        private int _version;
        private int[] _codes = [];

        public ReadOnlySpan<int> In(ITexts texts, string[] wanted)
        {
            if (ReferenceEquals(texts, _texts) && texts.Version == _version) return _codes;
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
            for (var row = 0; row < rows.Length; row++) w.Bits(rows[row])[0] = memory.AnyOfOne(w.Bits(elements[row])) ? 1UL : 0UL;
            return;
        }

        var isVectorised = w.Kernels.Path != VectorPath.One;
        var i = 0;
        if (isVectorised && Bmi2.X64.IsSupported)
            for (; i + 1 < elements.Length; i += 2) memory.Any(w.Bits(elements[i]), w.Bits(elements[i + 1]), w.Bits(rows[i]), w.Bits(rows[i + 1]));
        for (; i < elements.Length; i++) memory.Any(w.Bits(elements[i]), w.Bits(rows[i]), isVectorised);
    }
}
