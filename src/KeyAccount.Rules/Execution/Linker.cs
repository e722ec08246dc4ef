namespace KeyAccount.Rules.Execution;

/// <summary>
/// Turns a graph into a program: drops what no output rests on, gives every node its place in memory, and puts the nodes into an order in which
/// those that can share a pass over their rows stand together.
/// </summary>
internal sealed class Linker
{
    /// <summary>More comparisons than this do not go into one pass.</summary>
    private const int MostInPass = 64;

    private readonly NodeGraph _graph;
    private readonly bool[] _alive;
    private readonly List<Instruction> _instructions = [];
    private readonly List<Node>[] _readers;
    private readonly int[] _waitingFor;
    private readonly SortedSet<int> _eager = [];
    private readonly SortedSet<int> _walks = [];
    private readonly PriorityQueue<LogicNode, int>[][] _logic;

    private Linker(NodeGraph graph)
    {
        _graph = graph;
        _alive = new bool[graph.Nodes.Count];
        _readers = [.. graph.Nodes.Select(_ => new List<Node>())];
        _waitingFor = new int[graph.Nodes.Count];
        _logic = [.. graph.Spaces.Select(_ => Enum.GetValues<BitOperator>().Select(_ => new PriorityQueue<LogicNode, int>()).ToArray())];
    }

    public static Program Link(NodeGraph graph, IReadOnlyList<Output> outputs) => new Linker(graph).Run(outputs);

    private Program Run(IReadOnlyList<Output> outputs)
    {
        Mark(outputs.SelectMany(o => o.Nodes));
        var alive = _graph.Nodes.Where(n => _alive[n.Id]).ToArray();
        Pack(alive);
        var (numbers, texts, rows) = Place(alive);
        WriteThrough(outputs);
        Schedule(alive);
        return new Program
        {
            Instructions = [.. _instructions],
            Spaces = [.. _graph.Spaces],
            Outputs = [.. outputs],
            NumberCount = numbers,
            TextCount = texts,
            RowMapCount = rows,
            StateCount = _graph.StateCount,
            BitsPerRow = alive.Sum(BitsPerRow),
            HasPairs = alive.OfType<ExpandedSegments>().Any(),
            Lists = [.. alive.OfType<ColumnSegments>().Select(s => s.Ordinal).Distinct()],
        };
    }

    /// <summary>Everything that the outputs rest on. Nodes stand after those they read, so that one pass from the last to the first finds all.</summary>
    private void Mark(IEnumerable<Node> wanted)
    {
        foreach (var node in wanted) _alive[node.Id] = true;
        for (var id = _graph.Nodes.Count - 1; id >= 0; id--)
        {
            if (!_alive[id]) continue;
            foreach (var input in _graph.Nodes[id].Inputs) _alive[input.Id] = true;
            if (_graph.Nodes[id].Space.Segments is { } segments) _alive[segments.Id] = true;
        }
    }

    private static void Pack(Node[] alive)
    {
        foreach (var quotient in alive.OfType<QuotientNode>()) quotient.Want();
        foreach (var sums in alive.OfType<SumsNode>()) sums.Pack();
        foreach (var quotient in alive.OfType<QuotientNode>()) quotient.Link();
    }

    private static (int Numbers, int Texts, int Rows) Place(Node[] alive)
    {
        var (numbers, texts, rows) = (0, 0, 0);
        foreach (var node in alive)
        {
            node.Register = node switch
            {
                BitsNode => node.Space.Registers++,
                NumbersNode => numbers++,
                TextsNode => texts++,
                RowsNode => rows++,
                _ => -1,
            };
        }

        return (numbers, texts, rows);
    }

    private static void WriteThrough(IReadOnlyList<Output> outputs)
    {
        foreach (var output in outputs)
        {
            switch (output)
            {
                case NumbersOutput { Values: { IsComputed: true, WritesResult: false } values } numbers:
                    values.WritesResult = numbers.WritesThrough = true;
                    break;
                case TextsOutput { Texts: { IsComputed: true, WritesResult: false } texts } coded:
                    texts.WritesResult = coded.WritesThrough = true;
                    break;
            }
        }
    }

    private static int BitsPerRow(Node node) => node switch
    {
        BitsNode => 1,
        ColumnNumbers or ColumnTexts or ConstantNumbers or ConstantText => 0,
        NumbersNode or SumsNode => 64,
        _ => 32,
    };

    // ---- order ------------------------------------------------------------------------------------------------------------------

    private void Schedule(Node[] alive)
    {
        foreach (var node in alive)
        {
            foreach (var input in Reads(node))
            {
                _readers[input.Id].Add(node);
                _waitingFor[node.Id]++;
            }
        }

        foreach (var node in alive)
            if (_waitingFor[node.Id] == 0) MakeReady(node);

        // What needs a pass of its own goes first; then logic, as much of one space as there is; walks over lists last, so that as many as
        // possible walk together.
        while (true)
        {
            if (_eager.Count > 0) RunEager();
            else if (Array.FindIndex(_logic, ready => Array.Exists(ready, r => r.Count > 0)) is >= 0 and var space) RunLogic(space);
            else if (_walks.Count > 0) RunWalks();
            else break;
        }
    }

    private static IEnumerable<Node> Reads(Node node) =>
        (node.Space.Segments is { } segments ? node.Inputs.Append(segments) : node.Inputs).Distinct();

    private void MakeReady(Node node)
    {
        switch (node)
        {
            case LogicNode logic:
                _logic[node.Space.Index][(int)logic.Operator].Enqueue(logic, node.Id);
                break;
            case AnyNode:
                _walks.Add(node.Id);
                break;
            default:
                _eager.Add(node.Id);
                break;
        }
    }

    private void Done(Node node)
    {
        foreach (var reader in _readers[node.Id])
            if (--_waitingFor[reader.Id] == 0) MakeReady(reader);
    }

    private void RunEager()
    {
        Node[] ready = [.. _eager.Select(id => _graph.Nodes[id])];
        _eager.Clear();
        foreach (var columns in ready.OfType<IColumnNode>().GroupBy(c => ((Node)c).Space))
            _instructions.Add(new LoadInstruction(columns.Key, [.. columns]));
        var rest = ready.Where(n => n is not IColumnNode).ToArray();
        if (rest.Length > 0) _instructions.Add(new WaveInstruction(Cuts(rest), Texts(rest), rest));
        foreach (var node in ready) Done(node);
    }

    private static IEnumerable<CutsPass> Cuts(IEnumerable<Node> ready) =>
        from cuts in ready.OfType<CutNode>().GroupBy(c => c.Values)
        from pass in cuts.OrderBy(c => c.Bound).Chunk(MostInPass)
        select new CutsPass(cuts.Key, [.. pass.Select(c => c.Bound)], [.. pass.Select(c => c.Register)]);

    private IEnumerable<TextsPass> Texts(IEnumerable<Node> ready) =>
        from texts in ready.OfType<OneTextNode>().GroupBy(t => t.Texts)
        from pass in texts.Chunk(MostInPass)
        select new TextsPass(texts.Key, [.. pass.Select(t => t.Text)], [.. pass.Select(t => t.Register)], _graph.NewState());

    /// <summary>As many steps with one operator as there are, then the next operator.</summary>
    private void RunLogic(int space)
    {
        var runs = new List<(BitOperator, BitStep[])>();
        while (Array.Find(_logic[space], r => r.Count > 0) is { } ready)
        {
            var op = ready.Peek().Operator;
            var steps = new List<BitStep>();
            while (ready.TryDequeue(out var node, out _))
            {
                steps.Add(new BitStep(node.A.Register, (node.B ?? node.A).Register, node.Register));
                Done(node);
            }

            runs.Add((op, [.. steps]));
        }

        _instructions.Add(new LogicInstruction(_graph.Spaces[space], [.. runs]));
    }

    private void RunWalks()
    {
        AnyNode[] ready = [.. _walks.Select(id => (AnyNode)_graph.Nodes[id])];
        _walks.Clear();
        foreach (var walks in ready.GroupBy(w => w.Segments))
            _instructions.Add(new AnyInstruction(walks.Key, [.. walks.Select(w => w.Elements)], [.. walks]));
        foreach (var node in ready) Done(node);
    }
}
