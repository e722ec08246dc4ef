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
